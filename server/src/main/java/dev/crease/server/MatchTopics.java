package dev.crease.server;

import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import dev.crease.push.presence.Shown;
import java.util.List;

/// The topics of matches, `matches/{id}/events`: those of the matches there are; what is sent to
/// them is a scorer's commands.
final class MatchTopics implements TopicKind {
  private final MatchRegistry matches;
  private final Commands commands;

  MatchTopics(MatchRegistry matches) {
    this.matches = matches;
    this.commands = new Commands(matches);
  }

  @Override
  public boolean covers(Topic topic) {
    return !MatchLog.match(topic).isEmpty();
  }

  @Override
  public boolean exists(Topic topic) {
    return matches.has(MatchLog.match(topic));
  }

  @Override
  public boolean finished(Topic topic) {
    return matches
        .find(MatchLog.match(topic))
        .map(writer -> writer.state().match().result().known())
        .orElse(false);
  }

  @Override
  public Shown shows(Topic topic) {
    return Shown.COUNT;
  }

  @Override
  public JsonBytes rehearse(Topic topic, Posted posted) {
    return commands.rehearse(MatchLog.match(topic), posted);
  }

  @Override
  public Published publish(Topic topic, Posted posted) {
    List<Publication> made = commands.ask(MatchLog.match(topic), posted);
    return new Published.Stored(made, () -> Commands.made(made));
  }
}
