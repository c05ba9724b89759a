package dev.crease.cricket.law;

import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.Team;
import dev.crease.cricket.book.Match;
import java.util.List;

/// Who may bat and who may bowl (Laws 1, 17, 25 and 40).
final class PeopleLaws {
  private PeopleLaws() {}

  static void openers(Hearing hearing, Fact.Openers said) {
    if (!inProgress(hearing)) {
      return;
    }
    var match = hearing.match();
    hearing.impossibleIf(match.opened(), "25.2", "the opening pair is in already.");
    var striker = player(hearing, match.batting(), said.striker());
    var nonStriker = player(hearing, match.batting(), said.nonStriker());
    hearing.impossibleIf(striker.equals(nonStriker), "25.1", "one player cannot be at both ends.");
    hearing.accept(new Fact.Openers(striker, nonStriker));
  }

  static void batterIn(Hearing hearing, String said) {
    if (!placeFree(hearing)) {
      return;
    }
    var match = hearing.match();
    var player = player(hearing, match.batting(), said);
    hearing.impossibleIf(match.isIn(player), "25.2", "%s is in already.".formatted(player));
    boolean back = match.mayResume(player);
    hearing.impossibleIf(
        !back && !match.batted(player).isEmpty(),
        "25.2",
        "%s has batted: %s.".formatted(player, match.batted(player)));
    hearing.unlawfulIf(
        match.replaced(player), "1.2", "another plays in %s's place.".formatted(player));
    hearing.accept(back ? new Fact.Resumed(player) : new Fact.BatterIn(player));
  }

  static void resumed(Hearing hearing, String said) {
    if (!placeFree(hearing)) {
      return;
    }
    var match = hearing.match();
    var player = player(hearing, match.batting(), said);
    hearing.impossibleIf(
        !match.mayResume(player), "25.4.4", "%s has not retired.".formatted(player));
    hearing.accept(new Fact.Resumed(player));
  }

  static void bowlerOn(Hearing hearing, Fact.BowlerOn said) {
    if (!inProgress(hearing)) {
      return;
    }
    var match = hearing.match();
    var player = player(hearing, match.fielding(), said.player());
    boolean inMidOver = match.overBegun();
    hearing.impossibleIf(
        match.bowler().equals(player), "17.7", "%s is bowling already.".formatted(player));
    hearing.unlawfulIf(
        inMidOver && said.reason().isEmpty(),
        "17.7",
        "%s must finish the over unless he is hurt or suspended.".formatted(match.bowler()));
    hearing.unlawfulIf(
        bowledAllOf(match.lastBowlers(match.format().overs().perEnd()), match, player),
        "17.6",
        "%s bowled the over before.".formatted(player));
    hearing.unlawfulIf(
        match.replaced(player), "1.2", "another plays in %s's place.".formatted(player));
    int quota = match.format().overs().quota();
    hearing.unlawfulIf(
        quota > 0 && !match.innings().superOver() && match.oversOf(player) >= quota,
        "playing conditions",
        "%s has bowled his %d overs.".formatted(player, quota));
    hearing.accept(new Fact.BowlerOn(player, inMidOver ? said.reason() : ""));
  }

  /// Law 17.6, and The Hundred's ten balls running from one end.
  private static boolean bowledAllOf(List<List<String>> overs, Match match, String player) {
    return overs.size() == match.format().overs().perEnd()
        && overs.stream().allMatch(bowlers -> bowlers.contains(player));
  }

  static void ends(Hearing hearing, Fact.EndsSet said) {
    if (!inProgress(hearing)) {
      return;
    }
    var match = hearing.match();
    var striker = atEnd(hearing, said.striker());
    var nonStriker = atEnd(hearing, said.nonStriker());
    hearing.impossibleIf(
        striker.isEmpty() && nonStriker.isEmpty(), "18.12", "say who is at which end.");
    hearing.impossibleIf(striker.equals(nonStriker), "25.1", "one player cannot be at both ends.");
    hearing.impossibleIf(
        (striker.isEmpty() || nonStriker.isEmpty())
            && !match.striker().isEmpty()
            && !match.nonStriker().isEmpty(),
        "18.12",
        "two batters are in: say where each of them is.");
    hearing.accept(new Fact.EndsSet(striker, nonStriker));
  }

  private static String atEnd(Hearing hearing, String said) {
    if (said.isEmpty()) {
      return "";
    }
    var player = player(hearing, hearing.match().batting(), said);
    hearing.impossibleIf(!hearing.match().isIn(player), "25.1", "%s is not in.".formatted(player));
    return player;
  }

