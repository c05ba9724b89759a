package dev.crease.cricket.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Ending;
import dev.crease.cricket.Fact;
import dev.crease.cricket.FormatRules;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.TestTeams;
import dev.crease.cricket.Toss;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The lead that lets a side enforce the follow-on, by the days that are left when play begins (Law
/// 14.1.3).
class FollowOnTest {

  private static Play unbegun(int days) {
    return Play.of(FormatRules.with(MatchFormat.TEST, "days", Integer.toString(days)));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 0, 200",
    "5, 1, 150",
    "5, 2, 150",
    "5, 3, 100",
    "5, 4, 75",
    "4, 1, 150",
    "4, 2, 100",
    "3, 1, 100",
    "3, 2, 75",
    "2, 1, 75",
    "2, 5, 75",
    "6, 1, 200"
  })
  void daysLostBeforePlayLowerTheLead(int days, int lost, int lead) {
    var play = unbegun(days);
    for (int day = 0; day < lost; day++) {
      play.ok(new Fact.IntervalTaken("stumps"));
    }
    assertThat(play.match().followOnLead()).isEqualTo(lead);
  }

  /// Play has begun as soon as the first over has.
  @Test
  void aDayOnWhichOneBallWasBowledCounts() {
    var play = unbegun(5).ok(new Fact.IntervalTaken("Stumps"));
    play.ok(new Fact.InningsBegun("", false)).ok(new Fact.Openers("Rahimi", "Silva"));
    play.bowler("Boon").ok(new Fact.IntervalTaken("lunch")).ok(new Fact.IntervalTaken("stumps"));
    assertThat(play.match().followOnLead()).isEqualTo(150);
    play.balls("wd").ok(new Fact.IntervalTaken("stumps"));
    assertThat(play.match().followOnLead()).isEqualTo(150);
    play.balls(".", ".", ".", ".", ".", ".").ok(new Fact.IntervalTaken("stumps"));
    assertThat(play.match().followOnLead()).isEqualTo(150);
  }

  @Test
  void aForfeitedFirstInningsIsPlay() {
    var play = unbegun(5).ok(new Fact.InningsBegun("", false));
    play.ok(new Fact.InningsEnded(Ending.FORFEITED, List.of()));
    play.ok(new Fact.IntervalTaken("stumps"));
    assertThat(play.match().followOnLead()).isEqualTo(200);
  }

  @Test
  void aCompetitionsOwnLeadHoldsWhileItIsTheSmaller() {
    var own =
        FormatRules.with(FormatRules.with(MatchFormat.TEST, "days", "3"), "followOnLead", "90");
    var play = Play.of(own).ok(new Fact.IntervalTaken("stumps"));
    assertThat(play.match().followOnLead()).isEqualTo(90);
    assertThat(play.ok(new Fact.IntervalTaken("stumps")).match().followOnLead()).isEqualTo(75);
    var unknown = FormatRules.with(FormatRules.with(own, "days", "0"), "followOnLead", "90");
    assertThat(Play.of(unknown).ok(new Fact.IntervalTaken("stumps")).match().followOnLead())
        .isEqualTo(90);
  }

  @Test
  void theLeadThatIsAskedForIsThatOfTheDaysLeft() {
    var play = Play.of(MatchFormat.TEST);
    for (int day = 0; day < 4; day++) {
      play.ok(new Fact.IntervalTaken("stumps"));
    }
    play.ok(new Fact.InningsBegun("", false)).ok(new Fact.Openers("Rahimi", "Silva"));
    play.bowler("Boon");
    for (int i = 0; i < 12; i++) {
      play.balls("nb+6");
    }
    play.ok(new Fact.InningsEnded(Ending.DECLARED, List.of()));
    play.ok(new Fact.InningsBegun("", false)).ok(new Fact.Openers("Boon", "Halloran"));
    play.bowler("Quist").balls("6", "4");
    play.ok(new Fact.InningsEnded(Ending.ALL_OUT, TestTeams.NORTHFIELD.subList(2, 11)));
    assertThat(play.refused(new Fact.FollowOn()).text())
        .isEqualTo("Law 14.1: it takes a lead of 75 to enforce the follow-on, this one is 74.");
    play.ok(new Fact.PenaltyAwarded("HAR", 5, "")).ok(new Fact.FollowOn());
    assertThat(play.match().followOn()).isTrue();
    assertThat(play.match().toss()).isEqualTo(new Toss("Harbour City", Toss.Choice.BAT, false));
  }
}
