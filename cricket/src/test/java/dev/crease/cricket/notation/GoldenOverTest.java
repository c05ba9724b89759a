package dev.crease.cricket.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each golden file is a script in over notation, a line of dashes, and what becomes of it, event
/// by event. `-Dupdate=true` writes the second part anew.
class GoldenOverTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final String DASHES = "----------";

  static Stream<Path> files() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void scriptBecomesWhatIsWrittenBelowIt(Path file) throws IOException {
    var text = Files.readString(file);
    int dashes = text.indexOf(DASHES);
    var script = dashes < 0 ? text : text.substring(0, dashes);
    var scoring = OverFile.read("golden", script);
    var became =
        scoring.events().stream().map(GoldenOverTest::line).collect(Collectors.joining("\n"));
    if (Boolean.getBoolean("update")) {
      Files.writeString(file, script.stripTrailing() + "\n" + DASHES + "\n" + became + "\n");
    } else {
      assertThat(became.lines())
          .containsExactlyElementsOf(
              text.substring(dashes + DASHES.length()).strip().lines().toList());
    }
    assertThat(OverFile.read("golden", OverFile.write(scoring.events())).events())
        .isEqualTo(scoring.events());
  }

  private static String line(MatchEvent event) {
    var at = event.fact() instanceof Fact.Delivery ball ? ball.at() + " " : "";
    var score = event.score();
    var facing = score.striker().present() ? ", %s faces".formatted(score.striker().player()) : "";
    return "%s%s | %s%s".formatted(at, event.text(), score.text(), facing);
  }
}
