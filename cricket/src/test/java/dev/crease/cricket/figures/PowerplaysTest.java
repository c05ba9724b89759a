package dev.crease.cricket.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand.Bowled;
import dev.crease.cricket.law.Scoring;
import dev.crease.cricket.notation.OverFile;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Powerplays: stated, or the format's first overs.
class PowerplaysTest {
  private static final String HEAD =
      """
      match T20
      rules overs 5, powerplay 2, quota 5
      team Harbour City (HAR): Rahimi, Silva, Okoye
      team Northfield (NOR): Boon, Halloran, Nash
      toss Harbour City, bat
      innings Harbour City
      batters Rahimi, Silva
      """;

  private static Scoring played(String overs) {
    return OverFile.read("m", HEAD + overs);
  }

  private static Optional<String> now(Scoring scoring) {
    return Powerplays.now(scoring.match()).map(taken -> taken.kind() + " to " + taken.to());
  }

  @Test
  void theFirstOversAreOneWhereNobodySaidOtherwise() {
    var one = played("1 Boon: 1 wd 4 W(bowled) [in Okoye] . . .\n2 Nash: nb+6 . . . . .");
    assertThat(now(one)).contains("mandatory to 1.6");
    one.say(Bowled.of(Ball.runs(3)));
    assertThat(now(one)).isEmpty();
    one.say(new Fact.BowlerOn("Boon", ""));
    one.say(Bowled.of(Ball.runs(4)));
    assertThat(Powerplays.of(one.events()))
        .containsExactly(new Powerplays.Line(1, "mandatory", "0.1", "1.6", 16, 1, 12));
  }

  @Test
  void aWideAfterTheLastBallIsOutside() {
    var scoring = played("1 Boon: . . . . . .\n2 Nash: . . . . . .\n3 Boon: wd+4 1");
    assertThat(Powerplays.of(scoring.events()).getFirst().runs()).isZero();
  }

  @Test
  void ofAShortenedInningsItIsShorter() {
    var scoring = played("revise overs 3\n1 Boon: 1 1 1 1 1 1\n2 Nash: 1");
    assertThat(Powerplays.of(scoring.events()))
        .containsExactly(new Powerplays.Line(1, "mandatory", "0.1", "0.6", 6, 0, 6));
    assertThat(now(scoring)).isEmpty();
  }

  @Test
  void thoseThatWereStatedAreCountedByTheirDeliveries() {
    var scoring =
        played(
            """
            powerplay mandatory, 0.1, 0.3
            powerplay batting, 1.2, 1.10
            1 Boon: wd 1 2 4 . . .
            2 Nash: 1 1 W(bowled) [in Okoye] 1""");
    assertThat(Powerplays.of(scoring.events()))
        .containsExactly(
            new Powerplays.Line(1, "mandatory", "0.1", "0.3", 4, 0, 2),
            new Powerplays.Line(1, "batting", "1.2", "1.10", 2, 1, 3));
    assertThat(now(scoring)).contains("batting to 1.10");
  }

  @Test
  void aFieldRestrictedForLateOversLeavesTheFirstPowerplay() {
    var scoring = played("powerplay over rate, 4.1, 4.6\n1 Boon: 2");
    assertThat(Powerplays.of(scoring.events()))
        .extracting(Powerplays.Line::kind)
        .containsExactly("mandatory", "over rate");
    assertThat(now(scoring)).contains("mandatory to 1.6");
  }

  @Test
  void wholeOversAreUnderstoodToo() {
    var scoring = played("powerplay batting, 0, 1\n1 Boon: 1 . . . . .\n2 Nash: 6");
    assertThat(Powerplays.of(scoring.events()).getFirst().runs()).isEqualTo(1);
  }

  @Test
  void thereIsNoneInATestBeforeAnInningsOrAfterIt() {
    assertThat(now(OverFile.read("m", HEAD.substring(0, HEAD.indexOf("innings"))))).isEmpty();
    assertThat(now(played("1 Boon: 1\nend closed"))).isEmpty();
    var test =
        OverFile.read(
            "m",
            HEAD.replace("match T20", "match Test")
                    .replace("rules overs 5, powerplay 2, quota 5", "")
                + "1 Boon: 1");
    assertThat(Powerplays.of(test.events())).isEmpty();
    assertThat(now(test)).isEmpty();
  }
}
