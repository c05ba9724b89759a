package dev.crease.cricket.law;

import dev.crease.cricket.Dismissal;
import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.Team;

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
    mayBat(hearing, striker);
    mayBat(hearing, nonStriker);
    hearing.accept(new Fact.Openers(striker, nonStriker));
  }

  static void batterIn(Hearing hearing, String said) {
    if (!placeFree(hearing)) {
      return;
    }
    var match = hearing.match();
    var player = player(hearing, match.batting(), said);
    hearing.impossibleIf(match.isIn(player), "25.2", "%s is in already.".formatted(player));
    boolean back = !match.batted(player).isEmpty();
    comesBack(hearing, player);
    mayBat(hearing, player);
    hearing.accept(back ? new Fact.Resumed(player) : new Fact.BatterIn(player));
  }

  static void resumed(Hearing hearing, String said) {
    if (!placeFree(hearing)) {
      return;
    }
    var match = hearing.match();
    var player = player(hearing, match.batting(), said);
    hearing.impossibleIf(
        match.batted(player).isEmpty() || match.isIn(player),
        "25.4.4",
        "%s has not retired.".formatted(player));
    comesBack(hearing, player);
    mayBat(hearing, player);
    hearing.accept(new Fact.Resumed(player));
  }

  /// Law 25.4: who retired hurt may come back; who retired out, by leave of the other captain; who
  /// was dismissed, not at all (unless the umpires let it happen).
  private static void comesBack(Hearing hearing, String player) {
    var match = hearing.match();
    var batted = match.batted(player);
    boolean retiredOut = batted.equals(Dismissal.RETIRED_OUT.word());
    hearing.unlawfulIf(
        retiredOut, "25.4.3", "%s retired out: the other captain must agree.".formatted(player));
    hearing.unlawfulIf(
        !batted.isEmpty() && !retiredOut && !match.mayResume(player),
        "25.2",
        "%s has batted: %s.".formatted(player, batted));
  }

  private static void mayBat(Hearing hearing, String player) {
    var match = hearing.match();
    hearing.unlawfulIf(
        match.replaced(player), "1.2", "another plays in %s's place.".formatted(player));
    hearing.unlawfulIf(
        match.innings().superOver() && match.outInSuperOver(player),
        "playing conditions",
        "%s was out in a super over before.".formatted(player));
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
        BowlerLaws.bowlerOn(hearing, new Fact.BowlerOn(bowler, ""));
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
