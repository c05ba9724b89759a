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
import dev.crease.push.presence.Ephemerals;
import dev.crease.push.presence.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Topics for tests: every one exists, and whatever is published becomes an event's data; where it
/// says `"ephemeral":true`, that of one that nobody keeps.
final class EchoTopics implements Topics {
  static final Instant TIME = Instant.parse("2026-11-24T10:01:02.345Z");

  private static final String EPHEMERAL = "\"ephemeral\":true";

  private final Hub hub;
  private final Ephemerals ephemerals;
  final Set<Topic> finished = ConcurrentHashMap.newKeySet();

  EchoTopics(Hub hub, Ephemerals ephemerals) {
    this.hub = hub;
    this.ephemerals = ephemerals;
  }

  @Override
  public boolean exists(Topic topic) {
    return !topic.name().startsWith("nothing");
  }

  @Override
  public boolean finished(Topic topic) {
    return finished.contains(topic);
  }

  /// `rooms/…` show users, `private/…` nothing, the others how many there are.
  @Override
  public Shown shows(Topic topic) {
    String kind = topic.name().split("/", 2)[0];
    return kind.equals("rooms")
        ? Shown.USERS
        : kind.equals("private") ? Shown.NOTHING : Shown.COUNT;
  }

  @Override
  public Reply publish(Topic topic, Exchange exchange) {
    if (exchange.body().contains(EPHEMERAL)) {
      pass(topic, exchange.principal(), exchange.body());
      return Reply.json(202, JsonBytes.of("{\"ephemeral\":true}"));
    }
    return Reply.json(201, JsonBytes.of("{\"id\":\"" + append(topic, exchange.body()) + "\"}"));
  }

  @Override
  public JsonBytes receive(Selection selection, Principal principal, JsonBytes frame) {
    Topic topic = selection.only().orElseGet(() -> named(frame));
    if (!principal.mayWrite(topic)) {
      throw PushError.NO_TOKEN.raise("publishing to %s is not granted".formatted(topic));
    }
    if (frame.toString().contains(EPHEMERAL)) {
      pass(topic, principal, frame.toString());
      return JsonBytes.of("{\"control\":\"accepted\",\"ephemeral\":true}");
    }
    return JsonBytes.of(
        "{\"control\":\"accepted\",\"id\":\"%s\"}".formatted(append(topic, frame.toString())));
  }

  private void pass(Topic topic, Principal who, String data) {
    ephemerals.send(who, topic, new Draft("typing", TIME, JsonBytes.of(data)));
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
