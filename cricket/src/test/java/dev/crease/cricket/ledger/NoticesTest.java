package dev.crease.cricket.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Fact;
import dev.crease.cricket.Fact.Notice;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Correction;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.notation.OverNotation;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What readers were told and a correction takes back, or tells anew.
class NoticesTest {
  private static boolean isHatTrick(String line) {
    return line.startsWith("hat-trick 3 1");
  }

  private static MatchCommand ball(String word) {
    return MatchCommand.Bowled.of(OverNotation.read(word));
  }

  private static Fact.Corrected fact(Ruling.Made made) {
    return (Fact.Corrected) made.event().fact();
  }

  private static List<String> words(
      Ruling.Made made, Function<Fact.Corrected, List<Notice>> which) {
    return which.apply(fact(made)).stream()
        .map(n -> "%s %d %d %s %s".formatted(n.kind(), n.number(), n.innings(), n.at(), n.who()))
        .toList();
  }

  private static List<String> retracted(Ruling.Made made) {
    return words(made, Fact.Corrected::retracted);
  }

  private static List<String> achieved(Ruling.Made made) {
    return words(made, Fact.Corrected::achieved);
  }

  /// Rahimi's fifty, and the pair's, and the side's, off the last ball.
  private static Book fifty() {
    return Book.t20()
        .balls("6", "6", "6", "6", "6", "6")
        .bowler("Wanjiru")
        .balls("1", "6", "6", "2");
  }

  @Test
  void aFiftyThatWasNoneIsTakenBackWithAllThatHungOnIt() {
    var book = fifty();
    var made = book.correct(Correction.replacing(book.id("1.4"), ball(".")));
    assertThat(retracted(made))
        .containsExactlyInAnyOrder(
            "team 50 1 1.4 Harbour City",
            "partnership 50 1 1.4 Rahimi, Silva",
            "batter 50 1 1.4 Rahimi");
  }

  @Test
  void aFiftyThatComesALaterBallIsNotTakenBack() {
    var book = fifty();
    var made = book.correct(Correction.inserting(book.id("1.1"), ball(".")));
    assertThat(retracted(made)).isEmpty();
    assertThat(achieved(made)).isEmpty();
  }

  @Test
  void aWicketThatWasNoneIsTakenBackAndAnotherDismissalOfTheSameManIsNot() {
    var book = Book.t20().balls("1", "W(bowled)").say(new Fact.BatterIn("Okoye")).balls("4");
    var made = book.correct(Correction.replacing(book.id("0.2"), ball("W(lbw)")));
    assertThat(retracted(made)).isEmpty();
    made = book.correct(Correction.replacing(book.id("0.2"), ball("2")));
    assertThat(retracted(made)).containsExactly("wicket 0 1 0.2 Silva", "duck 0 1 0.2 Silva");
    assertThat(fact(made).changes()).contains("duck of Silva: no longer so");
    made = book.undo();
    assertThat(retracted(made)).isEmpty();
  }

  @Test
  void undoTakesBackAndRedoTellsAnew() {
    var book = fifty();
    var undone = book.correct(Correction.voiding(book.id("1.4")));
    assertThat(retracted(undone)).contains("batter 50 1 1.4 Rahimi");
    var redone = book.correct(Correction.voiding(book.correctionId()));
    assertThat(achieved(redone)).contains("batter 50 1 1.4 Rahimi");
    assertThat(retracted(redone)).isEmpty();
    assertThat(fact(redone).changes()).contains("50 of Rahimi: now so");
  }

  @Test
  void aHatTrickAndAFiveForFallWithOneWicket() {
    var book = Book.t20();
    for (var next : List.of("Okoye", "Grant", "Patel", "Dunne", "Moyo")) {
      book.balls("W(bowled)").say(new Fact.BatterIn(next));
    }
    var made = book.correct(Correction.replacing(book.id("0.2"), ball("W(runout striker)")));
    assertThat(retracted(made))
        .contains("five-for 5 1 0.5 Boon")
        .noneMatch(NoticesTest::isHatTrick);
    made = book.correct(Correction.replacing(book.id("0.4"), ball("W(runout striker)")));
    assertThat(retracted(made)).anyMatch(NoticesTest::isHatTrick);
  }

  @Test
  void anInningsThatHasNotEndedAndAResultThatIsNoneAreTakenBack() {
    var book = Book.of(MatchFormat.T20).allOutBut(1).balls("W(bowled)").secondInnings();
    book.balls("1");
    var made = book.undo();
    assertThat(retracted(made)).contains("result 0 2  Northfield won by 10 wickets");
    made = book.correct(Correction.voiding(book.correctionId()));
    assertThat(achieved(made)).contains("result 0 2  Northfield won by 10 wickets");
  }

  @Test
  void aResultThatAPenaltyUndoesIsTakenBackWithTheEndOfTheInnings() {
    var book = Book.of(MatchFormat.T20).allOutBut(1).balls("W(bowled)").secondInnings();
    book.balls("1");
    var penalty = new Fact.PenaltyAwarded("HAR", 5, "helmet");
    var made = book.correct(Correction.inserting(book.lastId(), penalty));
    assertThat(book.match().result().known()).isFalse();
    assertThat(retracted(made))
        .contains("result 0 2  Northfield won by 10 wickets", "innings 0 2  Northfield");
    made = book.correct(Correction.voiding(book.correctionId()));
    assertThat(achieved(made))
        .contains("result 0 2  Northfield won by 10 wickets", "innings 0 2  Northfield");
  }
}
