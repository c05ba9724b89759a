package dev.crease.server.scorers;

import dev.crease.cricket.scorers.Lease;
import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Cursor;
import dev.crease.push.Draft;
import dev.crease.push.From;
import dev.crease.push.JsonBytes;
import dev.crease.push.Page;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import dev.crease.push.hub.Hub;
import dev.crease.server.json.Json;
import dev.crease.server.json.ScorersJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What was sent to a match by scorers who do not lead it: kept as it came, in a topic of its own,
/// `aside/{id}`. Nothing of it ever gets into the match, and nothing of it is deleted. Any thread;
/// blocks.
public final class Aside {
  private static final String TYPE = "aside";
  private static final int PAGE = 1_000;

  private final Hub hub;
  private final Topic topic;
  private volatile Counted counted;

  private record Counted(int events, Cursor upTo) {}

  /// @param match its id
  public Aside(Hub hub, String match) {
    this.hub = hub;
    this.topic = new Topic("aside/" + match);
    this.counted = new Counted(0, hub.cursor(0));
  }

  /// Keeps a request; one with the same key once.
  ///
  /// @param lease as it is
  /// @param key the request's, as the log keeps it; `""` for none
  /// @return how it is kept
  public Publication keep(Sender sender, Lease lease, String key, Instant now) {
    Draft draft = new Draft(TYPE, now, JsonBytes.of(data(sender, lease).toString()));
    Append append = new Append(topic, List.of(draft), new Append.Expected.Anywhere(), key);
    return switch (hub.publish(append)) {
      case AppendResult.Appended(var kept) -> kept.getFirst();
      case AppendResult.Repeated(var kept) -> kept.getFirst();
      case AppendResult.Conflict _ ->
          throw new IllegalStateException("an append that may be anywhere met a conflict");
    };
  }

  /// What was kept under this key, if it is remembered.
  public Optional<Publication> recall(String key) {
    return hub.recall(topic, key).stream().findFirst();
  }

  /// Some of what is kept, the oldest first.
  public Page page(From from, int limit) {
    return hub.page(topic, from, limit);
  }

  /// How many requests are kept.
  public int count() {
    Counted known = counted;
    Page page;
    do {
      page = hub.page(topic, new From.After(known.upTo), PAGE);
      known = new Counted(known.events + page.events().size(), page.next());
    } while (page.more());
    counted = known;
    return known.events;
  }

  private static ObjectNode data(Sender sender, Lease lease) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("by", ScorersJson.write(sender.who()));
    if (sender.epoch() == 0) {
      json.putNull("epoch");
    } else {
      json.put("epoch", sender.epoch());
    }
    ObjectNode led = json.putObject("led").put("epoch", lease.epoch());
    led.set("by", ScorersJson.write(lease.leader()));
    json.put("why", why(sender, lease));
    json.put("key", sender.key());
    json.set("commands", Json.parse(sender.body()).node());
    return json;
  }

  /// `Ravi leads this match, with epoch 3; this was said with epoch 2`.
  private static String why(Sender sender, Lease lease) {
    String leads =
        lease.held()
            ? "%s leads this match, with epoch %d".formatted(lease.leader().shown(), lease.epoch())
            : "nobody leads this match";
    String said = sender.epoch() == 0 ? "without one" : "with epoch " + sender.epoch();
    return "%s; this was said %s".formatted(leads, said);
  }
}
