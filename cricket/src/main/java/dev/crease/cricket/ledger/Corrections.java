package dev.crease.cricket.ledger;

import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Correction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The corrections of a match, in the order they were made, and what they make of what was said. A
/// value; any thread.
///
/// @param made each under its own id
record Corrections(List<Named> made) {
  static final Corrections NONE = new Corrections(List.of());

  Corrections {
    made = List.copyOf(made);
  }

  /// A correction under its id.
  record Named(String id, Correction correction) {}

  Corrections with(String id, Correction correction) {
    var more = new ArrayList<>(made);
    more.add(new Named(id, correction));
    return new Corrections(more);
  }

  boolean isEmpty() {
    return made.isEmpty();
  }

  boolean has(String id) {
    return find(id).isPresent();
  }

  /// The correction with this id.
  Optional<Correction> find(String id) {
    return made.stream().filter(named -> named.id().equals(id)).findFirst().map(Named::correction);
  }

  /// Those that have not been taken back: to void a correction is to undo it, and to void that void
  /// is to redo it.
  private List<Named> standing() {
    var standing = new ArrayList<Named>();
    for (int i = made.size() - 1; i >= 0; i--) {
      var one = made.get(i);
      boolean takenBack =
          standing.stream()
              .anyMatch(
                  later ->
                      later.correction().change() == MatchCommand.Change.VOID
                          && later.correction().of().equals(one.id()));
      if (!takenBack) {
        standing.addFirst(one);
      }
    }
    return standing;
  }

  /// What was said, corrected.
  ///
  /// @param start the id of the event that made the match, after which something may be inserted
  /// @return empty when one of them names an event that is not among these acts
  Optional<List<Act>> applied(List<Act> said, String start) {
    var acts = new ArrayList<>(said);
    for (var named : standing()) {
      var correction = named.correction();
      if (correction.of().equals(start)) {
        acts.addAll(0, acts(named.id(), named.id(), correction, 0));
      } else if (!takesBack(correction) && !apply(named, acts)) {
        return Optional.empty();
      }
    }
    return Optional.of(acts);
  }

  /// A correction that was taken back is not among the standing ones; there is nothing more to do.
  private boolean takesBack(Correction correction) {
    return correction.change() == MatchCommand.Change.VOID && has(correction.of());
  }

  private static boolean apply(Named named, List<Act> acts) {
    var correction = named.correction();
    for (int at = 0; at < acts.size(); at++) {
      var act = acts.get(at);
      if (act.id().equals(correction.of())) {
        switch (correction.change()) {
          case VOID -> acts.remove(at);
          case REPLACE -> {
            acts.remove(at);
            acts.addAll(at, acts(correction.of(), named.id(), correction, act.place()));
          }
          case INSERT -> acts.addAll(at + 1, acts(named.id(), named.id(), correction, act.place()));
        }
        return true;
      }
    }
    return false;
  }

  /// The first under its own id, so that it can be corrected again.
  private static List<Act> acts(String first, String id, Correction correction, int place) {
    var acts = new ArrayList<Act>();
    for (var command : correction.with()) {
      String name = acts.isEmpty() ? first : id + "." + acts.size();
      acts.add(new Act(name, command, place));
    }
    return acts;
  }
}
