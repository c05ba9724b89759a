package dev.crease.cricket.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Bowled;
import dev.crease.cricket.MatchCommand.Correction;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.Toss;
import dev.crease.cricket.notation.OverNotation;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Corrections as a scorer meets them.
class LedgerTest {
  private static Bowled ball(String word) {
    return Bowled.of(OverNotation.read(word));
  }

  @Test
  void anEditedRunChangesWhoFacedEverAfter() {
    var book = Book.t20().balls("1", ".", "4");
    assertThat(book.score()).isEqualTo("HAR 5/0 (0.3 ov)");

    var made = book.correct(Correction.replacing(book.id("0.1"), ball("1lb")));
    assertThat(made.event().text()).isEqualTo("0.1 corrected: 1 leg bye, not 1 run");
    assertThat(Book.changes(made)).isEmpty(); // the ends are as they were, the score too

    made = book.correct(Correction.replacing(book.id("0.1"), ball("2")));
    assertThat(made.event().text()).isEqualTo("0.1 corrected: 2 runs, not 1 leg bye");
    assertThat(Book.changes(made))
        .containsExactly(
            "0.2: Rahimi faced, not Silva",
            "0.3: Rahimi faced, not Silva",
            "The score is HAR 6/0 (0.3 ov), was HAR 5/0 (0.3 ov)");
    assertThat(book.match().striker()).isEqualTo("Rahimi");
    assertThat(book.match().line("Rahimi")).isEqualTo("Rahimi not out 6 (3)");
  }

  @Test
  void endsThatAScorerStatedAreKept() {
    var book = Book.t20().balls("1").say(new Fact.EndsSet("Rahimi", "Silva")).balls("4");
    book.correct(Correction.replacing(book.id("0.1"), ball("2")));
    assertThat(book.match().line("Rahimi")).isEqualTo("Rahimi not out 6 (2)");
    assertThat(book.match().striker()).isEqualTo("Rahimi");
  }

  @Test
  void undoOfAWicketThatEndedTheInnings() {
    var book = Book.t20().allOutBut(1).balls("W(bowled)");
    assertThat(book.match().innings().ended()).isTrue();
    var made = book.undo();
    assertThat(book.match().innings().ended()).isFalse();
    assertThat(Book.changes(made)).contains("Innings 1 has not ended");
    book.balls("4");
    assertThat(book.match().innings().wickets()).isEqualTo(9);
  }

  @Test
  void undoTheUndo() {
    var book = Book.t20().balls("1", "6");
    var after = book.score();
    var id = book.lastId();
    book.correct(Correction.voiding(id));
    assertThat(book.score()).isEqualTo("HAR 1/0 (0.1 ov)");
    book.correct(Correction.voiding(book.correctionId()));
    assertThat(book.score()).isEqualTo(after);
    assertThat(book.lastId()).isEqualTo(id);
  }

  @Test
  void aWicketTakenBackSendsTheNextBatterBack() {
    var book = Book.t20().balls("1", "W(bowled)").say(new Fact.BatterIn("Okoye")).balls("4", "1");
    var made = book.correct(Correction.replacing(book.id("0.2"), ball(".")));
    assertThat(Book.changes(made))
        .contains("Okoye comes in: no longer so", "0.3: Silva faced, not Okoye");
    assertThat(book.match().isIn("Okoye")).isFalse();
    assertThat(book.match().line("Silva")).isEqualTo("Silva not out 5 (3)");
    book.balls("W(bowled)").say(new Fact.BatterIn("Okoye"));
    assertThat(book.match().isIn("Okoye")).isTrue();
  }

  @Test
  void aForgottenWicketNeedsTheBatterWhoCameIn() {
    var book = Book.t20().balls("1", ".", "4");
    var alone = book.refused(Correction.replacing(book.id("0.2"), ball("W(bowled)")));
    assertThat(alone.text()).contains("After 0.2, a batter is out and the next is not in");

    var made =
        book.correct(
            Correction.replacing(book.id("0.2"), ball("W(bowled)"), new Fact.BatterIn("Okoye")));
    assertThat(made.event().text()).isEqualTo("0.2 corrected: bowled; Okoye comes in, not no run");
    assertThat(Book.changes(made)).contains("0.3: Okoye faced, not Silva");
    assertThat(book.match().line("Okoye")).isEqualTo("Okoye not out 4 (1)");
  }

