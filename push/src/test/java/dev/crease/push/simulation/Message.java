package dev.crease.push.simulation;

import dev.crease.push.Publication;
import dev.crease.push.Topic;
import java.util.List;
import java.util.Map;

/// What goes over a connection to a reader.
sealed interface Message {
  /// The first word, or a gap in the midst.
  ///
  /// @param head the last event as the reader is told it
  /// @param floors what was discarded when it was said
  record Began(boolean recovered, long head, String epoch, Map<Topic, Long> floors)
      implements Message {}

  /// Events.
  record Events(List<Publication> publications) implements Message {}

  /// The server could not answer.
  record Failed() implements Message {}
}
