package dev.crease.push.stream;

import dev.crease.push.JsonBytes;
import java.util.function.Consumer;

/// Who answers what the reader of a WebSocket sends. Its loop only.
public interface Receiver {
  /// Makes an answer to a message, and hands it over on the same loop, now or later. The next
  /// message is given only then.
  void receive(JsonBytes message, Consumer<JsonBytes> then);
}
