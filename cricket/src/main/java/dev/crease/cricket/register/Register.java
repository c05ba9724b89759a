package dev.crease.cricket.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Players, or teams, by their ids: the fold of what was entered and merged. Immutable; any thread.
///
/// An id that was merged into another stays good: it stands for the other from then on, in old
/// matches too. A merge can be taken back.
public final class Register {
  /// Nobody is known.
  public static final Register EMPTY = new Register(new TreeMap<>(), Map.of());

  /// The most entries a register holds.
  public static final int ENTRIES_MAX = 20_000;

  private final Map<String, Entry> entries;
  private final Map<String, String> merged;

  private Register(Map<String, Entry> entries, Map<String, String> merged) {
    this.entries = entries;
    this.merged = merged;
  }

  /// One player or team.
  ///
  /// @param id 1 to 64 of `[A-Za-z0-9._~-]`
  /// @param also other names it is known by
  public record Entry(String id, String name, List<String> also) {
    /// The most characters of a name.
    public static final int NAME_MAX = 100;

    /// The most other names.
    public static final int ALSO_MAX = 20;

    public Entry {
      also = List.copyOf(also);
      if (!id.matches("[A-Za-z0-9._~-]{1,64}")) {
        throw new IllegalArgumentException("an id is 1 to 64 letters, digits and ._~-, was: " + id);
      }
      check(name);
      also.forEach(Entry::check);
      if (also.size() > ALSO_MAX) {
        throw new IllegalArgumentException(
            "at most %d other names, were: %d".formatted(ALSO_MAX, also.size()));
      }
    }

    private static void check(String name) {
      if (name.isBlank() || name.length() > NAME_MAX) {
        throw new IllegalArgumentException(
            "a name is 1 to %d characters, was: %s".formatted(NAME_MAX, name));
      }
    }

    List<String> names() {
      var names = new ArrayList<String>();
      names.add(name);
      names.addAll(also);
      return names;
    }
  }

  /// What happens to a register.
  public sealed interface Change {
    /// An entry is new, or has other names than before.
    record Entered(Entry entry) implements Change {}

    /// Two were the same: `of` stands for `into` from now on.
    record Merged(String of, String into) implements Change {}

    /// They were not: `of` is itself again.
    record Parted(String of) implements Change {}
  }

  /// Why a change cannot be; empty if it can.
  public String refusal(Change change) {
    return switch (change) {
      case Change.Entered(var entry) ->
          entries.size() >= ENTRIES_MAX && !entries.containsKey(entry.id())
              ? "a register holds at most %d".formatted(ENTRIES_MAX)
              : "";
      case Change.Merged(var of, var into) -> refusalOfMerge(of, into);
      case Change.Parted(var of) -> merged.containsKey(of) ? "" : of + " is not merged";
    };
  }

  private String refusalOfMerge(String of, String into) {
    if (!entries.containsKey(of) || !entries.containsKey(into)) {
      return (entries.containsKey(of) ? into : of) + " is not known";
    }
    if (merged.containsKey(of)) {
      return "%s is merged into %s already".formatted(of, merged.get(of));
    }
    return resolved(into).equals(of) ? "%s and %s are the same".formatted(of, into) : "";
  }

  /// The register after a change that it does not refuse.
  public Register after(Change change) {
    var refusal = refusal(change);
    if (!refusal.isEmpty()) {
      throw new IllegalStateException(refusal);
    }
    return after(List.of(change));
  }

  /// The register after changes that were accepted before, as a log holds them.
  public Register after(List<Change> changes) {
    var newEntries = new TreeMap<>(entries);
    var newMerged = new HashMap<>(merged);
    for (var change : changes) {
      switch (change) {
        case Change.Entered(var entry) -> newEntries.put(entry.id(), entry);
        case Change.Merged(var of, var into) -> newMerged.put(of, into);
        case Change.Parted(var of) -> newMerged.remove(of);
      }
    }
    return new Register(newEntries, Map.copyOf(newMerged));
  }

  /// The id that an id stands for: itself, or what it was merged into.
  public String resolved(String id) {
    var at = id;
    for (var next = merged.get(at); next != null; next = merged.get(at)) {
      at = next;
    }
    return at;
  }

  /// Whom an id stands for.
  public Optional<Entry> find(String id) {
    return Optional.ofNullable(entries.get(resolved(id)));
  }

  /// Those that are themselves, by id.
  public List<Entry> all() {
    return entries.values().stream().filter(entry -> !merged.containsKey(entry.id())).toList();
  }

  /// The names that each is known by, with those of all that were merged into it.
  Map<Entry, List<String>> names() {
    var names = new HashMap<Entry, List<String>>();
    for (var entry : entries.values()) {
      find(entry.id())
          .ifPresent(
              whom -> names.computeIfAbsent(whom, _ -> new ArrayList<>()).addAll(entry.names()));
    }
    return names;
  }
}
