package dev.crease.push.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Follows one topic over one transport.
public interface Follower extends AutoCloseable {
  /// The next thing that is heard; waits at most twenty seconds.
  Heard next() throws IOException;

  @Override
  void close();

  /// The next so many events, whatever beats there are between.
  default List<Heard.Event> events(int count) throws IOException {
    List<Heard.Event> events = new ArrayList<>();
    while (events.size() < count) {
      switch (next()) {
        case Heard.Event event -> events.add(event);
        case Heard.Beat _ -> {}
        case Heard other -> throw new AssertionError("after " + events + ": " + other);
      }
    }
    return events;
  }
}
