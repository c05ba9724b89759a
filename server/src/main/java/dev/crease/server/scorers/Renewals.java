package dev.crease.server.scorers;

import dev.crease.push.Append;
import dev.crease.push.Draft;
import dev.crease.push.From;
import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import dev.crease.push.hub.Hub;
import dev.crease.server.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// When the leader of a match was heard of between commands: a topic of its own, `leases/{id}`, so
/// that readers of the match are not told every twenty seconds that nothing happened. Of it the
/// last event is enough. The match's own thread, but for [#heard]; blocks.
final class Renewals {
  private static final String TYPE = "renew";

  private final Hub hub;
  private final Topic topic;
  private final Duration apart;
  private int lastEpoch;
  private Instant last = Instant.EPOCH;

  /// @param apart how often a renewal is kept at most
  Renewals(Hub hub, String match, Duration apart) {
    this.hub = hub;
    this.topic = new Topic("leases/" + match);
    this.apart = apart;
  }

  /// Keeps that this leader was heard of, unless that is known well enough.
  void keep(int epoch, Instant now) {
    if (epoch == lastEpoch && now.isBefore(last.plus(apart))) {
      return;
    }
    JsonBytes data = JsonBytes.of("{\"epoch\":%d}".formatted(epoch));
    hub.publish(Append.of(topic, List.of(new Draft(TYPE, now, data))));
    lastEpoch = epoch;
    last = now;
  }

  /// When the leader of that epoch last said so; long ago if never. Any thread that may block.
  Instant heard(int epoch) {
    for (Publication renewal : hub.page(topic, new From.Last(1), 1).events()) {
      Json json = Json.parse(renewal.json().toBytes());
      if (json.get("data").number("epoch") == epoch) {
        return renewal.time();
      }
    }
    return Instant.EPOCH;
  }
}
