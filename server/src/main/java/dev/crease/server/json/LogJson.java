package dev.crease.server.json;

import dev.crease.log.sqlite.LogFile;
import tools.jackson.databind.node.JsonNodeFactory;

/// What `crease log verify` and `export` say as JSON, one object a line.
public final class LogJson {
  private LogJson() {}

  /// A damage: `{"topic","first","last","what"}`.
  public static String write(LogFile.Damage damage) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("topic", damage.topic())
        .put("first", damage.first())
        .put("last", damage.last())
        .put("what", damage.what())
        .toString();
  }

  /// The sums at the end: `{"events","topics","bytes","damages"}`.
  public static String sums(long events, long topics, long bytes, long damages) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("events", events)
        .put("topics", topics)
        .put("bytes", bytes)
        .put("damages", damages)
        .toString();
  }
}
