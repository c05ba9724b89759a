package dev.crease.push.stream;

import dev.crease.push.Cursor;
import dev.crease.push.Publication;
import dev.crease.push.Subscriber;
import dev.crease.push.TopicPattern;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Makes the bytes of streams: one SSE record or WebSocket frame per event. One per loop; its loop
/// only.
///
/// Readers who get the same events at the same time are given the same list, so the bytes made of
/// the last list are kept and shared: encoded once, written to each. Every answer is one reference
/// to be written, and released by the write.
@SuppressWarnings("ReferenceEquality") // the same list, not an equal one, is what was encoded last
public final class WireForms {
  private static final byte[] ID = ascii("id: ");
  private static final byte[] DATA = ascii("\ndata: ");
  private static final byte[] END = ascii("\n\n");

  private final Form sse = new Form();
  private final Form frames = new Form();

  /// The SSE records of these events.
  ByteBuf sse(List<Publication> events) {
    if (sse.of != events) {
      sse.keep(events, sseBytes(events));
    }
    return sse.bytes.retainedDuplicate();
  }

  /// The WebSocket text frames of these events, one an event.
  ByteBuf frames(List<Publication> events) {
    if (frames.of != events) {
      frames.keep(events, frameBytes(events));
    }
    return frames.bytes.retainedDuplicate();
  }

  private static ByteBuf sseBytes(List<Publication> events) {
    int size = 0;
    for (Publication event : events) {
      size += event.json().length() + 64;
    }
    ByteBuf out = ByteBufAllocator.DEFAULT.directBuffer(size);
    for (Publication event : events) {
      out.writeBytes(ID);
      out.writeCharSequence(event.cursor().toString(), StandardCharsets.US_ASCII);
      out.writeBytes(DATA);
      out.writeBytes(event.json().toBytes());
      out.writeBytes(END);
    }
    return out;
  }

  private static ByteBuf frameBytes(List<Publication> events) {
    int size = 0;
    for (Publication event : events) {
      size += event.json().length() + 10;
    }
    ByteBuf out = ByteBufAllocator.DEFAULT.directBuffer(size);
    for (Publication event : events) {
      writeTextFrame(out, event.json().toBytes());
    }
    return out;
  }

  /// A control message as an SSE record of the type `control`.
  static ByteBuf sseControl(String json) {
    return Unpooled.copiedBuffer("event: control\ndata: " + json + "\n\n", StandardCharsets.UTF_8);
  }

  /// A control message as a WebSocket text frame.
  static ByteBuf frame(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    ByteBuf out = ByteBufAllocator.DEFAULT.directBuffer(text.length + 10);
    writeTextFrame(out, text);
    return out;
  }

  /// One unmasked, final text frame (RFC 6455, 5.2).
  private static void writeTextFrame(ByteBuf out, byte[] text) {
    out.writeByte(0x81);
    if (text.length < 126) {
      out.writeByte(text.length);
    } else if (text.length < 1 << 16) {
      out.writeByte(126).writeShort(text.length);
    } else {
      out.writeByte(127).writeLong(text.length);
    }
    out.writeBytes(text);
  }

  /// A WebSocket close frame (RFC 6455, 5.5.1), without a body if the code is none.
  static ByteBuf closeFrame(int code, String reason) {
    if (code < 0) {
      return Unpooled.wrappedBuffer(new byte[] {(byte) 0x88, 0});
    }
    byte[] text = ascii(reason);
    ByteBuf out = Unpooled.buffer(4 + text.length);
    out.writeByte(0x88).writeByte(2 + text.length).writeShort(code).writeBytes(text);
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

  static String beat(Cursor head) {
    return "{\"control\":\"beat\",\"head\":\"%s\"}".formatted(head);
  }

  static String bye(int withinSeconds) {
    return "{\"control\":\"bye\",\"reconnect\":true,\"within\":%d}".formatted(withinSeconds);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// The bytes of the last list, in one form.
  private static final class Form {
    private List<Publication> of = List.of();
    private ByteBuf bytes = Unpooled.EMPTY_BUFFER;

    void keep(List<Publication> events, ByteBuf made) {
      bytes.release();
      of = events;
      bytes = made;
    }
  }
}
