package dev.crease.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenPartsTest {
  @Test
  void partsAreClosedInReverseWhateverFails() {
    List<String> closed = new ArrayList<>();
    OpenParts parts = new OpenParts();
    parts.add(() -> closed.add("log"));
    parts.add(() -> fail("hub"));
    parts.add(() -> fail("http"));
    parts.add(() -> closed.add("matches"));
    assertThatThrownBy(parts::close)
        .hasMessage("http")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(closed).containsExactly("matches", "log");
    parts.close();
    assertThat(closed).hasSize(2);
  }

  private static void fail(String part) {
    throw new IllegalStateException(part);
  }
}
