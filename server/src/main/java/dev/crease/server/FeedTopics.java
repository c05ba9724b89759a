package dev.crease.server;

import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Draft;
import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.push.Topic;
import dev.crease.push.hub.Hub;
import dev.crease.push.presence.Ephemerals;
import dev.crease.push.presence.Shown;
import dev.crease.server.json.DraftJson;
import dev.crease.server.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/// The feeds, `feeds/{name…}`: whatever a token may publish, such as prices, news, readings. Every
/// name of that form is a feed, empty until something is published, so that readers may come first.
/// They never end.
final class FeedTopics implements TopicKind {
  private static final String PREFIX = "feeds/";

  private final Hub hub;
  private final Ephemerals ephemerals;
  private final InstantSource clock;

  FeedTopics(Hub hub, Ephemerals ephemerals, InstantSource clock) {
    this.hub = hub;
    this.ephemerals = ephemerals;
    this.clock = clock;
  }

  @Override
  public boolean covers(Topic topic) {
    return topic.name().startsWith(PREFIX);
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
    return Shown.COUNT;
  }

  @Override
  public Published publish(Topic topic, Posted posted) {
    DraftJson sent = read(topic, posted.body());
    return sent.ephemeral() ? pass(topic, posted, sent) : store(topic, posted, sent);
  }

  private Published pass(Topic topic, Posted posted, DraftJson sent) {
    if (!posted.ifMatch().isEmpty()) {
      throw PushError.MALFORMED.raise("an ephemeral event has no place, so it takes no If-Match");
    }
    ephemerals.send(posted.who(), topic, drafts(sent).getFirst());
    return new Published.Passed();
  }

  private Published store(Topic topic, Posted posted, DraftJson sent) {
    Append append =
        new Append(
            topic, drafts(sent), posted.expected(hub), posted.key("publish", sent.key()).text());
    List<Publication> events =
        switch (hub.publish(append)) {
          case AppendResult.Appended(var added) -> added;
          case AppendResult.Repeated(var before) -> before;
          case AppendResult.Conflict(var head) -> throw Posted.movedOn("the topic", head);
        };
    return new Published.Stored(events, () -> json(events, sent.batch()));
  }

  private static DraftJson read(Topic topic, String body) {
    try {
      return DraftJson.read(body, topic.name());
    } catch (Json.Fault fault) {
      throw PushError.MALFORMED.raise(fault.text());
    }
  }

  private List<Draft> drafts(DraftJson sent) {
    Instant now = clock.instant();
    try {
      return sent.entries().stream()
          .map(entry -> new Draft(entry.type(), now, entry.data()))
          .toList();
    } catch (IllegalArgumentException broken) {
      throw PushError.MALFORMED.raise(String.valueOf(broken.getMessage()));
    }
  }

  private static JsonBytes json(List<Publication> events, boolean batch) {
    String last = "{\"id\":\"" + events.getLast().cursor() + '"';
    if (!batch) {
      return JsonBytes.of(last + "}");
    }
    String ids =
        events.stream()
            .map(event -> '"' + event.cursor().toString() + '"')
            .collect(Collectors.joining(","));
    return JsonBytes.of("%s,\"ids\":[%s]}".formatted(last, ids));
  }
}
