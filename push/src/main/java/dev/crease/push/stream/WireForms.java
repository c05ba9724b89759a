package dev.crease.push.stream;

import dev.crease.push.Cursor;
import dev.crease.push.Ephemeral;
import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.push.Subscriber;
import dev.crease.push.TopicPattern;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Adler32;
import org.jspecify.annotations.Nullable;

/// Makes the bytes of streams: one SSE record or WebSocket frame per event, plain or compressed.
/// One per loop; its loop only.
///
/// Readers who get the same events at the same time are given the same list, so the bytes made of
/// the last list are kept and shared: encoded once, written to each. An answer stays the form's own
/// and is of use until the next is asked for; who keeps it longer retains it ([Outlet#share]).
public final class WireForms implements AutoCloseable {
  private static final byte[] ID = ascii("id: ");
  private static final byte[] DATA = ascii("\ndata: ");
  private static final byte[] END = ascii("\n\n");
  private static final byte[] CONTROL = ascii("event: control\ndata: ");
  private static final int MOST_OF_SSE = 64;

  /// Below this many bytes compression saves little and costs each reader's processor.
  private static final int LEAST_TO_DEFLATE = 256;

  private static final int WINDOWS = 16;

  private final Compression compression = new Compression();
  private final Form sse = new Form();
  private final Form sseBlocks = new Form();
  private final Form frames = new Form();
  private final Form[] deflatedFrames = new Form[WINDOWS];
  private final Form ssePassing = new Form();
  private final Form sseBlocksPassing = new Form();
  private final Form framePassing = new Form();
  private final Form sseControl = new Form();
  private final Form controlFrame = new Form();
  private @Nullable Cursor beatHead;
  private String beat = "";

  /// Compresses for this loop.
  Compression compression() {
    return compression;
  }

  /// Gives back what is kept, when the loop stops.
  @Override
  public void close() {
    for (Form form : List.of(sse, sseBlocks, frames, sseControl, controlFrame)) {
      form.forget();
    }
    for (Form form : deflatedFrames) {
      if (form != null) {
        form.forget();
      }
    }
    compression.close();
  }

  /// The SSE records of these events.
  ByteBuf sse(List<Publication> events) {
    if (!sse.isOf(events)) {
      sse.keep(events, sseBytes(events));
    }
    return sse.bytes;
  }

  /// The same as one stretch of a zlib stream.
  Stretch sseBlocks(List<Publication> events) {
    if (!sseBlocks.isOf(events)) {
      byte[] text = ByteBufUtil.getBytes(sse(events));
      sseBlocks.keep(events, direct(compression.blocks(text)));
      sseBlocks.plain(text);
    }
    return sseBlocks.stretch();
  }

  /// The WebSocket text frames of these events, one an event.
  ByteBuf frames(List<Publication> events) {
    if (!frames.isOf(events)) {
      frames.keep(events, frameBytes(events));
    }
    return frames.bytes;
  }

  /// The same, compressed where that pays and the reader's window is wide enough.
  ByteBuf frames(List<Publication> events, Deflate deflate) {
    Form form = deflatedFrames[deflate.windowBits()];
    if (form == null) {
      form = new Form();
      deflatedFrames[deflate.windowBits()] = form;
    }
    if (!form.isOf(events)) {
      form.keep(events, deflatedBytes(events, deflate.mostBytes()));
    }
    return form.bytes;
  }

  /// An event that nobody keeps as an SSE record; without an `id:`, so that the reader's place
  /// stays.
  ByteBuf sse(Ephemeral event) {
    if (!ssePassing.isOf(event)) {
      ssePassing.keep(event, direct(passingText(event)));
    }
    return ssePassing.bytes;
  }