  static void departed(Hearing hearing, Fact.Departed said) {
    if (!inProgress(hearing)) {
      return;
    }
    var match = hearing.match();
    var how = said.how();
    hearing.impossibleIf(
        !how.needsNoBall(),
        how.law(),
        "%s needs a ball: say it with the ball.".formatted(how.word()));
    var player =
        said.player().isEmpty() ? match.striker() : player(hearing, match.batting(), said.player());
    hearing.impossibleIf(player.isEmpty(), how.law(), "nobody is at the striker's end.");
    mayLeave(hearing, player, how);
    hearing.accept(new Fact.Departed(player, how));
  }

  /// Whoever leaves must be in; one who is timed out must not be; one who will not come at all may
  /// be retired out from where he sits.
  static void mayLeave(Hearing hearing, String player, Dismissal how) {
    var match = hearing.match();
    boolean in = match.isIn(player);
    hearing.impossibleIf(
        how == Dismissal.TIMED_OUT && in, how.law(), "%s is in already.".formatted(player));
    hearing.impossibleIf(
        !in && !match.batted(player).isEmpty() && !match.mayResume(player),
        how.law(),
        "%s has batted: %s.".formatted(player, match.batted(player)));
    hearing.impossibleIf(
        !in && how != Dismissal.TIMED_OUT && how != Dismissal.RETIRED_OUT,
        how.law(),
        "%s is not in.".formatted(player));
  }

  static void replaced(Hearing hearing, Fact.Replaced said) {
    var match = hearing.match();
    int side = match.side(said.team());
    hearing.impossibleIf(
        side < 0, "1.2", "'%s' is neither of the two teams.".formatted(said.team()));
    hearing.impossibleIf(said.in().isBlank(), "1.2", "say who comes in.");
    hearing.impossibleIf(
        side >= 0 && match.teams().get(1 - side).has(said.in()),
        "1.2",
        "%s plays for the other side.".formatted(said.in()));
    if (hearing.goesOn()) {
      var team = match.teams().get(side);
      var out = said.out().isEmpty() ? "" : player(hearing, team, said.out());
      hearing.accept(new Fact.Replaced(team.name(), out, said.in(), said.reason()));
    }
  }

  /// Brings on whom a ball names: the openers, the next batter, the bowler of the new over.
  static void bringOn(Hearing hearing, MatchCommand.Bowled said) {
    var match = hearing.match();
    if (!match.opened() && !said.batter().isEmpty() && !said.nonStriker().isEmpty()) {
      openers(hearing, new Fact.Openers(said.batter(), said.nonStriker()));
    } else if (match.opened()) {
      comeIn(hearing, said.batter());
      comeIn(hearing, said.nonStriker());
    }
    if (hearing.goesOn() && !said.bowler().isEmpty()) {
      var bowler = player(hearing, match.fielding(), said.bowler());
      if (!bowler.equals(match.bowler())) {
        bowlerOn(hearing, new Fact.BowlerOn(bowler, ""));
      }
    }
  }

  private static void comeIn(Hearing hearing, String said) {
    var match = hearing.match();
    if (hearing.goesOn() && !said.isEmpty()) {
      var player = player(hearing, match.batting(), said);
      if (hearing.goesOn() && !match.isIn(player)) {
        batterIn(hearing, player);
      }
    }
  }

  /// A player of the side; refuses the hearing and gives what was said where there is none.
  static String player(Hearing hearing, Team team, String said) {
    var found = Names.find(team, said);
    hearing.impossibleIf(
        found.isEmpty(),
        "1.1",
        said.isEmpty()
            ? "say which player."
            : "%s has no one player called '%s'.".formatted(team.name(), said));
    return found.orElse(said);
  }

  static boolean inProgress(Hearing hearing) {
    var now = hearing.match().innings();
    return hearing.impossibleIf(now.number() == 0, "13.1", "no innings has begun.")
        && hearing.impossibleIf(now.ended(), "13.3", "the innings is over.");
  }

  private static boolean placeFree(Hearing hearing) {
    var match = hearing.match();
    return inProgress(hearing)
        && hearing.impossibleIf(!match.opened(), "25.2", "name the opening pair first.")
        && hearing.impossibleIf(
            !match.striker().isEmpty() && !match.nonStriker().isEmpty(),
            "25.2",
            "two batters are in already.");
  }
}
