package dev.crease.push.stream;

import dev.crease.push.Publication;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;

/// A stream's transport in bytes. Its loop only.
sealed interface Wire {
  /// Events.
  ByteBuf events(WireForms forms, List<Publication> publications);

  /// A control message.
  ByteBuf control(WireForms forms, String json);

  /// What ends the stream when its reader is to come back; may be empty.
  ///
  /// @param why the close code of a WebSocket
  ByteBuf end(CloseCode why);

  /// Server-sent events (HTML, 9.2).
  record Sse() implements Wire {
    @Override
    public ByteBuf events(WireForms forms, List<Publication> publications) {
      return forms.sse(publications);
    }

    @Override
    public ByteBuf control(WireForms forms, String json) {
      return forms.sseControl(json);
    }

    @Override
    public ByteBuf end(CloseCode why) {
      return Unpooled.EMPTY_BUFFER;
    }
  }

  /// Server-sent events in a zlib stream of the reader's own.
  record DeflatedSse(ZlibStream zlib) implements Wire {
    @Override
    public ByteBuf events(WireForms forms, List<Publication> publications) {
      return zlib.next(forms.sseBlocks(publications));
    }

    @Override
    public ByteBuf control(WireForms forms, String json) {
      return zlib.stored("event: control\ndata: " + json + "\n\n");
    }

    @Override
    public ByteBuf end(CloseCode why) {
      return zlib.end();
    }
  }

  /// WebSocket text frames (RFC 6455).
  record Frame() implements Wire {
    @Override
    public ByteBuf events(WireForms forms, List<Publication> publications) {
      return forms.frames(publications);
    }

    @Override
    public ByteBuf control(WireForms forms, String json) {
      return forms.controlFrame(json);
    }

    @Override
    public ByteBuf end(CloseCode why) {
      return Frames.close(why.number(), why.reason());
    }
  }

  /// The same, compressed as was agreed (RFC 7692). Control messages are too short for it.
  record DeflatedFrame(Deflate deflate) implements Wire {
    @Override
    public ByteBuf events(WireForms forms, List<Publication> publications) {
      return forms.frames(publications, deflate);
    }

    @Override
    public ByteBuf control(WireForms forms, String json) {
      return forms.controlFrame(json);
    }

    @Override
    public ByteBuf end(CloseCode why) {
      return new Frame().end(why);
    }
  }
}
