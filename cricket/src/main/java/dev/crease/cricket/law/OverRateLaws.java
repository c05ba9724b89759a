package dev.crease.cricket.law;

/// What a slow over rate costs (playing conditions): warnings, then runs, and a fielder in the
/// deep.
final class OverRateLaws {
  private static final String CONDITIONS = "playing conditions";

  private OverRateLaws() {}

  /// @param side who gets the runs; -1 for neither
  /// @param runs 0 for a warning
  static void penalty(Hearing hearing, int side, int runs) {
    var match = hearing.match();
    var now = match.innings();
    var rate = match.format().conditions().overRate();
    hearing.impossibleIf(
        now.number() == 0 || now.ended(),
        CONDITIONS,
        "no overs are due: no innings is in progress.");
    hearing.impossibleIf(runs < 0, CONDITIONS, "a penalty is not below 0, a warning is 0.");
    hearing.unlawfulIf(
        side == 1 - now.side(), CONDITIONS, "it is the batting side that gains by slow overs.");
    int warned = now.restrictions().warnings(now.overs(), rate.overs());
    hearing.unlawfulIf(
        rate.runs() == 0, CONDITIONS, "there is no clock between overs in this match.");
    hearing.unlawfulIf(
        runs == 0 && warned >= rate.warnings(),
        CONDITIONS,
        "after %d warnings it is %d runs.".formatted(rate.warnings(), rate.runs()));
    hearing.unlawfulIf(
        runs > 0 && warned < rate.warnings(),
        CONDITIONS,
        "%d warnings come first, this side has had %d.".formatted(rate.warnings(), warned));
    hearing.unlawfulIf(
        runs > 0 && runs != rate.runs(),
        CONDITIONS,
        "a late over costs %d runs, not %d.".formatted(rate.runs(), runs));
  }

  /// The field is restricted because overs are late.
  static void field(Hearing hearing) {
    hearing.unlawfulIf(
        hearing.match().format().conditions().overRate().fielders() == 0,
        CONDITIONS,
        "late overs cost no fielder in this match.");
  }
}
