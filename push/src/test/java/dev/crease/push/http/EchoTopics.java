package dev.crease.push.http;

import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Draft;
import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import dev.crease.push.access.Principal;
import dev.crease.push.hub.Hub;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Topics for tests: every one exists, and whatever is published becomes an event's data.
final class EchoTopics implements Topics {
  static final Instant TIME = Instant.parse("2026-11-24T10:01:02.345Z");

  private final Hub hub;
  final Set<Topic> finished = ConcurrentHashMap.newKeySet();

  EchoTopics(Hub hub) {
    this.hub = hub;
  }

  @Override
  public boolean exists(Topic topic) {
    return !topic.name().startsWith("nothing");
  }

  @Override
  public boolean finished(Topic topic) {
    return finished.contains(topic);
  }

  @Override
  public Reply publish(Topic topic, Exchange exchange) {
    return Reply.json(201, JsonBytes.of("{\"id\":\"" + append(topic, exchange.body()) + "\"}"));
  }

  @Override
  public JsonBytes receive(Selection selection, Principal principal, JsonBytes frame) {
    Topic topic = selection.only().orElseGet(() -> named(frame));
    if (!principal.mayWrite(topic)) {
      throw PushError.NO_TOKEN.raise("publishing to %s is not granted".formatted(topic));
    }
    return JsonBytes.of(
        "{\"control\":\"accepted\",\"id\":\"%s\"}".formatted(append(topic, frame.toString())));
  }

  private static Topic named(JsonBytes frame) {
    Matcher name = Pattern.compile("\"topic\":\"([^\"]*)\"").matcher(frame.toString());
    if (!name.find()) {
      throw PushError.MALFORMED.raise("the frame names no topic");
    }
    return new Topic(name.group(1));
  }

  private String append(Topic topic, String data) {
    Append append = Append.of(topic, List.of(new Draft("message", TIME, JsonBytes.of(data))));
    return switch (hub.publish(append)) {
      case AppendResult.Appended(List<Publication> made) -> made.getLast().cursor().toString();
      case AppendResult.Repeated _, AppendResult.Conflict _ ->
          throw new IllegalStateException("nothing was expected of the topic");
    };
  }
}