  private static byte[] passingText(Ephemeral event) {
    return ("data: " + event.json() + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  /// The same as one stretch of a zlib stream.
  Stretch sseBlocks(Ephemeral event) {
    if (!sseBlocksPassing.isOf(event)) {
      byte[] text = passingText(event);
      sseBlocksPassing.keep(event, direct(compression.blocks(text)));
      sseBlocksPassing.plain(text);
    }
    return sseBlocksPassing.stretch();
  }

  /// The same as a WebSocket text frame.
  ByteBuf frame(Ephemeral event) {
    if (!framePassing.isOf(event)) {
      framePassing.keep(event, Frames.text(event.json().toBytes()));
    }
    return framePassing.bytes;
  }

  /// A control message as an SSE record of the type `control`.
  ByteBuf sseControl(String json) {
    if (!sseControl.isOf(json)) {
      byte[] text = json.getBytes(StandardCharsets.UTF_8);
      ByteBuf out = direct(CONTROL.length + text.length + END.length);
      sseControl.keep(json, out.writeBytes(CONTROL).writeBytes(text).writeBytes(END));
    }
    return sseControl.bytes;
  }

  /// A control message as a WebSocket text frame.
  ByteBuf controlFrame(String json) {
    if (!controlFrame.isOf(json)) {
      controlFrame.keep(json, Frames.text(json.getBytes(StandardCharsets.UTF_8)));
    }
    return controlFrame.bytes;
  }

  private static ByteBuf sseBytes(List<Publication> events) {
    int size = 0;
    for (Publication event : events) {
      size += event.json().length() + MOST_OF_SSE;
    }
    ByteBuf out = direct(size);
    for (Publication event : events) {
      out.writeBytes(ID);
      out.writeCharSequence(event.cursor().toString(), StandardCharsets.US_ASCII);
      out.writeBytes(DATA);
      out.writeBytes(event.json().asBuffer());
      out.writeBytes(END);
    }
    return out;
  }

  private static ByteBuf frameBytes(List<Publication> events) {
    int size = 0;
    for (Publication event : events) {
      size += event.json().length() + Frames.MOST_OF_HEAD;
    }
    ByteBuf out = direct(size);
    for (Publication event : events) {
      Frames.text(out, event.json());
    }
    return out;
  }

  private ByteBuf deflatedBytes(List<Publication> events, int mostBytes) {
    ByteBuf out = direct(events.size() * LEAST_TO_DEFLATE);
    for (Publication event : events) {
      int length = event.json().length();
      boolean mayPay = length >= LEAST_TO_DEFLATE && length <= mostBytes;
      byte[] payload = mayPay ? compression.message(event.json()) : new byte[length];
      if (payload.length < length) {
        Frames.deflatedText(out, payload);
      } else {
        Frames.text(out, event.json());
      }
    }
    return out;
  }

  static String start(Subscriber.Start start) {
    String rule =
        start.latestOnly().isEmpty()
            ? ""
            : ",\"latestOnly\":[\"%s\"]"
                .formatted(
                    start.latestOnly().stream()
                        .map(TopicPattern::text) // which needs no escaping
                        .collect(Collectors.joining("\",\"")));
    return "{\"control\":\"start\",\"recovered\":%s,\"head\":\"%s\"%s}"
        .formatted(start.recovered(), start.head(), rule);
  }

  /// The heartbeat of a head; made once for all who have the same.
  String beat(Cursor head) {
    if (!head.equals(beatHead)) {
      beatHead = head;
      beat = "{\"control\":\"beat\",\"head\":\"%s\"}".formatted(head);
    }
    return beat;
  }

  /// What was sent in a WebSocket frame is not done.
  public static JsonBytes refused(PushError.Raised problem) {
    return JsonBytes.of("{\"control\":\"refused\",\"problem\":" + problem.json() + "}");
  }

  static String bye(int withinSeconds) {
    return "{\"control\":\"bye\",\"reconnect\":true,\"within\":%d}".formatted(withinSeconds);
  }

  static String expiring(long withinSeconds) {
    return "{\"control\":\"expiring\",\"within\":%d}".formatted(withinSeconds);
  }

  static String expired() {
    return "{\"control\":\"bye\",\"reconnect\":true,\"within\":0,\"reason\":\"expired\"}";
  }

  private static ByteBuf direct(int size) {
    return ByteBufAllocator.DEFAULT.directBuffer(size);
  }

  private static ByteBuf direct(byte[] bytes) {
    return direct(bytes.length).writeBytes(bytes);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// Bytes of a zlib stream (RFC 1950), and what its checksum needs to know of the plain ones.
  record Stretch(ByteBuf bytes, int plainAdler, int plainLength) {}

  /// The bytes of what was asked for last, in one form.
  private static final class Form {
    private Object of = "";
    private ByteBuf bytes = Unpooled.EMPTY_BUFFER;
    private int plainAdler;
    private int plainLength;

    @SuppressWarnings("ReferenceEquality") // the same list, not an equal one, is what was made last
    boolean isOf(List<Publication> events) {
      return of == events;
    }

    @SuppressWarnings("ReferenceEquality") // the same event is passed to all
    boolean isOf(Ephemeral event) {
      return of == event;
    }

    boolean isOf(String json) {
      return of.equals(json);
    }

    void keep(Object key, ByteBuf made) {
      bytes.release();
      of = key;
      bytes = made;
    }

    void forget() {
      keep("", Unpooled.EMPTY_BUFFER);
    }

    void plain(byte[] text) {
      Adler32 adler = new Adler32();
      adler.update(text);
      plainAdler = (int) adler.getValue();
      plainLength = text.length;
    }

    Stretch stretch() {
      return new Stretch(bytes, plainAdler, plainLength);
    }
  }
}
