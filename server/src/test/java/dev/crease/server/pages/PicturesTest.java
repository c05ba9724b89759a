package dev.crease.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.Cursor;
import dev.crease.push.PushError;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PicturesTest {
  private final Pictures pictures = new Pictures();
  private final AtomicInteger drawn = new AtomicInteger();

  @Test
  void aPictureIsDrawnOnceForEachStateOfItsMatch() {
    draw(key("", 1));
    draw(key("", 1));
    assertThat(drawn).hasValue(1);
    draw(key("k3-1", 1));
    draw(key("", 2));
    assertThat(drawn).hasValue(3);
  }

  @Test
  void onlyTheLatestAreKept() {
    for (int i = 0; i <= Pictures.KEPT; i++) {
      draw(key("", i));
    }
    draw(key("", Pictures.KEPT));
    assertThat(drawn).hasValue(Pictures.KEPT + 1);
    draw(key("", 0));
    assertThat(drawn).hasValue(Pictures.KEPT + 2);
  }

  @Test
  void whoAsksForOneTooManyAtOnceIsToldSoAndMayComeAgain() {
    assertThatThrownBy(() -> nested(Pictures.DRAWN))
        .isInstanceOfSatisfying(
            PushError.Raised.class,
            raised -> assertThat(raised.error()).isEqualTo(PushError.OVERLOADED));
    assertThat(nested(Pictures.DRAWN - 1)).isNotNull();
  }

  /// A picture that is asked for while another is being drawn, so many times over.
  private byte[] nested(int deeper) {
    return pictures.of(key("", deeper), () -> deeper == 0 ? new byte[1] : nested(deeper - 1));
  }

  private void draw(Pictures.Key key) {
    pictures.of(
        key,
        () -> {
          drawn.incrementAndGet();
          return new byte[1];
        });
  }

  private static Pictures.Key key(String ball, int head) {
    return new Pictures.Key("demo", ball, Cursor.parse("k3-" + head).orElseThrow());
  }
}
