package dev.crease.push;

/// An event that no log holds: passed on to whoever follows the topic just now and can take it, and
/// then gone. It has no id, is never replayed, and may be lost. A value; any thread.
///
/// @param type what it is, as of a [Draft]
/// @param json the whole event, `{"topic","type","time","data"}`, encoded once
public record Ephemeral(Topic topic, String type, JsonBytes json) {
  /// The type of what the server itself says of who is there; nobody else may use it.
  public static final String PRESENCE = "presence";

  /// What a draft comes to.
  public static Ephemeral of(Topic topic, Draft draft) {
    return new Ephemeral(topic, draft.type(), Publication.json("", topic, draft));
  }

  /// Whether it says who is there.
  public boolean isPresence() {
    return type.equals(PRESENCE);
  }
}
