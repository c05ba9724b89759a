package dev.crease.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.PushError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ErrorCatalogueTest {
  @Test
  void everyErrorIsInTheDocsAndNoOther() throws IOException {
    String docs = Files.readString(Path.of("../docs/errors.md"));
    List<String> documented =
        Pattern.compile("(?m)^## (\\S+)$").matcher(docs).results().map(this::name).toList();
    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(PushError.values()).map(PushError::code).toList());
  }

  private String name(MatchResult heading) {
    return heading.group(1);
  }
}