  @Test
  void aMissedBallIsAddedToItsOver() {
    var book = Book.t20().balls(".", ".", ".", ".", ".", ".").bowler("Wanjiru").balls("1");
    book.correct(Correction.inserting(book.id("0.3"), ball("4")));
    assertThat(book.score()).isEqualTo("HAR 5/0 (1.1 ov)"); // the first over had seven
    assertThat(book.match().bowler()).isEqualTo("Wanjiru");
    assertThat(book.match().innings().balls()).isEqualTo(8);
  }

  @Test
  void aBallTakenAwayLeavesAShortOver() {
    var book = Book.t20().balls(".", ".", ".", ".", ".", ".").bowler("Wanjiru").balls("1");
    book.correct(Correction.voiding(book.id("0.3")));
    assertThat(book.score()).isEqualTo("HAR 1/0 (1.1 ov)");
    assertThat(book.match().innings().balls()).isEqualTo(6);
    // and put back, the over is whole again
    book.correct(Correction.voiding(book.correctionId()));
    assertThat(book.match().innings().balls()).isEqualTo(7);
    assertThat(book.score()).isEqualTo("HAR 1/0 (1.1 ov)");
  }

  @Test
  void aWideThatWasNoneMakesTheOverLonger() {
    var book = Book.t20().balls("wd", ".", ".", ".", ".", ".", ".").bowler("Wanjiru").balls("1");
    book.correct(Correction.replacing(book.id("0.1"), ball(".")));
    assertThat(book.score()).isEqualTo("HAR 1/0 (1.1 ov)");
    assertThat(book.match().innings().balls()).isEqualTo(8);
  }

  @Test
  void whatCannotHaveHappenedIsRefusedAndChangesNothing() {
    var book = Book.t20().balls("1", ".");
    var before = book.score();
    assertThat(book.refused(Correction.voiding("k1-999")).text())
        .contains("k1-999 is no event of this match that can be corrected");
    assertThat(book.refused(Correction.replacing(book.id("0.1"), ball("W(stumped)+4"))).law())
        .isNotEmpty();
    assertThat(book.score()).isEqualTo(before);
  }

  @Test
  void ballsAfterAnInningsThatWouldHaveEndedAreInTheWay() {
    var book = Book.t20().allOutBut(1).balls(".", "4");
    var refused = book.refused(Correction.replacing(book.id(book.lastAt(1)), ball("W(bowled)")));
    assertThat(refused.text()).contains("the innings is over");
  }

  @Test
  void aFirstInningsCorrectedMovesTheTarget() {
    var book = Book.of(MatchFormat.T20).allOutBut(1).balls("6", "W(bowled)");
    book.secondInnings();
    int target = book.match().innings().target();
    book.correct(Correction.replacing(book.id(book.lastAt(1, 1)), ball("4")));
    assertThat(book.match().innings().target()).isEqualTo(target - 2);
  }

  @Test
  void anInningsWhoseLastWicketIsTakenBackStaysClosedOnceTheNextBegan() {
    var book = Book.t20().allOutBut(1).balls("W(bowled)");
    var last = book.id(book.lastAt(0));
    book.secondInnings();
    var made = book.correct(Correction.replacing(last, ball(".")));
    assertThat(book.match().allInnings().getFirst().wickets()).isEqualTo(9);
    assertThat(book.match().allInnings().getFirst().ended()).isTrue();
    assertThat(Book.changes(made)).anyMatch(line -> line.startsWith("Innings 1 ends"));
  }

  @Test
  void retirementsAndPenaltiesAreCorrectedLikeBalls() {
    var book = Book.t20().balls("1");
    book.say(new Fact.PenaltyAwarded("HAR", 5, "helmet"));
    var id = book.lastId();
    assertThat(book.score()).isEqualTo("HAR 6/0 (0.1 ov)");
    var made = book.correct(Correction.voiding(id));
    assertThat(made.event().text()).isEqualTo("removed: 5 penalty runs to Harbour City: helmet");
    assertThat(book.score()).isEqualTo("HAR 1/0 (0.1 ov)");

    book.say(new Fact.Departed("Silva", Dismissal.RETIRED_HURT));
    var retired = book.lastId();
    book.say(new Fact.BatterIn("Okoye")).balls("4");
    book.correct(Correction.voiding(retired));
    assertThat(book.match().isIn("Okoye")).isFalse();
    assertThat(book.match().line("Silva")).isEqualTo("Silva not out 4 (1)");
  }

