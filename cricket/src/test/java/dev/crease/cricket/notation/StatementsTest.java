package dev.crease.cricket.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Ending;
import dev.crease.cricket.Fact;
import dev.crease.cricket.Result;
import dev.crease.cricket.Result.Margin;
import dev.crease.cricket.Result.TieBreak;
import dev.crease.cricket.Toss;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every statement of an over file, both ways.
class StatementsTest {
  private static final List<Map.Entry<String, Fact.Stated>> ALL =
      List.of(
          Map.entry("toss Kent, bat", toss(Toss.Choice.BAT, false)),
          Map.entry("toss Kent, field, uncontested", toss(Toss.Choice.FIELD, true)),
          Map.entry("innings Kent", new Fact.InningsBegun("Kent", false)),
          Map.entry("super over Kent", new Fact.InningsBegun("Kent", true)),
          Map.entry("batters Ann, Bea", new Fact.Openers("Ann", "Bea")),
          Map.entry("in Cat", new Fact.BatterIn("Cat")),
          Map.entry("bowler Dot", new Fact.BowlerOn("Dot", "")),
          Map.entry("bowler Dot, injury, badly", new Fact.BowlerOn("Dot", "injury, badly")),
          Map.entry("strike Ann, -", new Fact.EndsSet("Ann", "")),
          Map.entry("strike -, Bea", new Fact.EndsSet("", "Bea")),
          Map.entry("retire Ann, retired hurt", new Fact.Departed("Ann", Dismissal.RETIRED_HURT)),
          Map.entry("retire Ann, timed out", new Fact.Departed("Ann", Dismissal.TIMED_OUT)),
          Map.entry("penalty Kent, 5", new Fact.PenaltyAwarded("Kent", 5, "")),
          Map.entry("penalty Kent, 0, over rate", new Fact.PenaltyAwarded("Kent", 0, "over rate")),
          Map.entry("over 7", new Fact.OverCounted(7)),
          Map.entry(
              "review Kent, Ann, struck down",
              new Fact.Reviewed("Kent", "Ann", "struck down", false, "", "")),
          Map.entry(
              "review -, -, upheld, umpire's call, umpire A. Webb, about wicket",
              new Fact.Reviewed("", "", "upheld", true, "A. Webb", "wicket")),
          Map.entry("replace Kent, Eve, Ann", new Fact.Replaced("Kent", "Ann", "Eve", "")),
          Map.entry(
              "replace Kent, Eve, -, unknown", new Fact.Replaced("Kent", "", "Eve", "unknown")),
          Map.entry(
              "powerplay batting, 1.2, 1.10", new Fact.PowerplayTaken("batting", "1.2", "1.10")),
          Map.entry("powerplay -, 0, 1", new Fact.PowerplayTaken("", "0", "1")),
          Map.entry("interval tea", new Fact.IntervalTaken("tea")),
          Map.entry("stop bad light, rain", new Fact.Stopped("bad light, rain")),
          Map.entry("stop", new Fact.Stopped("")),
          Map.entry("revise overs 35.1", new Fact.Revised("35.1", 0, "")),
          Map.entry("revise target 172, method D/L", new Fact.Revised("", 172, "D/L")),
          Map.entry("revise overs 9, target none", new Fact.Revised("9", -1, "")),
          Map.entry("end declared", new Fact.InningsEnded(Ending.DECLARED, List.of())),
          Map.entry(
              "end all out, absent Ann / Bea",
              new Fact.InningsEnded(Ending.ALL_OUT, List.of("Ann", "Bea"))),
          Map.entry("follow-on", new Fact.FollowOn()),
          Map.entry("bowl-out Kent, Dot, hit", new Fact.BowlOutBall("Kent", "Dot", true)),
          Map.entry("bowl-out -, Dot, miss", new Fact.BowlOutBall("", "Dot", false)),
          Map.entry("say A fine shot, that.", new Fact.Remark("A fine shot, that.")),
          Map.entry("result draw", result(new Result.Drawn())),
          Map.entry("result no result", result(new Result.NoResult())),
          Map.entry("result undone", result(new Result.Pending())),
          Map.entry("result tie", tie(new TieBreak.Stands(), "")),
          Map.entry("result tie, D/L", tie(new TieBreak.Stands(), "D/L")),
          Map.entry("result tie, super over 2 Kent", tie(new TieBreak.SuperOver("Kent", 2), "")),
          Map.entry(
              "result tie, boundaries 26 17 Kent, D/L",
              tie(new TieBreak.BoundaryCount("Kent", 26, 17), "D/L")),
          Map.entry("result tie, bowl-out Kent", tie(new TieBreak.BowlOut("Kent"), "")),
          Map.entry("result Kent, by 1 run", won(new Margin.Runs(1), "")),
          Map.entry("result Kent, by 7 runs, D/L", won(new Margin.Runs(7), "D/L")),
          Map.entry("result Kent, by 1 wicket", won(new Margin.Wickets(1), "")),
          Map.entry("result Kent, by 3 wickets", won(new Margin.Wickets(3), "")),
          Map.entry(
              "result Kent, by an innings and 12 runs", won(new Margin.InningsAndRuns(12), "")),
          Map.entry("result Kent, by penalty runs", won(new Margin.PenaltyRuns(), "")),
          Map.entry("result Kent, fewer wickets", won(new Margin.FewerWickets(), "")),
          Map.entry("result Kent, no margin, Awarded", won(new Margin.Unstated(), "Awarded")));

  private static Fact.TossMade toss(Toss.Choice choice, boolean uncontested) {
    return new Fact.TossMade(new Toss("Kent", choice, uncontested));
  }

  private static Fact.ResultDeclared result(Result result) {
    return new Fact.ResultDeclared(result);
  }

  private static Fact.ResultDeclared tie(TieBreak broken, String how) {
    return result(new Result.Tied(broken, how));
  }

  private static Fact.ResultDeclared won(Margin margin, String how) {
    return result(new Result.Won("Kent", margin, how));
  }

  static Stream<Map.Entry<String, Fact.Stated>> all() {
    return ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void statementsAreReadAndWrittenTheSame(Map.Entry<String, Fact.Stated> one) {
    assertThat(Statements.isOne(one.getKey())).isTrue();
    assertThat(Statements.read(one.getKey())).isEqualTo(one.getValue());
    assertThat(Statements.write(one.getValue())).isEqualTo(one.getKey());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          toss Kent, bowl       | expected bat or field, was 'bowl'
          bowl-out Kent, Dot, x | expected hit or miss, was 'x'
          bowl-out Kent         | expected hit or miss, was 'bowl-out Kent'
          retire Ann, gone      | expected retired hurt, retired out or timed out, was 'gone'
          end all out, Ann      | expected absent and names, was 'Ann'
          end not yet           | expected all out, declared, forfeited, overs or closed, was 'not yet'
          over seven            | expected a number, was 'seven'
          over                  | expected a number, was 'over'
          result Kent, by far   | expected by 7 runs, by 3 wickets or no margin, was 'by far'
          revise target -1      | expected overs …, target … or method …, was 'target -1'
          hello there           | expected one of toss,
          hello                 | expected one of toss,
          strike Ann            | expected a name or -, was 'strike Ann'
          """)
  void whatIsNoStatementIsAFault(String text, String message) {
    assertThatThrownBy(() -> Statements.read(text)).hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource({"hello there, hello", "into Ann, into", "hello, hello"})
  void theFaultNamesTheFirstWord(String text, String word) {
    assertThat(Statements.isOne(text)).isFalse();
    assertThatThrownBy(() -> Statements.read(text)).hasMessageEndingWith("was '%s'", word);
  }
}
