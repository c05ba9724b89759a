package dev.crease.push.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// [Utf8] against Java's own strict decoder.
class Utf8Test {
  @Test
  void allTwoByteAndManyLongerTextsAreJudgedAsJavaJudgesThem() {
    for (int i = 0; i < 1 << 16; i++) {
      agree(new byte[] {(byte) (i >> 8), (byte) i});
    }
    Random random = new Random(7);
    byte[] edges = {0x41, (byte) 0x80, (byte) 0x8f, (byte) 0x90, (byte) 0x9f, (byte) 0xa0};
    byte[] leads = {(byte) 0xc2, (byte) 0xe0, (byte) 0xed, (byte) 0xef, (byte) 0xf0, (byte) 0xf4};
    for (int i = 0; i < 200_000; i++) {
      byte[] text = new byte[1 + random.nextInt(6)];
      for (int k = 0; k < text.length; k++) {
        text[k] = random.nextInt(3) == 0 ? leads[random.nextInt(6)] : edges[random.nextInt(6)];
      }
      agree(text);
    }
  }

  @Test
  void aTextMayBeCutAnywhere() {
    byte[] text = "κόσμε Ōtautahi 🏏".getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= text.length; cut++) {
      int state = Utf8.after(Utf8.WHOLE, text, 0, cut);
      assertThat(state).isNotEqualTo(Utf8.WRONG);
      assertThat(Utf8.after(state, text, cut, text.length)).isEqualTo(Utf8.WHOLE);
    }
  }

  private static void agree(byte[] text) {
    boolean valid;
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      valid = true;
    } catch (CharacterCodingException e) {
      valid = false;
    }
    assertThat(Utf8.isWhole(text, 0)).as("%s", new java.math.BigInteger(1, text)).isEqualTo(valid);
  }
}
