package dev.crease.cricket.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkingTest {

  @Test
  void onlyWhatTheFaultNeedsIsLeft() {
    var thousand = IntStream.range(0, 1000).boxed().toList();
    var shortest =
        Shrinking.shortest(thousand, some -> some.containsAll(List.of(17, 400, 401, 999)));
    assertThat(shortest).containsExactly(17, 400, 401, 999);
  }

  @Test
  void whatAlwaysFailsShrinksToNothing() {
    assertThat(Shrinking.shortest(List.of(1, 2, 3), _ -> true)).isEmpty();
  }
}
