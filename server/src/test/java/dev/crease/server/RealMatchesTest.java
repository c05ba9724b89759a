package dev.crease.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Ending;
import dev.crease.cricket.Extras;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.Result;
import dev.crease.cricket.Scorecard;
import dev.crease.cricket.book.Innings;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.law.Scoring;
import dev.crease.cricket.notation.OverFile;
import dev.crease.server.RealMatches.RealMatch;
import dev.crease.server.json.CommandJson;
import dev.crease.server.json.EventJson;
import dev.crease.server.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Real matches, scored ball by ball: their cards, their results, and what holds for all cricket.
class RealMatchesTest {
  private static final String MATCHES = "dev.crease.server.RealMatches#all";

  @ParameterizedTest
  @MethodSource(MATCHES)
  void cardIsWhatAnotherHandMadeOfIt(RealMatch real) {
    var card = real.scoring().match().scorecard();
    var expected = real.expected().list();
    assertThat(card.innings()).hasSize(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(ours(card.innings().get(i), expected.get(i))).isEqualTo(theirs(expected.get(i)));
    }
  }

  private static List<String> ours(Scorecard.Innings innings, Json expected) {
    var lines = new ArrayList<String>();
    var extras = innings.extras();
    lines.add(
        "%s %d/%d %d %b %s"
            .formatted(
                innings.team(),
                innings.runs(),
                innings.wickets(),
                innings.balls(),
                innings.declared(),
                extras));
    var batting = expected.list("batting");
    for (int i = 0; i < innings.batting().size(); i++) {
      var line = innings.batting().get(i);
      // the other hand does not note a batter who went off without a wicket's entry
      var noted = line.out().wicket() || (i < batting.size() && batting.get(i).has("out"));
      lines.add(
          "%s %d (%d) %d %d %s"
              .formatted(
                  line.player(),
                  line.runs(),
                  line.balls(),
                  line.fours(),
                  line.sixes(),
                  noted ? line.out().kind() : ""));
    }
    for (var line : innings.bowling()) {
      lines.add(
          "%s %s-%d-%d-%d %d %d"
              .formatted(
                  line.player(),
                  line.overs(),
                  line.maidens(),
                  line.runs(),
                  line.wickets(),
                  line.wides(),
                  line.noballs()));
    }
    for (var fall : innings.fallOfWickets()) {
      lines.add("%d-%d %s %s".formatted(fall.wicket(), fall.runs(), fall.player(), fall.ball()));
    }
    return lines;
  }

  private static List<String> theirs(Json innings) {
    var lines = new ArrayList<String>();
    var extras = innings.get("extras");
    int awarded = innings.number("penalty_pre") + innings.number("penalty_post");
    lines.add(
        "%s %d/%d %d %b %s"
            .formatted(
                innings.text("team"),
                innings.number("runs"),
                innings.number("wickets"),
                innings.number("legal_balls"),
                innings.is("declared"),
                new Extras(
                    extras.numberOr("wides", 0),
                    extras.numberOr("noballs", 0),
                    extras.numberOr("byes", 0),
                    extras.numberOr("legbyes", 0),
                    extras.numberOr("penalty", 0) + awarded)));
    for (var line : innings.list("batting")) {
      lines.add(
          "%s %d (%d) %d %d %s"
              .formatted(
                  line.text("name"),
                  line.number("r"),
                  line.number("b"),
                  line.number("f"),
                  line.number("s"),
                  line.textOr("out")));
    }
    for (var line : innings.list("bowling")) {
      lines.add(
          "%s %s-%d-%d-%d %d %d"
              .formatted(
                  line.text("name"),
                  line.text("overs"),
                  line.number("maidens"),
                  line.number("runs"),
                  line.number("wickets"),
                  line.number("wide_deliveries"),
                  line.number("noball_deliveries")));
    }
    for (var fall : innings.list("fall_of_wickets")) {
      lines.add(
          "%d-%d %s %s"
              .formatted(
                  fall.number("wicket"),
                  fall.number("runs"),
                  fall.text("player"),
                  fall.text("over")));
    }
    return lines;
  }

