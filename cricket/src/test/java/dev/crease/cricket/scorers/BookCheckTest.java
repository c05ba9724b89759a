package dev.crease.cricket.scorers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Fact;
import dev.crease.cricket.Fact.Differing;
import dev.crease.cricket.MatchCommand.Reading;
import dev.crease.cricket.MatchCommand.ScoreCheck;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.Scorer;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.law.Decision;
import dev.crease.cricket.notation.OverFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BookCheckTest {
  private static final Scorer RAVI = new Scorer("ravi", "Ravi");
  private static final String HEAD =
      """
      match T20
      team Harbour City (HAR): Rahimi, Silva, Okoye, Grant, Patel, Dunne
      team Northfield (NOR): Boon, Halloran, Nash, Iqbal, Thorne, Ueda
      toss Harbour City, bat
      innings Harbour City
      batters Rahimi, Silva
      """;

  private static Match book(String overs) {
    return OverFile.read("m", HEAD + overs).match();
  }

  private static Fact.BooksCompared compare(String ours, String theirs, int over) {
    var other = book(theirs);
    var balls = other.innings().deliveries(over);
    var readings = Stream.of(theirs.lines().toList().get(over - 1).split(": ", 2)[1].split(" "));
    var check =
        new ScoreCheck(
            1, over, BookHash.of(balls), readings.map(word -> new Reading(word, "", "")).toList());
    return compare(ours, check);
  }

  private static Fact.BooksCompared compare(String ours, ScoreCheck check) {
    return switch (BookCheck.decide(book(ours), check, RAVI)) {
      case Decision.Accepted(var events, _) -> (Fact.BooksCompared) events.getFirst().fact();
      case Decision.Refused refused -> throw new AssertionError(refused.text());
    };
  }

  @Test
  void booksThatAreTheSameAgree() {
    var check = compare("1 Boon: 1 4 . wd 2 1lb 6\n", "1 Boon: 1 4 . wd 2 1lb 6\n", 1);
    assertThat(check.agreed()).isTrue();
    assertThat(check.by()).isEqualTo(RAVI);
    assertThat(ScorerWords.of(check)).isEqualTo("Over 1: the books agree");
  }

  @Test
  void theBallThatDiffersIsNamedWithBothReadings() {
    var check = compare("1 Boon: 1 2 . 4 2 6\n", "1 Boon: 1 2lb . 4 2 6\n", 1);
    assertThat(check.differs()).containsExactly(new Differing("0.2", "2", "2lb"));
    assertThat(ScorerWords.of(check))
        .isEqualTo("Over 1: one ball differs, 0.2: 2 here, 2lb by Ravi");
  }

  @Test
  void aBallTooFewIsOneDifference() {
    var check = compare("1 Boon: 2 4 6 . 2 .\n", "1 Boon: 2 6 . 2 .\n", 1);
    assertThat(check.differs()).containsExactly(new Differing("0.2", "4", ""));
    check = compare("1 Boon: 2 6 . 2 .\n", "1 Boon: 2 4 6 . 2 .\n", 1);
    assertThat(check.differs()).containsExactly(new Differing("0.2", "", "4"));
  }

  @Test
  void whoFacedIsComparedToo() {
    var theirs = book("1 Boon: 1 2 . 4 2 6\n").innings().deliveries(1);
    var hash = BookHash.of(theirs).split("-", -1);
    hash[0] = "00000000";
    var said =
        Stream.of("1", "2", ".", "4", "2", "6").map(w -> new Reading(w, "Silva", "Boon")).toList();
    var check =
        compare("1 Boon: 1 2 . 4 2 6\n", new ScoreCheck(1, 1, String.join("-", hash), said));
    assertThat(check.differs())
        .containsExactly(new Differing("0.1", "1, Boon to Rahimi", "1, Boon to Silva"));
  }

  @Test
  void aHashWithoutReadingsNamesTheBallAllTheSame() {
    var theirs = book("1 Boon: 1 2 . 4 2 W(bowled)\n").innings().deliveries(1);
    var check =
        compare(
            "1 Boon: 1 2 . 4 2 W(caught Nash)\n",
            new ScoreCheck(1, 1, BookHash.of(theirs), List.of()));
    assertThat(check.differs()).containsExactly(new Differing("0.6", "W(caught Nash)", ""));
    assertThat(ScorerWords.of(check)).endsWith("W(caught Nash) here, not so by Ravi");
  }

  @Test
  void anOverInProgressAndOneLongAgoCanBeChecked() {
    var ours = "1 Boon: 1 2 . 4 2 6\n2 Nash: 1 1\n";
    assertThat(compare(ours, "1 Boon: 1 2 . 4 2 6\n2 Nash: 1 1\n", 1).agreed()).isTrue();
    assertThat(compare(ours, "1 Boon: 1 2 . 4 2 6\n2 Nash: 1 1\n", 2).agreed()).isTrue();
    assertThat(compare(ours, "1 Boon: 1 2 . 4 2 6\n2 Nash: 1 1 3\n", 2).differs())
        .containsExactly(new Differing("1.2", "", "3"));
  }

  @Test
  void anOverThatIsNotThereIsRefusedByTheLaw() {
    var ours = book("1 Boon: 1\n");
    for (var check :
        List.of(
            new ScoreCheck(1, 2, "", List.of()),
            new ScoreCheck(1, 0, "", List.of()),
            new ScoreCheck(2, 1, "", List.of()),
            new ScoreCheck(0, 1, "", List.of()))) {
      assertThat(BookCheck.decide(ours, check, RAVI))
          .isInstanceOfSatisfying(
              Decision.Refused.class, refused -> assertThat(refused.law()).isEqualTo("3.2"));
    }
  }

  @Test
  void aCheckChangesNothingOfTheMatch() {
    var ours = book("1 Boon: 1 2 . 4 2 6\n");
    var check = compare("1 Boon: 1 2 . 4 2 6\n", "1 Boon: 1 2 . 4 2 6\n", 1);
    assertThat(ours.after(new MatchEvent(check, "", ours.score()))).isSameAs(ours);
  }

  /// The very numbers that the example in docs/protocol.md gives, which a browser worked out.
  @Test
  void aBallsDigitsAreThoseOfTheProtocol() {
    var ball = book("1 Boon: 1lb W(caught Nash) [in Okoye] nb+4 wd\n").innings().deliveries(1);
    assertThat(ball.stream().map(BookHash::line))
        .containsExactly(
            "Boon|Rahimi|0,0,0,0,1,0,0||",
            "Boon|Silva|0,0,0,0,0,0,0|caught Silva|",
            "Boon|Okoye|4,0,1,0,0,0,4||",
            "Boon|Okoye|0,1,0,0,0,0,0||");
    assertThat(BookHash.of(ball)).isEqualTo("f2c970f2-045b3f31-31b5924d-a21dc29d");
    assertThat(BookHash.isOne(BookHash.of(ball))).isTrue();
    assertThat(BookHash.isOne("5e8a-")).isFalse();
  }
}