  @Test
  void overrulingIsKeptInACorrection() {
    var book = Book.t20().balls("nb");
    // the ball after is a free hit, and a catch off it is not out, unless the scorer insists
    book.balls("1");
    book.correct(
        Correction.replacing(
            book.id("0.1", 1),
            new MatchCommand.Overruling(ball("W(caught Boon)")),
            new Fact.BatterIn("Okoye")));
    assertThat(book.match().innings().wickets()).isEqualTo(1);
  }

  @Test
  void entriesAreTheMatchAsItShouldHaveBeen() {
    var book = Book.t20().balls("1", "4");
    book.correct(Correction.replacing(book.id("0.1"), ball("2")));
    assertThat(book.ledger().entries())
        .extracting(entry -> entry.event().text())
        .contains("Boon to Rahimi, 2 runs", "Boon to Rahimi, FOUR");
    assertThat(book.ledger().entries().getLast().event().score()).isEqualTo(book.match().score());
  }

  @Test
  void whatIsPutBackIsNamed() {
    var book = Book.t20().balls("1", "6");
    book.correct(Correction.voiding(book.lastId()));
    var redone = book.correct(Correction.voiding(book.correctionId()));
    assertThat(redone.event().text()).isEqualTo("0.2 put back: SIX");
    var undone = book.correct(Correction.voiding(book.correctionId()));
    assertThat(undone.event().text()).isEqualTo("put back: a correction");

    book.correct(Correction.replacing(book.id("0.1"), ball("2")));
    var asItWas = book.correct(Correction.voiding(book.correctionId()));
    assertThat(asItWas.event().text()).isEqualTo("0.1 as it was: 1 run");

    book.correct(Correction.inserting(book.id("0.1"), ball("4"), ball("wd")));
    var gone = book.correct(Correction.voiding(book.correctionId()));
    assertThat(gone.event().text()).isEqualTo("no longer added: FOUR; wide");
  }

  @Test
  void whatHadFallenAlreadyIsNotSaidAgain() {
    var book = Book.t20().balls("W(bowled)").say(new Fact.BatterIn("Okoye")).balls("1");
    var made = book.correct(Correction.replacing(book.id("0.1"), ball(".")));
    assertThat(Book.changes(made)).contains("Okoye comes in: no longer so");
    made = book.correct(Correction.replacing(book.id("0.2"), ball("2")));
    assertThat(Book.changes(made)).noneMatch(line -> line.contains("Okoye"));
  }

  @Test
  void anEarlierInningsMovesItsTarget() {
    var book =
        Book.of(MatchFormat.T20.withOvers(new MatchFormat.Overs(1, 6, 1, 1, 0)))
            .balls("1", "1", "1", "1", "1", "1")
            .secondInnings()
            .balls("4");
    var made = book.correct(Correction.replacing(book.id("0.1"), ball("3")));
    assertThat(Book.changes(made))
        .containsExactly(
            "Innings 1 is 8/0 (1.0 ov), was 6/0 (1.0 ov)",
            "The target of innings 2 is 9, was 7",
            "The score is NOR 4/0 (0.1 ov), need 5 off 5, was NOR 4/0 (0.1 ov), need 3 off 5");
  }

  @Test
  void whatIsNoEventOfPlayCannotBeCorrected() {
    var book = Book.t20().balls("1");
    var created = book.log().getFirst().id();
    assertThat(book.refused(Correction.voiding(created)).text())
        .isEqualTo("Law 18: k1-1 is no event of this match that can be corrected.");
    assertThat(book.refused(Correction.replacing(created, ball("1"))).law()).isEqualTo("18");
    assertThat(book.refused(Correction.inserting("k1-99", ball("1"))).text()).contains("k1-99");
    book.correct(Correction.voiding(book.id("0.1")));
    assertThat(book.refused(Correction.replacing(book.correctionId(), ball("1"))).text())
        .contains("no event of this match that can be corrected");
    assertThat(book.ledger().isCorrected()).isTrue();
    assertThat(Book.t20().ledger().isCorrected()).isFalse();
  }

