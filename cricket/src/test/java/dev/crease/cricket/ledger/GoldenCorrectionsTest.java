package dev.crease.cricket.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Bowled;
import dev.crease.cricket.MatchCommand.Correction;
import dev.crease.cricket.notation.OverFile;
import dev.crease.cricket.notation.OverNotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each golden file is a match in over notation, a double line, what was put right afterwards, and
/// below the dashes what each correction came to, and the book as it should have been.
/// `-Dupdate=true` writes that part anew.
///
/// ```
/// replace 0.2: 1lb           that ball of the innings in progress; 1:0.2 of the first one
/// replace 0.2: W(bowled) + in Okoye
/// void 0.3
/// insert after 0.1: wd
/// undo                       takes back what was said last, `redo` takes back the undo
/// then 4                     play goes on
/// ```
class GoldenCorrectionsTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden-corrections");
  private static final String DOUBLE = "==========\n";
  private static final String DASHES = "----------\n";
  private static final Pattern CORRECTION =
      Pattern.compile("(replace|void|insert after) (?:(\\d):)?(\\d+\\.\\d+)(?:: (.+))?");

  static Stream<Path> files() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void correctionsComeToWhatIsWrittenBelowThem(Path file) throws IOException {
    var text = Files.readString(file);
    int dashes = text.indexOf(DASHES);
    var script = dashes < 0 ? text : text.substring(0, dashes);
    int corrections = script.indexOf(DOUBLE);
    var match = script.substring(0, corrections);
    var book = Book.scored(OverFile.read("golden", match).events());
    var became = new ArrayList<String>();
    for (var line : script.substring(corrections + DOUBLE.length()).lines().toList()) {
      became.addAll(take(book, line));
    }
    became.add("The book:");
    book.ledger().entries().stream()
        .map(Ledger.Entry::event)
        .forEach(
            event ->
                became.add(
                    "  " + ball(event.fact()) + event.text() + " | " + event.score().text()));
    if (Boolean.getBoolean("update")) {
      Files.writeString(file, script.stripTrailing() + "\n" + DASHES + lines(became));
    } else {
      assertThat(lines(became)).isEqualTo(text.substring(dashes + DASHES.length()));
    }
    replays(book);
  }

  /// Folding the log again, and folding what its corrections have made of it, are the same match.
  private static void replays(Book book) {
    var again = Ledger.EMPTY;
    for (var entry : book.log()) {
      again = again.after(entry.id(), entry.event());
    }
    assertThat(again.match().scorecard()).isEqualTo(book.match().scorecard());
    var compacted = Book.scored(book.ledger().events());
    assertThat(compacted.match().scorecard()).isEqualTo(book.match().scorecard());
    assertThat(compacted.ledger().isCorrected()).isFalse();
  }

  private static List<String> take(Book book, String line) {
    if (line.startsWith("then ")) {
      book.say(command(line.substring("then ".length())));
      return List.of(line, "  = " + book.score());
    }
    var became = new ArrayList<String>(List.of(line));
    switch (book.ledger().rule(correction(book, line))) {
      case Ruling.Refused(var why) -> became.add("  refused: " + why.text());
      case Ruling.Made _ -> {
        var made = book.correct(correction(book, line));
        became.add("  " + made.event().text());
        Book.changes(made).forEach(change -> became.add("  - " + change));
        became.add("  = " + book.score());
      }
    }
    return became;
  }

  private static Correction correction(Book book, String line) {
    if (line.equals("undo")) {
      return Correction.voiding(book.lastId());
    }
    if (line.equals("redo")) {
      return Correction.voiding(book.correctionId());
    }
    var matcher = CORRECTION.matcher(line);
    assertThat(matcher.matches()).as(line).isTrue();
    var id = id(book, matcher);
    return switch (matcher.group(1)) {
      case "void" -> Correction.voiding(id);
      case "replace" -> Correction.replacing(id, commands(matcher.group(4)));
      default -> Correction.inserting(id, commands(matcher.group(4)));
    };
  }

  private static String id(Book book, Matcher matcher) {
    int innings =
        matcher.group(2) == null
            ? book.match().innings().number()
            : Integer.parseInt(matcher.group(2));
    return book.ledger().entries().stream()
        .filter(
            entry ->
                entry.event().fact() instanceof Fact.Delivery ball
                    && ball.innings() == innings
                    && ball.at().equals(matcher.group(3)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no ball at " + matcher.group()))
        .id();
  }

  private static MatchCommand[] commands(String words) {
    return Stream.of(words.split(" \\+ ", -1))
        .map(GoldenCorrectionsTest::command)
        .toArray(MatchCommand[]::new);
  }

  private static MatchCommand command(String words) {
    if (words.startsWith("in ")) {
      return new Fact.BatterIn(words.substring("in ".length()));
    }
    return words.startsWith("bowler ")
        ? new Fact.BowlerOn(words.substring("bowler ".length()), "")
        : Bowled.of(OverNotation.read(words));
  }

  private static String ball(Fact fact) {
    return fact instanceof Fact.Delivery ball ? ball.at() + " " : "";
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
