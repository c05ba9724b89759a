package dev.crease.cricket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.cricket.Ball.Boundary;
import dev.crease.cricket.Result.Margin;
import dev.crease.cricket.Result.TieBreak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The words of cricket as values: what they say of themselves.
class ValuesTest {

  @Test
  void extrasAreWrittenAsOnACard() {
    assertThat(new Extras(12, 1, 2, 3, 5).text()).isEqualTo("b 2, lb 3, w 12, nb 1, pen 5");
    assertThat(new Extras(0, 1, 0, 0, 0).text()).isEqualTo("nb 1");
    assertThat(Extras.NONE.text()).isEmpty();
    assertThat(new Extras(1, 2, 3, 4, 5).plus(new Extras(10, 20, 30, 40, 50)))
        .isEqualTo(new Extras(11, 22, 33, 44, 55));
    assertThatThrownBy(() -> new Extras(0, 0, 0, 0, -1)).hasMessageContaining("negative");
  }

  /// How often the batters ran: what they scored by running, short runs too, no penalties.
  @Test
  void runsThatWereRun() {
    assertThat(Ball.runs(3).run(1)).isEqualTo(3);
    assertThat(Ball.runs(4).run(1)).isZero();
    assertThat(new Ball(4, Boundary.NONE, Extras.NONE, List.of()).run(1)).isEqualTo(4);
    assertThat(Ball.DOT.with(new Extras(0, 0, 2, 0, 0)).run(1)).isEqualTo(2);
    assertThat(Ball.DOT.with(new Extras(0, 0, 0, 3, 5)).run(1)).isEqualTo(3);
    assertThat(Ball.DOT.with(new Extras(3, 0, 0, 0, 0)).run(1)).isEqualTo(2);
    assertThat(Ball.DOT.with(new Extras(0, 4, 0, 0, 0)).run(1)).isEqualTo(3);
    assertThat(Ball.DOT.with(new Extras(0, 4, 0, 0, 0)).run(2)).isEqualTo(2);
    assertThat(Ball.runs(2).with(new Extras(0, 1, 0, 0, 0)).run(1)).isEqualTo(2);
    assertThat(Ball.runs(1).with(BallDetail.NONE.withShortRuns(2)).run(1)).isEqualTo(3);
    assertThat(Ball.runs(1).with(BallDetail.NONE.runShortOnPurpose()).run(1)).isZero();
  }

  @Test
  void aBallKeepsWhatIsNotChanged() {
    var wicket = Wicket.of(Dismissal.RUN_OUT, "Ann");
    var ball = Ball.runs(2).with(new Extras(0, 1, 0, 0, 0)).with(wicket);
    assertThat(ball.runs()).isEqualTo(2);
    assertThat(ball.extras().noballs()).isEqualTo(1);
    assertThat(ball.wickets()).containsExactly(wicket);
    assertThat(ball.with(List.of()).wickets()).isEmpty();
    assertThat(ball.total()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "New Zealand, NZ",
    "England, ENG",
    "Ox, OX",
    "Royal Challengers Bangalore Women of India, RCBW",
    "St. John's, SJS",
    "Ål, ÅL"
  })
  void shortNamesAreMadeOfNames(String name, String shortName) {
    assertThat(Team.of(name, List.of()).shortName()).isEqualTo(shortName);
  }

  @Test
  void aTeamNeedsAName() {
    assertThatThrownBy(() -> Team.of(" ", List.of())).hasMessage("a team needs a name");
    assertThat(new Team("Kent", "KNT", List.of("Ann")).has("Ann")).isTrue();
    assertThat(new Team("Kent", "KNT", List.of("Ann")).has("Bea")).isFalse();
  }

  @Test
  void aCompetitionIsTheEventWithoutItsStage() {
    var notes = Map.of(MatchInfo.STAGE, "Final");
    var info = new MatchInfo("County Cup, Final", "", "", "", notes, Map.of(), "");
    assertThat(info.competition()).isEqualTo("County Cup");
    assertThat(info.note(MatchInfo.STAGE)).isEqualTo("Final");
    assertThat(info.note("season")).isEmpty();
    var other = new MatchInfo("County Cup", "", "", "", notes, Map.of(), "");
    assertThat(other.competition()).isEqualTo("County Cup");
    var none = new MatchInfo("Tour, Final", "", "", "", Map.of(), Map.of(), "");
    assertThat(none.competition()).isEqualTo("Tour, Final");
  }

