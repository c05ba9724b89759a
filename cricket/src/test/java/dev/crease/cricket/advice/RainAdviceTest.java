package dev.crease.cricket.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Ball;
import dev.crease.cricket.Ending;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.Result;
import dev.crease.cricket.TestTeams;
import dev.crease.cricket.Toss;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.law.Decision;
import dev.crease.cricket.law.Scoring;
import dev.crease.cricket.notation.OverNotation;
import dev.crease.cricket.rain.ResourceTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The rain rule through whole matches: the five cases whose figures are published, and what a
/// match makes of stops, minimum overs and closed first innings.
class RainAdviceTest {
  private static final RainAdvice ADVICE = new RainAdvice(table());
  private static final MatchFormat FORTY_FIVE =
      MatchFormat.ODI.withOvers(new MatchFormat.Overs(45, 6, 1, 9, 9));

  private static ResourceTable table() {
    try (InputStream in =
        Objects.requireNonNull(
            ResourceTable.class.getResourceAsStream("standard-edition.csv"), "the table")) {
      return ResourceTable.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A match in which so many runs and wickets come out of so many balls, whoever makes them.
  private static final class Chase {
    private final Scoring scoring;
    private int next;

    Chase(MatchFormat format, int firstRuns) {
      scoring = new Scoring("m", format, TestTeams.BOTH, MatchInfo.NONE);
      say(new Fact.TossMade(new Toss("HAR", Toss.Choice.BAT, false)));
      begin();
      reach(firstRuns, 0, format.overs().limit() * 6);
    }

    Chase begin() {
      next = 2;
      say(new Fact.InningsBegun("", false));
      var side = scoring.match().batting().players();
      return say(new Fact.Openers(side.get(0), side.get(1)));
    }

    Chase say(MatchCommand command) {
      if (scoring.say(new MatchCommand.Overruling(command)) instanceof Decision.Refused no) {
        throw new AssertionError(command + ": " + no.text());
      }
      return this;
    }

    Match match() {
      return scoring.match();
    }

    /// Plays on until the score is this after so many balls of the innings.
    Chase reach(int runs, int wickets, int balls) {
      while (!match().innings().ended() && match().innings().balls() < balls) {
        var now = match().innings();
        if (match().bowler().isEmpty()) {
          say(new Fact.BowlerOn(now.overs() % 2 == 0 ? bowler(0) : bowler(1), ""));
        }
        int missing = runs - now.runs();
        if (now.wickets() < wickets) {
          say(MatchCommand.Bowled.of(OverNotation.read("W(bowled)")));
          say(new Fact.BatterIn(match().batting().players().get(next++)));
        } else {
          say(MatchCommand.Bowled.of(Ball.runs(Math.min(6, Math.max(0, missing)))));
        }
      }
      return this;
    }

    private String bowler(int which) {
      return match().fielding().players().get(which);
    }
  }

  /// England against South Africa in Sydney, replayed: 12 balls lost with 13 left, six down.
  @Test
  void semiFinalOf1992NeedsTwoHundredAndThirtyFive() {
    var chase = new Chase(FORTY_FIVE, 252).begin().reach(231, 6, 257);
    chase.say(new Fact.Stopped("rain")).say(new Fact.Revised("43", 0, "D/L"));
    assertThat(chase.match().innings().ballsLeft()).isEqualTo(1);
    assertThat(ADVICE.target(chase.match())).hasValue(235);
  }

  /// Sri Lanka against South Africa in Durban: it rained for good at 229 for 6 after 45 overs.
  @Test
  void tieOf2003() {
    var format = MatchFormat.ODI.withTie(MatchFormat.TieRule.STANDS);
    var chase = new Chase(format, 268).begin().reach(229, 6, 270);
    assertThat(ADVICE.par(chase.match())).hasValue(229);
    assertThat(ADVICE.ifPlayEndsNow(chase.match()).orElseThrow().text())
        .isEqualTo("Match tied (D/L Standard)");
    chase.say(new Fact.Revised("45", 230, "D/L"));
    assertThat(chase.match().result().text()).startsWith("Match tied");
  }

  /// Australia against Sri Lanka in Port Elizabeth: 123 for 7 after 38.1 overs.
  @Test
  void semiFinalOf2003() {
    var chase = new Chase(MatchFormat.ODI, 212).begin().reach(123, 7, 229);
    assertThat(ADVICE.par(chase.match())).hasValue(171);
    assertThat(ADVICE.ifPlayEndsNow(chase.match()).orElseThrow().text())
        .isEqualTo("Harbour City won by 48 runs (D/L Standard)");
    chase.say(new Fact.Revised("38.1", 172, "D/L"));
    assertThat(chase.match().result().text()).isEqualTo("Harbour City won by 48 runs (D/L)");
  }

  /// South Africa against New Zealand in Johannesburg: 11 overs lost at 182 for 1.
  @Test
  void elevenOversLostIn2003() {
    var chase = new Chase(MatchFormat.ODI, 306).begin().reach(182, 1, 182);
    chase.say(new Fact.Stopped("rain")).say(new Fact.Revised("39", 0, "D/L"));
    assertThat(ADVICE.target(chase.match())).hasValue(226);
    chase.say(new Fact.Revised("", 226, "D/L"));
    assertThat(chase.match().score().need()).isEqualTo(44);
  }

  /// India were 57 for 1 after nine overs of the final of 2003, chasing 359.
  @Test
  void finalOf2003AfterNineOvers() {
    var chase = new Chase(MatchFormat.ODI, 359).begin().reach(57, 1, 54);
    assertThat(ADVICE.par(chase.match())).hasValue(52);
    assertThat(ADVICE.ifPlayEndsNow(chase.match()))
        .as("nine overs are too few")
        .contains(new Result.NoResult());
  }

  @Test
  void parOfAChaseUnderWayGrowsWithEveryBallAndWicket() {
    var chase = new Chase(MatchFormat.T20, 160).begin();
    int last = ADVICE.par(chase.match()).orElseThrow();
    assertThat(last).isZero();
    for (int over = 1; over < 20; over++) {
      chase.reach(over * 7, 0, over * 6);
      int par = ADVICE.par(chase.match()).orElseThrow();
      assertThat(par).isGreaterThan(last);
      last = par;
    }
    chase.reach(133, 1, 115);
    assertThat(ADVICE.par(chase.match()).orElseThrow()).isGreaterThan(last);
  }

  @Test
  void firstInningsClosedEarlyLeavesMoreToChase() {
    var match = new Chase(MatchFormat.ODI, 0);
    var cut = new Scoring("m", MatchFormat.ODI, TestTeams.BOTH, MatchInfo.NONE);
    for (MatchCommand said : match.scoring.said().subList(0, 3)) {
      cut.say(said);
    }
    cut.say(new Fact.BowlerOn("Boon", ""));
    for (int i = 0; i < 6; i++) {
      cut.say(MatchCommand.Bowled.of(Ball.runs(4)));
    }
    cut.say(new Fact.InningsEnded(Ending.CLOSED, List.of()));
    cut.say(new Fact.InningsBegun("", false));
    int target = ADVICE.target(cut.match()).orElseThrow();
    assertThat(target).as("50 overs against one: far more than 25").isGreaterThan(200);
  }

  @Test
  void ruleDoesNotApplyElsewhere() {
    var test = new Chase(MatchFormat.TEST, 0);
    assertThat(ADVICE.par(test.match())).isEmpty();
    assertThat(ADVICE.target(Match.NONE)).isEmpty();
    var first = new Scoring("m", MatchFormat.ODI, TestTeams.BOTH, MatchInfo.NONE);
    assertThat(ADVICE.ifPlayEndsNow(first.match())).isEmpty();
    var sixty = MatchFormat.ODI.withOvers(new MatchFormat.Overs(60, 6, 1, 12, 0));
    assertThat(ADVICE.par(new Chase(sixty, 100).begin().match())).isEmpty();
  }
}
