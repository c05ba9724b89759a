package dev.crease.cricket.law;

import dev.crease.cricket.Fact;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.book.Suspension;
import java.util.List;

/// Who may bowl (Laws 17.6 to 17.8 and 41, and the playing conditions).
final class BowlerLaws {
  private static final String CONDITIONS = "playing conditions";

  private BowlerLaws() {}

  static void bowlerOn(Hearing hearing, Fact.BowlerOn said) {
    if (!PeopleLaws.inProgress(hearing)) {
      return;
    }
    var match = hearing.match();
    var player = PeopleLaws.player(hearing, match.fielding(), said.player());
    boolean inMidOver = match.overBegun();
    hearing.impossibleIf(
        match.bowler().equals(player), "17.7", "%s is bowling already.".formatted(player));
    hearing.unlawfulIf(
        inMidOver && said.reason().isEmpty(),
        "17.7",
        "%s must finish the over unless he is hurt or suspended.".formatted(match.bowler()));
    follows(hearing, player, inMidOver);
    may(hearing, player);
    boolean suspends = Suspension.of(said.reason()) != Suspension.NONE;
    hearing.accept(new Fact.BowlerOn(player, inMidOver || suspends ? said.reason() : ""));
  }

  /// Law 17.6 and 17.8, and The Hundred's ten balls running from one end.
  private static void follows(Hearing hearing, String player, boolean inMidOver) {
    var match = hearing.match();
    int running = match.format().overs().perEnd();
    hearing.unlawfulIf(
        bowledAllOf(match.lastBowlers(running), running, player),
        "17.6",
        "%s bowled the over before.".formatted(player));
    hearing.unlawfulIf(
        inMidOver && match.bowledInOver(player),
        "17.8",
        "%s has left this over already.".formatted(player));
  }

  private static boolean bowledAllOf(List<List<String>> overs, int running, String player) {
    return overs.size() == running && overs.stream().allMatch(bowlers -> bowlers.contains(player));
  }

  private static void may(Hearing hearing, String player) {
    var match = hearing.match();
    hearing.unlawfulIf(
        match.replaced(player), "1.2", "another plays in %s's place.".formatted(player));
    hearing.unlawfulIf(
        match.suspended(player), "41", "%s is suspended from bowling.".formatted(player));
    hearing.unlawfulIf(
        match.innings().superOver() && match.bowledLastSuperOver(player),
        CONDITIONS,
        "%s bowled the super over before.".formatted(player));
    hearing.unlawfulIf(
        match.overBegun() && match.cameInThisOver(player, ReplacementLaws.IMPACT),
        CONDITIONS,
        "%s came in as impact player in this over.".formatted(player));
    hearing.unlawfulIf(Quota.isUsedUp(match, player), CONDITIONS, spent(match, player));
  }

  private static String spent(Match match, String player) {
    return "%s has bowled his %d overs.".formatted(player, Quota.of(match, player));
  }
}