  @Test
  void resultsSayWhoWonAndHow() {
    Result won = new Result.Won("Kent", new Margin.InningsAndRuns(1), "D/L");
    assertThat(won.text()).isEqualTo("Kent won by an innings and 1 run (D/L)");
    assertThat(won.winner()).isEqualTo("Kent");
    assertThat(won.method()).isEqualTo("D/L");
    assertThat(won.known()).isTrue();
    Result tied = new Result.Tied(new TieBreak.SuperOver("Kent", 3), "VJD");
    assertThat(tied.text()).isEqualTo("Match tied (VJD); 2 super overs tied; Kent won the last");
    assertThat(tied.winner()).isEqualTo("Kent");
    assertThat(tied.method()).isEqualTo("VJD");
    assertThat(new Result.Tied(new TieBreak.SuperOver("Kent", 2), "").text())
        .isEqualTo("Match tied; super over tied; Kent won the second super over");
    assertThat(new Result.Tied(new TieBreak.BoundaryCount("Kent", 26, 17), "").text())
        .isEqualTo("Match tied; super over tied; Kent won on boundary count (26 to 17)");
    assertThat(new Result.Won("Kent", new Margin.PenaltyRuns(), "").text())
        .isEqualTo("Kent won by penalty runs");
    assertThat(new Result.Won("Kent", new Margin.FewerWickets(), "").text())
        .isEqualTo("Kent won having lost fewer wickets");
    for (var result : List.of(new Result.Drawn(), new Result.NoResult(), new Result.Pending())) {
      assertThat(result.winner()).isEmpty();
      assertThat(result.method()).isEmpty();
    }
    assertThat(new Result.Pending().known()).isFalse();
  }

  @Test
  void scoresAreWrittenAsBoardsDo() {
    assertThat(score(138, 5, 0, 0, 22, "").text()).isEqualTo("HAR 138/5 (16.2 ov)");
    assertThat(score(138, 5, 172, 34, 22, "").text())
        .isEqualTo("HAR 138/5 (16.2 ov), need 34 off 22");
    assertThat(score(138, 5, 172, 34, -1, "").text()).isEqualTo("HAR 138/5 (16.2 ov), need 34");
    assertThat(score(172, 5, 172, 0, 22, "").text()).isEqualTo("HAR 172/5 (16.2 ov)");
    assertThat(score(138, 5, 172, 34, 0, "").text()).isEqualTo("HAR 138/5 (16.2 ov)");
    assertThat(score(138, 10, 0, 0, 22, "").text()).isEqualTo("HAR 138 (16.2 ov)");
    assertThat(score(138, 5, 172, 34, 0, "Kent won").text())
        .isEqualTo("HAR 138/5 (16.2 ov), Kent won");
    assertThat(Score.NONE.text()).isEmpty();
    assertThat(score(1, 0, 172, 34, 0, "").chasing()).isTrue();
    assertThat(Score.NONE.chasing()).isFalse();
    assertThat(Score.Bowler.NONE.present()).isFalse();
    assertThat(new Score.Bowler("Boon", "3.2", 0, 24, 1).present()).isTrue();
    assertThat(new Score.Bowler("Boon", "3.2", 0, 24, 1).figures()).isEqualTo("3.2-0-24-1");
    assertThat(new Score.Batter("Ann", 0, 0, 0, 0).present()).isTrue();
  }

  private static Score score(int runs, int wickets, int target, int need, int left, String result) {
    return new Score(
        1,
        "HAR",
        runs,
        wickets,
        "16.2",
        98,
        target,
        need,
        left,
        8.45,
        9.27,
        Score.Batter.NONE,
        Score.Batter.NONE,
        Score.Bowler.NONE,
        Score.Stand.NONE,
        List.of(),
        "",
        MatchStatus.LIVE,
        result);
  }

  @Test
  void wicketsAreWrittenAsOnACard() {
    var hands = List.of(new Wicket.Fielder("Silva", false), new Wicket.Fielder("", true));
    var out = Wicket.of(Dismissal.RUN_OUT, "Ann");
    assertThat(out.by(hands).text("Boon")).isEqualTo("run out (Silva/sub)");
    assertThat(out.text("Boon")).isEqualTo("run out");
    assertThat(Wicket.of(Dismissal.CAUGHT, "Ann").text("Boon")).isEqualTo("c ? b Boon");
    assertThat(Wicket.of(Dismissal.STUMPED, "Ann").text("Boon")).isEqualTo("st ? b Boon");
    assertThat(new Wicket.Fielder("", false).text()).isEqualTo("?");
    assertThat(new Wicket.Fielder("Lee", true).text()).isEqualTo("sub (Lee)");
  }

  @Test
  void smallWordsAreWhatFilesCallThem() {
    assertThat(FormatRules.presetNames())
        .containsExactly("Test", "Multi-day", "ODI", "One-day", "T20", "The Hundred");
    assertThat(MatchStatus.LIVE.word()).isEqualTo("live");
    assertThat(MatchFormat.TEST.overs().limited()).isFalse();
    assertThat(MatchFormat.T20.overs().limited()).isTrue();
    assertThat(Toss.NONE.made()).isFalse();
    assertThat(Toss.NONE.text()).isEmpty();
    assertThat(new Toss("Kent", Toss.Choice.FIELD, true).text())
        .isEqualTo("Kent chose to field, no toss");
    var created = new Fact.Created("a", MatchFormat.T20, TestTeams.BOTH, MatchInfo.NONE);
    assertThat(created.named("b"))
        .isEqualTo(new Fact.Created("b", MatchFormat.T20, TestTeams.BOTH, MatchInfo.NONE));
  }

  @Test
  void aCorrectionHoldsAsMuchAsItSays() {
    assertThatThrownBy(() -> MatchCommand.Correction.replacing("k-1"))
        .hasMessageContaining("1 to 20, were: 0");
    assertThatThrownBy(
            () -> MatchCommand.Correction.replacing("k-1", MatchCommand.Correction.voiding("k-2")))
        .hasMessageContaining("no correction");
  }
}
