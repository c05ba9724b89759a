package dev.crease.cricket.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// A team list as people paste it, read, and its players looked for in a register. Any thread.
///
/// A name a line, or all in one line parted by commas or semicolons. Numbers and bullets before a
/// name are passed over, as is a line that ends in a colon. `(c)`, `*` mean the captain, `(wk)`,
/// `†` the keeper. `Rahimi, Abdul` is Abdul Rahimi.
public final class TeamSheet {
  /// The most players looked for at once.
  public static final int PLAYERS_MAX = 60;

  private static final double SURE = 0.92;
  private static final double POSSIBLE = 0.78;
  private static final double APART = 0.04;
  private static final int CANDIDATES = 5;
  private static final Pattern BULLET =
      Pattern.compile(
          "^[\\s\\p{Pd}•*·▪◦‣]*(?:#?\\p{Nd}{1,3}\\s*[.):\\]\\p{Pd}]?\\s+|#?\\p{Nd}{1,3}[.):\\]])?[\\s\\p{Pd}•·▪◦‣]*");
  private static final Pattern MARK =
      Pattern.compile(
          "\\(\\s*((?:c|vc|wk|w|k|captain|keeper|capt|†|&|and|/|,|\\s)+)\\s*\\)|[,\\s]+(c|vc|wk|capt)\\.?$|([†*])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CAPTAIN =
      Pattern.compile("(?<!v)\\bc\\b|\\bcapt|\\*", Pattern.CASE_INSENSITIVE);
  private static final Pattern KEEPER =
      Pattern.compile("\\bwk\\b|\\bw\\b|\\bk\\b|keeper|†", Pattern.CASE_INSENSITIVE);

  private TeamSheet() {}

  /// How sure it is who somebody is.
  public enum Status {
    /// One entry, and no other that is nearly as like.
    KNOWN,
    /// Some that it may be: a person must say.
    AMBIGUOUS,
    /// Nobody like it.
    NEW
  }

  /// An entry that a name may mean.
  ///
  /// @param likeness 0 to 1
  public record Candidate(String id, String name, double likeness) {}

  /// One player of the list.
  ///
  /// @param line as it was pasted
  /// @param candidates the likeliest first; none for a new one
  public record Player(
      String line,
      String name,
      boolean captain,
      boolean keeper,
      Status status,
      List<Candidate> candidates) {
    public Player {
      candidates = List.copyOf(candidates);
    }
  }

  /// The players of a list, in its order, at most [#PLAYERS_MAX].
  public static List<Player> read(String text, Register register) {
    var players = new ArrayList<Player>();
    var known = known(register);
    for (var line : lines(text)) {
      var unnumbered = BULLET.matcher(line).replaceFirst("");
      var marks = new StringBuilder();
      var matcher = MARK.matcher(unnumbered);
      while (matcher.find()) {
        marks.append(' ').append(matcher.group());
      }
      var name = turned(matcher.replaceAll(" ").replaceAll("\\s+", " ").strip());
      if (!name.isEmpty() && players.size() < PLAYERS_MAX) {
        boolean captain = CAPTAIN.matcher(marks).find();
        players.add(player(line.strip(), name, captain, KEEPER.matcher(marks).find(), known));
      }
    }
    return players;
  }

  private static List<String> lines(String text) {
    var lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.size() == 1) {
      var list = lines.getFirst().replaceFirst("^[^:,;]*:", "");
      return List.of(list.split("[,;]", -1));
    }
    return lines.stream().filter(line -> !line.endsWith(":")).toList();
  }

  private static String turned(String name) {
    var parts = name.split("\\s*,\\s*", -1);
    if (parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()) {
      return parts[1] + " " + parts[0];
    }
    return name.replaceAll("[,;]+", " ").replaceAll("\\s+", " ").strip();
  }

  /// An entry, and the words of each of its names.
  private record Known(Register.Entry entry, List<List<String>> names) {}

  private static List<Known> known(Register register) {
    return register.names().entrySet().stream()
        .map(
            each ->
                new Known(each.getKey(), each.getValue().stream().map(Likeness::words).toList()))
        .toList();
  }

  private static Player player(
      String line, String name, boolean captain, boolean keeper, List<Known> register) {
    var candidates = new ArrayList<Candidate>();
    var words = Likeness.words(name);
    for (var known : register) {
      double most = 0;
      for (var other : known.names()) {
        most = Math.max(most, Likeness.of(words, other));
      }
      if (most >= POSSIBLE) {
        var entry = known.entry();
        candidates.add(new Candidate(entry.id(), entry.name(), Math.round(most * 100) / 100.0));
      }
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::likeness)
            .reversed()
            .thenComparing(Candidate::name)
            .thenComparing(Candidate::id));
    return new Player(
        line,
        name,
        captain,
        keeper,
        status(candidates),
        candidates.subList(0, Math.min(CANDIDATES, candidates.size())));
  }

  private static Status status(List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      return Status.NEW;
    }
    double best = candidates.getFirst().likeness();
    boolean alone = candidates.size() == 1 || candidates.get(1).likeness() <= best - APART;
    return best >= SURE && alone ? Status.KNOWN : Status.AMBIGUOUS;
  }
}
