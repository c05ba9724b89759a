package dev.crease.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionTest {
  @Test
  void boundsAreReadInAnyOrder() {
    TopicPattern feeds = new TopicPattern("feeds/*");
    Retention all = new Retention(feeds, 10_000, Duration.ofDays(7), 1L << 30);
    assertThat(Retention.parse("feeds/*=10000,7d,1GiB")).isEqualTo(all);
    assertThat(Retention.parse("feeds/*=1GiB,168h,10000")).isEqualTo(all);
    assertThat(Retention.parse(all.toString())).isEqualTo(all);
    assertThat(Retention.parse("*=5").hasAge()).isFalse();
    assertThat(Retention.parse("feeds/*=all")).isEqualTo(Retention.everything(feeds));
    assertThat(Retention.everything(feeds).keepsAll()).isTrue();
    assertThat(Retention.everything(feeds)).hasToString("feeds/*=all");
    assertThat(Retention.parse("a=999999999999d").hasAge()).isFalse();
  }

  @Test
  void whatIsNoBoundIsRefused() {
    for (String wrong :
        new String[] {"feeds/*", "feeds/*=", "=5", "a=0", "a=5x", "a=1,", "a b=1"}) {
      assertThatThrownBy(() -> Retention.parse(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
