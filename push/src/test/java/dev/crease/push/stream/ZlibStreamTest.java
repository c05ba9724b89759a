package dev.crease.push.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Cursor;
import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.zip.Adler32;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

/// A reader's stream is made of what all share, and still one valid zlib stream with its checksum.
class ZlibStreamTest {
  private final WireForms forms = new WireForms();

  @Test
  void theStreamOfEachReaderIsCompleteWhereverItBegan() throws IOException {
    ZlibStream early = new ZlibStream();
    ZlibStream late = new ZlibStream();
    ByteBuf toEarly = Unpooled.buffer().writeBytes(ZlibStream.head());
    ByteBuf toLate = Unpooled.buffer().writeBytes(ZlibStream.head());
    toEarly.writeBytes(early.stored("retry: 1234\n\n"));
    StringBuilder plain = new StringBuilder();
    for (int i = 1; i <= 50; i++) {
      List<Publication> events = List.of(event(i), event(1_000 + i));
      ByteBuf sse = forms.sse(events);
      toEarly.writeBytes(early.next(forms.sseBlocks(events)).duplicate());
      if (i > 20) {
        toLate.writeBytes(late.next(forms.sseBlocks(events)).duplicate());
      }
      plain.append(sse.toString(UTF_8));
    }
    toEarly.writeBytes(early.end());
    toLate.writeBytes(late.end());
    assertThat(inflated(toEarly)).isEqualTo("retry: 1234\n\n" + plain);
    assertThat(plain.toString()).endsWith(inflated(toLate));
    assertThat(toEarly.writerIndex()).isLessThan(plain.length() / 2);
  }

  @Test
  void theChecksumOfTwoTextsIsWorkedOutFromTheirs() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      byte[] first = new byte[random.nextInt(100)];
      byte[] second = new byte[random.nextInt(i < 10 ? 200_000 : 300)];
      random.nextBytes(first);
      random.nextBytes(second);
      Adler32 both = new Adler32();
      both.update(first);
      int ofFirst = (int) both.getValue();
      both.update(second);
      Adler32 alone = new Adler32();
      alone.update(second);
      assertThat(ZlibStream.joined(ofFirst, (int) alone.getValue(), second.length))
          .isEqualTo((int) both.getValue());
    }
  }

  private static Publication event(long offset) {
    String data = "{\"n\":%d,\"x\":\"%s\"}".formatted(offset, "cover drive ".repeat(30));
    return new Publication(new Topic("feeds/x"), new Cursor("k3", offset), JsonBytes.of(data));
  }

  private static String inflated(ByteBuf zlib) throws IOException {
    byte[] bytes = ByteBufUtil.getBytes(zlib);
    return new String(
        new InflaterInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), UTF_8);
  }
}
