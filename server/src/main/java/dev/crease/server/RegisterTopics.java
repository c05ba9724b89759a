package dev.crease.server;

import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.push.Topic;
import dev.crease.push.presence.Shown;
import dev.crease.server.json.DraftJson;
import dev.crease.server.json.Json;
import dev.crease.server.register.Registers;
import java.util.List;

/// The topics of the registers, `registry/players` and `registry/teams`; what is sent to them are
/// entries, merges and partings.
final class RegisterTopics implements TopicKind {
  private final Registers registers;
  private final MatchRegistry matches;

  RegisterTopics(Registers registers, MatchRegistry matches) {
    this.registers = registers;
    this.matches = matches;
  }

  @Override
  public boolean covers(Topic topic) {
    return Registers.TOPICS.contains(topic);
  }

  @Override
  public boolean exists(Topic topic) {
    return true;
  }

  @Override
  public boolean finished(Topic topic) {
    return false;
  }

  @Override
  public Shown shows(Topic topic) {
    return Shown.NOTHING;
  }

  @Override
  public Published publish(Topic topic, Posted posted) {
    try {
      DraftJson sent = DraftJson.read(posted.body(), topic.name());
      if (sent.ephemeral()) {
        throw PushError.MALFORMED.raise("a register keeps what it is sent: nothing is ephemeral");
      }
      List<Registers.Said> said =
          sent.entries().stream()
              .map(entry -> new Registers.Said(entry.type(), Json.parse(entry.data().toBytes())))
              .toList();
      List<Publication> events =
          registers.say(
              topic,
              said,
              posted.expected(matches.hub()),
              posted.key("register", sent.key()).text());
      return new Published.Stored(events, () -> answer(events));
    } catch (Json.Fault fault) {
      throw PushError.MALFORMED.raise(fault.text());
    }
  }

  private static JsonBytes answer(List<Publication> events) {
    StringBuilder json = new StringBuilder(256);
    json.append("{\"id\":\"").append(events.getLast().cursor()).append("\",\"events\":[");
    for (int i = 0; i < events.size(); i++) {
      json.append(i == 0 ? "" : ",").append(events.get(i).json());
    }
    return JsonBytes.of(json.append("]}").toString());
  }
}
