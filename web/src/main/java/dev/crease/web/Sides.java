package dev.crease.web;

import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.Scorecard;
import dev.crease.cricket.Team;
import java.util.List;

/// Who is who on a card: names long and short, and each side's colour.
final class Sides {
  private final Scorecard card;

  Sides(Scorecard card) {
    this.card = card;
  }

  /// The full name of a side known by its short name; the short name itself if nobody has it.
  String named(String shortName) {
    return card.teams().stream()
        .filter(team -> team.shortName().equals(shortName))
        .map(Team::name)
        .findFirst()
        .orElse(shortName);
  }

  String shortName(String name) {
    return card.teams().stream()
        .filter(team -> team.name().equals(name))
        .map(Team::shortName)
        .findFirst()
        .orElse(name);
  }

  /// The class of a side's colour: the side named first is `a`, the other `b`.
  String colour(String name) {
    return !card.teams().isEmpty() && card.teams().getFirst().name().equals(name) ? "a" : "b";
  }

  /// The other side's full name.
  String opponent(String name) {
    return card.teams().stream()
        .map(Team::name)
        .filter(other -> !other.equals(name))
        .findFirst()
        .orElse("");
  }

  /// `England v New Zealand`.
  String title() {
    return String.join(" v ", card.teams().stream().map(Team::name).toList());
  }

  int ballsPerOver() {
    return card.format().equals(MatchFormat.HUNDRED.name())
        ? MatchFormat.HUNDRED.overs().balls()
        : 6;
  }

  /// A side may bat twice in this format.
  boolean twoInnings() {
    return card.format().equals(MatchFormat.TEST.name())
        || card.format().equals(MatchFormat.MULTI_DAY.name());
  }

  /// `171/7`, `241`, `210/4d`.
  static String figures(Scorecard.Innings innings) {
    if (innings.forfeited()) {
      return "forfeited";
    }
    var wickets = innings.wickets() == 10 ? "" : "/" + innings.wickets();
    return innings.runs() + wickets + (innings.declared() ? "d" : "");
  }

  /// The innings of the match proper, or its super overs.
  static List<Scorecard.Innings> innings(Scorecard card, boolean superOvers) {
    return card.innings().stream().filter(i -> i.superOver() == superOvers).toList();
  }
}
