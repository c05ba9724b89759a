package dev.crease.push.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.JsonBytes;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class CompressionTest {
  private final Compression compression = new Compression();

  @Test
  void whatIsDeflatedIsInflatedAgain() throws DataFormatException {
    for (int length : new int[] {0, 1, 255, 4_090, 4_096, 70_000}) {
      String text = "\"" + noise(length) + "\"";
      byte[] payload = compression.message(JsonBytes.of(text));
      assertThat(compression.inflate(payload, text.length()))
          .hasValueSatisfying(plain -> assertThat(new String(plain, UTF_8)).isEqualTo(text));
    }
  }

  @Test
  void aBombIsNotInflatedBeyondTheLimit() throws DataFormatException {
    byte[] bomb = compression.message(JsonBytes.of("0".repeat(50_000_000)));
    assertThat(bomb.length).isLessThan(60_000);
    assertThat(compression.inflate(bomb, 1 << 20)).isEmpty();
    assertThat(compression.inflate(bomb, 50_000_000)).isPresent();
    assertThat(compression.inflate(bomb, 49_999_999)).isEmpty();
  }

  @Test
  void aFinalBlockIsUnderstoodToo() throws DataFormatException {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput("Hello".getBytes(UTF_8));
    deflater.finish();
    byte[] out = new byte[64];
    int size = deflater.deflate(out);
    byte[] payload = java.util.Arrays.copyOf(out, size + 1); // RFC 7692, 7.2.3.4
    assertThat(compression.inflate(payload, 100)).contains("Hello".getBytes(UTF_8));
  }

  @Test
  void whatIsNotDeflatedIsRefused() {
    byte[] payload = {(byte) 0xff, (byte) 0xff, 1, 2};
    assertThatThrownBy(() -> compression.inflate(payload, 100))
        .isInstanceOf(DataFormatException.class);
  }

  private static String noise(int length) {
    Random random = new Random(length);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }
}