  @ParameterizedTest
  @MethodSource(MATCHES)
  void playGivesTheResultUnlessPeopleDecidedIt(RealMatch real) {
    var scoring = real.scoring();
    var match = scoring.match();
    var sentence = match.result().text();
    assertThat(sentence)
        .startsWith(real.outcome().map(o -> sentence(o, match)).orElse(DEMO_RESULT))
        .isEqualTo(match.score().result());
    boolean declared =
        scoring.said().stream().anyMatch(c -> c.said() instanceof Fact.ResultDeclared);
    assertThat(declared).isEqualTo(byPeople(scoring.match().result()));
  }

  private static final String DEMO_RESULT =
      "Match tied; super over tied; England won on boundary count (26 to 17)";

  private static boolean byPeople(Result result) {
    return switch (result) {
      case Result.Drawn _, Result.NoResult _, Result.Pending _ -> true;
      case Result.Tied(var tieBreak, _) -> tieBreak instanceof Result.TieBreak.BowlOut;
      case Result.Won(_, _, var how) -> how.equals("Awarded");
    };
  }

  /// How the sentence of a file's outcome must begin.
  private static String sentence(Json outcome, Match match) {
    var method = outcome.has("method") ? " (" + outcome.text("method") + ")" : "";
    if (outcome.has("winner")) {
      return outcome.text("winner") + " won" + margin(outcome) + method;
    }
    return switch (outcome.text("result")) {
      case "draw" -> "Match drawn";
      case "no result" -> "No result";
      default -> "Match tied" + method + tieBreak(outcome, match);
    };
  }

  private static String margin(Json outcome) {
    if (!outcome.has("by")) {
      return outcome.has("method") ? "" : " having lost fewer wickets";
    }
    var by = outcome.get("by");
    int number = by.has("wickets") ? by.number("wickets") : by.number("runs");
    var noun = (by.has("wickets") ? "wicket" : "run") + (number == 1 ? "" : "s");
    return (by.has("innings") ? " by an innings and " : " by ") + number + " " + noun;
  }

  /// A file names who won the eliminator; how it was won is seen from the super overs it holds.
  private static String tieBreak(Json outcome, Match match) {
    if (outcome.has("bowl_out")) {
      return "; %s won the bowl-out".formatted(outcome.text("bowl_out"));
    }
    if (!outcome.has("eliminator")) {
      return "";
    }
    var winner = outcome.text("eliminator");
    var overs = match.allInnings().stream().filter(Innings::superOver).toList();
    if (overs.getLast().runs() == overs.get(overs.size() - 2).runs()) {
      return "; super over tied; %s won on boundary count (".formatted(winner);
    }
    return overs.size() == 2
        ? "; %s won the super over".formatted(winner)
        : "; super over tied; %s won the second super over".formatted(winner);
  }

  @ParameterizedTest
  @MethodSource(MATCHES)
  void runsAreBattersAndExtrasAndTheBooksAgree(RealMatch real) {
    for (var innings : real.scoring().match().scorecard().innings()) {
      int bat = innings.batting().stream().mapToInt(Scorecard.Batting::runs).sum();
      assertThat(bat + innings.extras().total()).isEqualTo(innings.runs());
      int stands = innings.partnerships().stream().mapToInt(Scorecard.Partnership::runs).sum();
      assertThat(stands).isEqualTo(innings.runs() - late(innings, stands));
      int overs = innings.overByOver().stream().mapToInt(Scorecard.Over::runs).sum();
      assertThat(innings.runs() - overs).isIn(0, 5, 6, 10);
      int debited = innings.bowling().stream().mapToInt(Scorecard.Bowling::runs).sum();
      var extras = innings.extras();
      assertThat(debited)
          .isEqualTo(innings.runs() - extras.byes() - extras.legbyes() - extras.penalty());
      assertThat(innings.fallOfWickets()).hasSize(innings.wickets());
      long out = innings.batting().stream().filter(line -> line.out().wicket()).count();
      assertThat(out).isEqualTo(innings.wickets());
    }
  }

