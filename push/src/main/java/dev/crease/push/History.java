package dev.crease.push;

import java.util.List;

/// A stretch of one topic, as the log held it at one moment.
///
/// @param publications in order, each after the offset that was asked for
/// @param more whether the topic held still more after the last of them
/// @param floor the highest offset of this topic that the log has discarded, 0 for none
/// @param head the offset of the topic's last event, 0 if it never had one
public record History(List<Publication> publications, boolean more, long floor, long head) {
  public History {
    publications = List.copyOf(publications);
  }
}
