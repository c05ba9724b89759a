package dev.crease.cricket.figures;

import dev.crease.cricket.Result;
import dev.crease.cricket.book.Innings;
import dev.crease.cricket.book.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The table of a competition: points, and net run rate where points are equal. Any thread.
///
/// **Net run rate** is runs scored for each over faced, less runs conceded for each over bowled,
/// over all matches with a result. A side that was all out is counted as having had all its overs.
/// Super overs and matches without a result do not count. Where a rain rule moved the target, the
/// side that batted first is credited with one run less than the final target, in the overs that
/// the chase had (ICC playing conditions, net run rate).
public final class PointsTable {
  private static final double PLACES = 1000.0;

  private final Points points;
  private final SequencedMap<String, Line> lines = new LinkedHashMap<>();

  private PointsTable(Points points) {
    this.points = points;
  }

  /// What a match is worth.
  public record Points(int win, int tie, int draw, int noResult) {
    /// Two for a win, one each where nobody wins.
    public static final Points USUAL = new Points(2, 1, 1, 1);
  }

  /// One side's line.
  ///
  /// @param made runs and overs of its innings, in all matches that count
  /// @param conceded the other sides'
  public record Line(
      String team,
      int played,
      int won,
      int lost,
      int tied,
      int drawn,
      int noResult,
      int points,
      Rate made,
      Rate conceded) {

    static Line of(String team) {
      return new Line(team, 0, 0, 0, 0, 0, 0, 0, Rate.NONE, Rate.NONE);
    }

    /// To three places; 0 before there is anything to work it out of.
    public double netRunRate() {
      return Math.round((made.anOver() - conceded.anOver()) * PLACES) / PLACES;
    }
  }

  /// Runs and the overs they took; overs as a number of balls and what an over has, so that formats
  /// of five and six add up.
  public record Rate(int runs, double overs) {
    static final Rate NONE = new Rate(0, 0);

    Rate plus(Rate more) {
      return new Rate(runs + more.runs, overs + more.overs);
    }

    double anOver() {
      return overs == 0 ? 0 : runs / overs;
    }
  }

  /// The table of these matches, the first of it first. Matches without a result yet are left out,
  /// but their sides are in the table.
  public static List<Line> of(List<Match> matches, Points points) {
    var table = new PointsTable(points);
    for (var match : matches) {
      match.teams().forEach(team -> table.lines.putIfAbsent(team.name(), Line.of(team.name())));
      if (match.result().known()) {
        table.add(match);
      }
    }
    return table.lines.values().stream()
        .sorted(
            Comparator.comparingInt(Line::points)
                .thenComparingDouble(Line::netRunRate)
                .reversed()
                .thenComparing(Line::team))
        .toList();
  }

  private void add(Match match) {
    var rates = rates(match);
    for (int side = 0; side < 2; side++) {
      var team = match.teams().get(side).name();
      var made = rates.isEmpty() ? Rate.NONE : rates.get(side);
      var conceded = rates.isEmpty() ? Rate.NONE : rates.get(1 - side);
      lines.computeIfPresent(team, (_, line) -> after(line, match.result(), made, conceded));
    }
  }

  private Line after(Line line, Result result, Rate made, Rate conceded) {
    boolean noResult = result instanceof Result.NoResult;
    boolean drawn = result instanceof Result.Drawn;
    boolean won = result.winner().equals(line.team());
    boolean tied = result instanceof Result.Tied && result.winner().isEmpty();
    int worth =
        won
            ? points.win()
            : tied ? points.tie() : drawn ? points.draw() : noResult ? points.noResult() : 0;
    return new Line(
        line.team(),
        line.played() + 1,
        line.won() + (won ? 1 : 0),
        line.lost() + (won || tied || drawn || noResult ? 0 : 1),
        line.tied() + (tied ? 1 : 0),
        line.drawn() + (drawn ? 1 : 0),
        line.noResult() + (noResult ? 1 : 0),
        line.points() + worth,
        line.made().plus(made),
        line.conceded().plus(conceded));
  }

  /// What each side made, by side; nothing where the match does not count.
  private static List<Rate> rates(Match match) {
    var main = match.allInnings().stream().filter(innings -> !innings.superOver()).toList();
    if (match.result() instanceof Result.NoResult
        || main.size() != 2
        || match.format().innings() != 1
        || !match.format().overs().limited()) {
      return List.of();
    }
    var first = main.getFirst();
    var chase = main.getLast();
    boolean moved = !match.method().isEmpty() && chase.target() > 0;
    Map<Integer, Rate> bySide =
        Map.of(
            first.side(),
            moved ? new Rate(chase.target() - 1, allOvers(match, chase)) : rate(match, first),
            chase.side(),
            rate(match, chase));
    var rates = new ArrayList<Rate>();
    for (int side = 0; side < 2; side++) {
      rates.add(bySide.getOrDefault(side, Rate.NONE));
    }
    return rates;
  }

  private static Rate rate(Match match, Innings innings) {
    int players = match.teams().get(innings.side()).players().size();
    boolean allOut = innings.wickets() >= innings.wicketsToFall(players);
    double faced = (double) innings.balls() / match.format().overs().balls();
    return new Rate(innings.runs(), allOut ? allOvers(match, innings) : faced);
  }

  private static double allOvers(Match match, Innings innings) {
    return (double) innings.allowance().total() / match.format().overs().balls();
  }
}