  @Test
  void aCorrectionMayGoToTheVeryBeginning() {
    var book = Book.unbegun(MatchFormat.T20);
    var toss = new Fact.TossMade(new Toss("NOR", Toss.Choice.BAT, false));
    book.correct(Correction.inserting(book.log().getFirst().id(), toss));
    assertThat(book.ledger().entries()).hasSize(2);
    assertThat(book.match().toss().winner()).isEqualTo("Harbour City");
  }

  @Test
  void whatALaterCorrectionIsAboutStays() {
    var book = Book.t20().balls("1", "2");
    book.correct(Correction.inserting(book.id("0.1"), ball("4")));
    var added = book.correctionId();
    book.correct(Correction.replacing(added, ball("6")));
    assertThat(book.score()).isEqualTo("HAR 9/0 (0.3 ov)");
    book.correct(Correction.inserting(added, ball("2")));
    assertThat(book.score()).isEqualTo("HAR 11/0 (0.4 ov)");
    assertThat(book.refused(Correction.voiding(added)).text())
        .isEqualTo("Law 18: a later correction is about an event that would be gone.");
  }

  @Test
  void anEventIsKnownAsItWouldBeSaidAgain() {
    var book = Book.t20().balls("1+W(runout nonstriker)").say(new Fact.BatterIn("Okoye"));
    var said = (Bowled) book.ledger().said(book.id("0.1")).orElseThrow();
    assertThat(said.batter()).isEmpty();
    assertThat(said.ball().wickets().getFirst().player()).isEqualTo("nonstriker");
    assertThat(book.ledger().said(book.lastId())).contains(new Fact.BatterIn("Okoye"));
    assertThat(book.ledger().said("k1-1")).isEmpty();
    var out = Book.t20().balls("W(bowled)+W(timed out Moyo)");
    var wickets = ((Bowled) out.ledger().said(out.id("0.1")).orElseThrow()).ball().wickets();
    assertThat(wickets).extracting(w -> w.player()).containsExactly("", "Moyo");
  }

  @Test
  void aLogWhoseCorrectionCameToAnotherScoreIsNotBelieved() {
    var book = Book.t20().balls("1", "2");
    var made = book.ledger().rule(Correction.replacing(book.id("0.1"), ball("4")));
    var event = ((Ruling.Made) made).event();
    var wrong = new MatchEvent(event.fact(), event.text(), book.match().score());
    assertThatThrownBy(() -> book.ledger().after("k1-50", wrong))
        .hasMessage("the log says HAR 3/0 (0.2 ov), the fold HAR 6/0 (0.2 ov)");
    var impossible =
        new Fact.Corrected(Correction.voiding("k1-77"), "", List.of(), List.of(), List.of());
    assertThatThrownBy(
            () -> book.ledger().after("k1-50", new MatchEvent(impossible, "", event.score())))
        .hasMessageStartingWith("k1-50 cannot be folded");
  }

  @Test
  void freeHitsAndBowlersAreAmongTheConsequences() {
    var book = Book.t20().balls(".", "1", ".");
    var made = book.correct(Correction.replacing(book.id("0.1"), ball("nb")));
    assertThat(Book.changes(made)).contains("0.2: is now 0.1, it is a free hit");
    made = book.correct(Correction.voiding(book.correctionId()));
    assertThat(Book.changes(made)).contains("0.1: is now 0.2, it is no free hit");

    var other = Book.t20().balls(".");
    var bowler = new Fact.BowlerOn("Nash", "");
    made = other.correct(Correction.replacing(other.log().get(4).id(), bowler));
    assertThat(Book.changes(made)).contains("0.1: Nash bowled, not Boon");
  }

  @Test
  void onlySoManyBallsAreListed() {
    var book = Book.of(MatchFormat.TEST).balls("1");
    for (int i = 0; i < 210; i++) {
      if (book.match().bowler().isEmpty()) {
        book.bowler(book.match().innings().overs() % 2 == 0 ? "Boon" : "Nash");
      }
      book.balls(".");
    }
    var made = book.correct(Correction.replacing(book.id("0.1"), ball("2")));
    assertThat(Book.changes(made)).hasSize(202).contains("and 10 more balls");
  }
}
