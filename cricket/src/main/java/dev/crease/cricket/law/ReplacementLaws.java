package dev.crease.cricket.law;

import dev.crease.cricket.Fact;
import dev.crease.cricket.Team;
import dev.crease.cricket.book.Match;
import java.util.Locale;

/// One player in another's place for the rest of the match (Law 1.2, and the playing conditions on
/// concussion, illness, impact players and substitutes of old).
///
/// The impact player as the Indian league has it (IP.1 to IP.10): one a side, at the start of an
/// innings, at the end of an over, at the fall of a wicket or when a batter retires; the one he
/// replaces plays no more; he bowls his whole quota, but not the rest of an over in progress; and
/// still only eleven bat, as ten wickets end an innings.
final class ReplacementLaws {
  static final String IMPACT = "impact player";
  private static final String CONDITIONS = "playing conditions";

  private ReplacementLaws() {}

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
    if (!hearing.goesOn()) {
      return;
    }
    var team = match.teams().get(side);
    var out = said.out().isEmpty() ? "" : PeopleLaws.player(hearing, team, said.out());
    var reason = reason(said.reason());
    hearing.impossibleIf(out.equals(said.in()), "1.2", "nobody comes in for himself.");
    people(hearing, team, out, said.in());
    if (reason.equals(IMPACT)) {
      impact(hearing, side, out);
    }
    hearing.accept(new Fact.Replaced(team.name(), out, said.in(), reason));
  }

  private static void people(Hearing hearing, Team team, String out, String in) {
    var match = hearing.match();
    hearing.unlawfulIf(
        match.replaced(in), "1.2", "%s was replaced and plays no more.".formatted(in));
    hearing.unlawfulIf(match.replaced(out), "1.2", "another plays in %s's place.".formatted(out));
    hearing.unlawfulIf(team.has(in) && !match.replaced(in), "1.2", "%s plays.".formatted(in));
    hearing.oddIf(
        match.isIn(out) && team.equals(match.batting()),
        "25.4",
        "%s is batting: say that he retires.".formatted(out));
  }

  private static void impact(Hearing hearing, int side, String out) {
    var match = hearing.match();
    int most = match.format().conditions().impactPlayers();
    hearing.unlawfulIf(
        match.replacements(side, IMPACT) >= most,
        CONDITIONS,
        most == 0
            ? "no impact players are played here."
            : "a side has %d impact player, and had him.".formatted(most));
    hearing.unlawfulIf(out.isEmpty(), CONDITIONS, "an impact player comes in for somebody.");
    hearing.unlawfulIf(
        match.overBegun() && !placeFree(match),
        CONDITIONS,
        "an impact player comes in between overs, at a wicket or a retirement.");
  }

  private static boolean placeFree(Match match) {
    return match.striker().isEmpty() || match.nonStriker().isEmpty();
  }

  /// `impact_player` as files write it is `impact player`.
  private static String reason(String said) {
    return said.replace('_', ' ').strip().toLowerCase(Locale.ROOT);
  }
}
