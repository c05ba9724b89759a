package dev.crease.push.stream;

import dev.crease.push.Ephemeral;
import dev.crease.push.Publication;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;

/// A stream's transport in bytes. Its loop only.
sealed interface Wire {
  /// Writes events.
  void events(Outlet out, WireForms forms, List<Publication> publications);

  /// Writes a control message.
  void control(Outlet out, WireForms forms, String json);

  /// Writes an event that nobody keeps.
  void passing(Outlet out, WireForms forms, Ephemeral event);

  /// What ends the stream when its reader is to come back; may be empty.
  ///
  /// @param why the close code of a WebSocket
  ByteBuf end(CloseCode why);

  /// Server-sent events (HTML, 9.2).
  record Sse() implements Wire {
    @Override
    public void events(Outlet out, WireForms forms, List<Publication> publications) {
      out.share(forms.sse(publications));
    }

    @Override
    public void control(Outlet out, WireForms forms, String json) {
      out.share(forms.sseControl(json));
    }

    @Override
    public void passing(Outlet out, WireForms forms, Ephemeral event) {
      out.share(forms.sse(event));
    }

    @Override
    public ByteBuf end(CloseCode why) {
      return Unpooled.EMPTY_BUFFER;
    }
  }

  /// Server-sent events in a zlib stream of the reader's own.
  record DeflatedSse(ZlibStream zlib) implements Wire {
    @Override
    public void events(Outlet out, WireForms forms, List<Publication> publications) {
      out.share(zlib.next(forms.sseBlocks(publications)));
    }

    @Override
    public void control(Outlet out, WireForms forms, String json) {
      out.give(zlib.stored("event: control\ndata: " + json + "\n\n"));
    }

    @Override
    public void passing(Outlet out, WireForms forms, Ephemeral event) {
      out.share(zlib.next(forms.sseBlocks(event)));
    }

    @Override
    public ByteBuf end(CloseCode why) {
      return zlib.end();
    }
  }

  /// WebSocket text frames (RFC 6455).
  record Frame() implements Wire {
    @Override
    public void events(Outlet out, WireForms forms, List<Publication> publications) {
      out.share(forms.frames(publications));
    }

    @Override
    public void control(Outlet out, WireForms forms, String json) {
      out.share(forms.controlFrame(json));
    }

    @Override
    public void passing(Outlet out, WireForms forms, Ephemeral event) {
      out.share(forms.frame(event));
    }

    @Override
    public ByteBuf end(CloseCode why) {
      return Frames.close(why.number(), why.reason());
    }
  }

  /// The same, compressed as was agreed (RFC 7692). Control messages and ephemeral events are too
  /// short for it.
  record DeflatedFrame(Deflate deflate) implements Wire {
    @Override
    public void events(Outlet out, WireForms forms, List<Publication> publications) {
      out.share(forms.frames(publications, deflate));
    }

    @Override
    public void control(Outlet out, WireForms forms, String json) {
      out.share(forms.controlFrame(json));
    }

    @Override
    public void passing(Outlet out, WireForms forms, Ephemeral event) {
      out.share(forms.frame(event));
    }

    @Override
    public ByteBuf end(CloseCode why) {
      return new Frame().end(why);
    }
  }
}
