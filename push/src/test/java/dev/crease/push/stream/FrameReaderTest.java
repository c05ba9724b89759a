package dev.crease.push.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames byte by byte and all at once; what each fault is called.
class FrameReaderTest {
  private static final int MOST = 1_000;

  @Test
  void messagesComeWholeHoweverTheyAreCut() {
    String text = "Ōtautahi 🏏 ".repeat(20);
    byte[] utf8 = text.getBytes(UTF_8);
    ByteBuf frames = Unpooled.buffer();
    frame(frames, 0x81, utf8);
    frame(frames, 0x01, part(utf8, 0, 50));
    frame(frames, 0x89, "are you there?".getBytes(UTF_8));
    frame(frames, 0x00, part(utf8, 50, 50));
    frame(frames, 0x80, part(utf8, 50, utf8.length));
    frame(frames, 0x81, new byte[0]);
    frame(frames, 0x82, new byte[] {1, 2, 3});
    frame(frames, 0x8a, new byte[] {1});
    frame(frames, 0x88, new byte[] {3, (byte) 0xe8});
    List<String> expected =
        List.of(
            "text " + text,
            "ping are you there?",
            "text " + text,
            "text ",
            "binary \1\2\3",
            "close \3\u00e8");
    for (int step = 1; step <= frames.readableBytes(); step++) {
      Told told = new Told();
      FrameReader reader = new FrameReader(told, MOST, false);
      for (int at = 0; at < frames.readableBytes(); at += step) {
        reader.read(frames.slice(at, Math.min(step, frames.readableBytes() - at)));
      }
      assertThat(told.words).as("%d bytes at a time", step).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "unmasked, 8105, PROTOCOL_ERROR",
    "reserved bit 1 without deflate, c1 80 00000000, PROTOCOL_ERROR",
    "reserved bit 2, a1 80 00000000, PROTOCOL_ERROR",
    "reserved bit 3, 91 80 00000000, PROTOCOL_ERROR",
    "unknown data opcode, 83 80 00000000, PROTOCOL_ERROR",
    "unknown control opcode, 8b 80 00000000, PROTOCOL_ERROR",
    "fragmented ping, 09 80 00000000, PROTOCOL_ERROR",
    "long ping, 89 fe 007e 00000000, PROTOCOL_ERROR",
    "continuation of nothing, 80 80 00000000, PROTOCOL_ERROR",
    "a message within a message, 01 80 00000000 81 80 00000000, PROTOCOL_ERROR",
    "length with leading zeros in two bytes, 81 fe 007d 00000000, PROTOCOL_ERROR",
    "length with the highest bit, 81 ff 8000000000000000 00000000, PROTOCOL_ERROR",
    "too big in one, 81 fe 03e9 00000000, TOO_BIG",
    "too big by far, 81 ff 7fffffffffffffff 00000000, TOO_BIG",
    "overlong slash, 81 82 00000000 c0af, NOT_UTF_8",
    "surrogate, 81 83 00000000 eda080, NOT_UTF_8",
    "wrong before the frame ends, 81 fe 0100 00000000 41ff, NOT_UTF_8",
    "ends within a character, 81 81 00000000 c3, NOT_UTF_8",
  })
  void faultsAreNamedAndEndTheReading(String why, String hex, CloseCode code) {
    Told told = new Told();
    FrameReader reader = new FrameReader(told, MOST, false);
    byte[] bytes = java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
    reader.read(Unpooled.wrappedBuffer(bytes));
    reader.read(frame(Unpooled.buffer(), 0x81, new byte[3]));
    assertThat(told.words).as(why).containsExactly("wrong " + code);
  }

  @Test
  void fragmentsTogetherAreBoundedToo() {
    Told told = new Told();
    FrameReader reader = new FrameReader(told, MOST, false);
    for (int i = 0; i < 3; i++) {
      reader.read(frame(Unpooled.buffer(), i == 0 ? 0x01 : 0x00, new byte[400]));
    }
    assertThat(told.words).containsExactly("wrong TOO_BIG");
  }

  @Test
  void aCompressedMessageIsMarkedInItsFirstFrameOnly() {
    Told told = new Told();
    FrameReader reader = new FrameReader(told, MOST, true);
    reader.read(frame(Unpooled.buffer(), 0x41, new byte[] {(byte) 0xff}));
    reader.read(frame(Unpooled.buffer(), 0x80, new byte[] {(byte) 0xfe}));
    reader.read(frame(Unpooled.buffer(), 0x81, "plain".getBytes(UTF_8)));
    reader.read(frame(Unpooled.buffer(), 0x01, new byte[] {'a'}));
    reader.read(frame(Unpooled.buffer(), 0xc0, new byte[] {'b'}));
    assertThat(told.words)
        .containsExactly("compressed text \u00ff\u00fe", "text plain", "wrong PROTOCOL_ERROR");
  }

  private static byte[] part(byte[] all, int from, int to) {
    return java.util.Arrays.copyOfRange(all, from, to);
  }

  /// A masked frame.
  private static ByteBuf frame(ByteBuf out, int first, byte[] payload) {
    byte[] mask = {0x12, (byte) 0xf4, 0x56, (byte) 0x98};
    out.writeByte(first);
    if (payload.length < 126) {
      out.writeByte(0x80 | payload.length);
    } else {
      out.writeByte(0xfe).writeShort(payload.length);
    }
    out.writeBytes(mask);
    for (int i = 0; i < payload.length; i++) {
      out.writeByte(payload[i] ^ mask[i % 4]);
    }
    return out;
  }

  private static final class Told implements FrameReader.Sink {
    private final List<String> words = new ArrayList<>();

    @Override
    public void message(boolean text, boolean compressed, byte[] payload) {
      String kind = (compressed ? "compressed " : "") + (text ? "text " : "binary ");
      words.add(kind + new String(payload, compressed || !text ? ISO_8859_1 : UTF_8));
    }

    @Override
    public void ping(byte[] payload) {
      words.add("ping " + new String(payload, UTF_8));
    }

    @Override
    public void close(byte[] payload) {
      words.add("close " + new String(payload, ISO_8859_1));
    }

    @Override
    public void wrong(CloseCode code) {
      words.add("wrong " + code);
    }
  }
}
