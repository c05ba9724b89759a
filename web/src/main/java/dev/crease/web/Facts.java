package dev.crease.web;

import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.Scorecard;
import java.util.ArrayList;
import java.util.List;

/// What is known about a match besides its score.
final class Facts {
  private Facts() {}

  /// One line of it; `moment` is the start in ISO 8601 when the script may say it in local time.
  record Fact(String name, String value, String moment) {
    static Fact of(String name, String value) {
      return new Fact(name, value, "");
    }
  }

  static List<Fact> of(Scorecard card) {
    var info = card.info();
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("Match", info.event()));
    facts.add(Fact.of("Format", card.format()));
    facts.add(Fact.of("Ground", venue(info)));
    facts.add(
        new Fact(
            Words.isMoment(info.start()) ? "Start" : "Date",
            Words.start(info.start()),
            Words.isMoment(info.start()) ? info.start() : ""));
    facts.add(Fact.of("Toss", card.toss().text()));
    facts.add(Fact.of("Result", card.result().text()));
    info.notes().forEach((name, value) -> facts.add(Fact.of(Words.label(name), value)));
    return facts.stream().filter(fact -> !fact.value().isEmpty()).toList();
  }

  /// `Lord's, London`; the city is left out where the ground's name says it.
  static String venue(MatchInfo info) {
    if (info.venue().isEmpty()) {
      return info.city();
    }
    return info.city().isEmpty() || info.venue().contains(info.city())
        ? info.venue()
        : info.venue() + ", " + info.city();
  }
}
