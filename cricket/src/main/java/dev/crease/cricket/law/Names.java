package dev.crease.cricket.law;

import dev.crease.cricket.Team;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds whom a scorer means. A name in full always wins; else any ending of a name that only one
/// player of the side has, so that `Halloran` is enough where there is one.
final class Names {
  private Names() {}

  static Optional<String> find(Team team, String said) {
    if (team.has(said)) {
      return Optional.of(said);
    }
    var low = said.toLowerCase(Locale.ROOT);
    return only(team.players(), name -> name.equals(low))
        .or(() -> only(team.players(), name -> name.endsWith(" " + low)));
  }

  private static Optional<String> only(List<String> players, Predicate<String> test) {
    var found = players.stream().filter(name -> test.test(name.toLowerCase(Locale.ROOT))).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
