package dev.crease.cricket.notation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.figures.Milestone;
import dev.crease.cricket.figures.Milestones;
import dev.crease.cricket.law.Decision;
import dev.crease.cricket.law.Laws;
import dev.crease.cricket.law.Note;
import dev.crease.cricket.law.Scoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each golden file is a script in over notation, a line of dashes, and what becomes of it, event
/// by event; `!` before what the Laws warn of, `?` before what they find odd, `*` before what is
/// worth a notice. `-Dupdate=true` writes the second part anew.
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
    var became = became(scoring);
    if (Boolean.getBoolean("update")) {
      var lines = String.join("\n", became);
      Files.writeString(file, script.stripTrailing() + "\n" + DASHES + "\n" + lines + "\n");
    } else {
      assertThat(became)
          .containsExactlyElementsOf(
              text.substring(dashes + DASHES.length()).strip().lines().toList());
    }
    assertThat(OverFile.read("golden", OverFile.write(scoring.events())).events())
        .isEqualTo(scoring.events());
  }

  /// Every command said again, with what the Laws had to say to it.
  private static List<String> became(Scoring scoring) {
    var lines = new ArrayList<String>();
    var match = Match.NONE.after(scoring.events().getFirst());
    lines.add(line(scoring.events().getFirst()));
    for (var command : scoring.said()) {
      match = said(match, command, lines);
    }
    Milestones.of(scoring.events(), false).stream().map(GoldenOverTest::line).forEach(lines::add);
    return lines;
  }

  private static Match said(Match match, MatchCommand command, List<String> lines) {
    if (!(Laws.decide(match, command) instanceof Decision.Accepted(var events, var notes))) {
      throw new AssertionError(command + " was taken the first time");
    }
    var next = match;
    for (var event : events) {
      lines.add(line(event));
      next = next.after(event);
    }
    notes.stream().map(GoldenOverTest::line).forEach(lines::add);
    return next;
  }

  private static String line(MatchEvent event) {
    var at = event.fact() instanceof Fact.Delivery ball ? ball.at() + " " : "";
    var score = event.score();
    var facing = score.striker().present() ? ", %s faces".formatted(score.striker().player()) : "";
    return "%s%s | %s%s".formatted(at, event.text(), score.text(), facing);
  }

  private static String line(Note note) {
    return (note.strength() == Note.Strength.WARNING ? "  ! " : "  ? ") + note.text();
  }

  private static String line(Milestone milestone) {
    var number = milestone.number() == 0 ? "" : " " + milestone.number();
    return "* %d:%s %s%s, %s"
        .formatted(
            milestone.innings(), milestone.at(), milestone.kind().word(), number, milestone.who());
  }
}
