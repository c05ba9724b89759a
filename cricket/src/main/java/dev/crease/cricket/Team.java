package dev.crease.cricket;

import java.util.List;
import java.util.Locale;

/// One side: its name, the short name for boards (`HAR`), and its players in the order given.
/// Players are known by their names, which are unique in a match; the list grows when a replacement
/// comes in in the match.
public record Team(String name, String shortName, List<String> players) {
  private static final int SHORT_MAX = 4;

  public Team {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a team needs a name");
    }
    players = List.copyOf(players);
    shortName = shortName.isBlank() ? shortFor(name) : shortName;
  }

  /// A team whose short name is made from its name: initials of several words (`NZ`), else the
  /// first three letters (`ENG`).
  public static Team of(String name, List<String> players) {
    return new Team(name, "", players);
  }

  public boolean has(String player) {
    return players.contains(player);
  }

  private static String shortFor(String name) {
    var initials = new StringBuilder();
    for (var word : name.trim().split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty() && initials.length() < SHORT_MAX) {
        initials.appendCodePoint(word.codePointAt(0));
      }
    }
    var text = initials.length() > 1 ? initials.toString() : name.trim();
    return text.substring(0, Math.min(initials.length() > 1 ? SHORT_MAX : 3, text.length()))
        .toUpperCase(Locale.ROOT);
  }
}
