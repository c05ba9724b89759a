package dev.crease.cricket.law;

import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.Team;
import dev.crease.cricket.book.Match;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A match scored in memory, one command after the other: what was said, what came of it, and how
/// it stands. For readers of files and for tests; a live match has its log instead. One thread.
public final class Scoring {
  private final List<MatchCommand> said = new ArrayList<>();
  private final List<MatchEvent> events = new ArrayList<>();
  private Match match;

  public Scoring(String id, MatchFormat format, List<Team> teams, MatchInfo info) {
    var created = Laws.create(id, format, teams, info);
    events.add(created);
    match = Match.NONE.after(created);
  }

  /// Decides a command and, if the Laws accept it, takes it into the match.
  public Decision say(MatchCommand command) {
    var decision = Laws.decide(match, command);
    if (decision instanceof Decision.Accepted(var made, _)) {
      said.add(command);
      for (var event : made) {
        match = match.after(event);
      }
      events.addAll(made);
    }
    return decision;
  }

  public Match match() {
    return match;
  }

  /// The commands accepted, in order.
  public List<MatchCommand> said() {
    return Collections.unmodifiableList(said);
  }

  /// All that happened, from the event that made the match.
  public List<MatchEvent> events() {
    return Collections.unmodifiableList(events);
  }
}
