package dev.crease.server;

import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.ledger.Ledger;
import dev.crease.cricket.scorers.Lease;
import dev.crease.push.Draft;
import dev.crease.push.From;
import dev.crease.push.JsonBytes;
import dev.crease.push.Page;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import dev.crease.push.hub.Hub;
import dev.crease.server.json.EventJson;
import dev.crease.server.json.Json;
import java.time.Instant;

/// A match's topic, read as cricket. Blocks.
final class MatchLog {
  private static final String PREFIX = "matches/";
  private static final String SUFFIX = "/events";
  private static final int PAGE = 1_000;

  /// The length of `2026-11-24`.
  private static final int DAY = 10;

  private final Hub hub;
  private final Topic topic;

  MatchLog(Hub hub, String id) {
    this.hub = hub;
    this.topic = topic(id);
  }

  /// The topic of a match.
  static Topic topic(String id) {
    return new Topic(PREFIX + id + SUFFIX);
  }

  /// The match of a topic, or `""` if it is another kind of topic.
  static String match(Topic topic) {
    String name = topic.name();
    if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX)) {
      return "";
    }
    String id =
        name.substring(PREFIX.length(), Math.max(PREFIX.length(), name.length() - SUFFIX.length()));
    return id.contains("/") ? "" : id;
  }

  Topic topic() {
    return topic;
  }

  /// The match from its first event on.
  MatchState fold() {
    return foldOn(new MatchState(Ledger.EMPTY, Lease.NONE, 0, Instant.EPOCH, hub.cursor(0)));
  }

  /// The match with whatever the log holds after that state.
  MatchState foldOn(MatchState state) {
    MatchState folded = state;
    Page page;
    do {
      page = hub.page(topic, new From.After(folded.head()), PAGE);
      for (Publication publication : page.events()) {
        folded = folded.after(event(publication), publication.cursor(), publication.time());
      }
    } while (page.more());
    return folded;
  }

  /// The day of the first event that is kept, in UTC.
  String firstDay() {
    return hub.page(topic, new From.Earliest(), 1).events().stream()
        .map(first -> Json.parse(first.json().toBytes()).text("time").substring(0, DAY))
        .findFirst()
        .orElse("");
  }

  private static MatchEvent event(Publication publication) {
    Json json = Json.parse(publication.json().toBytes());
    return EventJson.read(json.text("type"), json.get("data"));
  }

  /// The first event of a match, and what was said at once.
  static Draft draft(MatchEvent event, Instant time) {
    return new Draft(EventJson.type(event), time, JsonBytes.of(EventJson.data(event).toString()));
  }

  static Draft draft(Judgement.Noted made, Instant time) {
    String data = EventJson.data(made.event(), made.notes(), made.after()).toString();
    return new Draft(EventJson.type(made.event()), time, JsonBytes.of(data));
  }
}