  /// Runs that came when no stand was open: penalties after the last wicket.
  private static int late(Scorecard.Innings innings, int stands) {
    return innings.extras().penalty() > 0 ? innings.runs() - stands : 0;
  }

  @ParameterizedTest
  @MethodSource(MATCHES)
  void everyOverHasItsBallsUnlessItIsTheLastOrMiscounted(RealMatch real) {
    var scoring = real.scoring();
    int usual = scoring.match().format().overs().balls();
    var match = Match.NONE;
    int legal = 0;
    int counted = usual;
    for (var event : scoring.events()) {
      switch (event.fact()) {
        case Fact.InningsBegun _ -> legal = 0;
        case Fact.OverCounted(var balls) -> counted = balls;
        case Fact.Delivery delivery -> {
          assertThat(delivery.number()).isEqualTo(legal + 1);
          legal += delivery.ball().legal() ? 1 : 0;
        }
        default -> {
          // no other fact is part of an over
        }
      }
      int before = match.innings().overs();
      match = match.after(event);
      if (match.innings().overs() > before && match.innings().number() > 0) {
        assertThat(legal).isEqualTo(counted);
        legal = 0;
        counted = usual;
      }
    }
  }

  @ParameterizedTest
  @MethodSource(MATCHES)
  void placesOfDeliveriesAreTheFiles(RealMatch real) {
    if (real.outcome().isEmpty()) {
      return;
    }
    var places = new ArrayList<String>();
    var ours =
        real.scoring().events().stream()
            .filter(event -> event.fact() instanceof Fact.Delivery)
            .map(event -> ((Fact.Delivery) event.fact()).at())
            .toList();
    for (var innings : Json.parse(RealMatches.bytes(real.file())).list("innings")) {
      for (var over : innings.list("overs")) {
        for (var delivery : over.list("deliveries")) {
          places.add(delivery.textOr("actual_delivery"));
        }
      }
    }
    assertThat(ours).hasSameSizeAs(places);
    for (int i = 0; i < places.size(); i++) {
      if (!places.get(i).isEmpty()) {
        assertThat(ours.get(i)).isEqualTo(places.get(i));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(MATCHES)
  void strikeHardlyEverNeedsAHand(RealMatch real) {
    var events = real.scoring().events();
    long corrected = events.stream().filter(event -> event.fact() instanceof Fact.EndsSet).count();
    assertThat(corrected).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource(MATCHES)
  void overFileOfAMatchGivesTheMatchAgain(RealMatch real) {
    var scoring = real.scoring();
    var text = OverFile.write(scoring.events());
    assertThat(OverFile.read(real.id(), text).events()).isEqualTo(scoring.events());
    assertThat(OverFile.write(OverFile.read(real.id(), text).events())).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource(MATCHES)
  void jsonOfAMatchGivesTheMatchAgain(RealMatch real) {
    var scoring = real.scoring();
    var match = Match.NONE;
    for (var event : scoring.events()) {
      var json = EventJson.data(event).toString();
      var read = EventJson.read(EventJson.type(event), Json.parse(json));
      assertThat(read).isEqualTo(event);
      match = match.after(read);
    }
    assertThat(match.scorecard()).isEqualTo(scoring.match().scorecard());
    for (MatchCommand command : scoring.said()) {
      var json = CommandJson.write(command).toString();
      assertThat(CommandJson.read(Json.parse(json), "")).isEqualTo(command);
    }
  }

  @ParameterizedTest
  @MethodSource(MATCHES)
  void eventsCarryTheScoreTheyMade(RealMatch real) {
    Scoring scoring = real.scoring();
    var match = Match.NONE;
    for (var event : scoring.events()) {
      match = match.after(event);
      assertThat(match.score()).isEqualTo(event.score());
      assertThat(event.text()).doesNotContain("null").doesNotContain("%");
    }
    assertThat(match.innings().ending()).isNotEqualTo(Ending.NOT_YET);
    assertThat(match.result().text().toLowerCase(Locale.ROOT)).isNotEmpty();
  }
}
