package dev.crease.push.presence;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The users who are in one topic, each once however many connections there are: there from the
/// first one in until some time after the last one out. One thread at a time.
final class Named {
  private final long graceMillis;
  private final Map<String, Present> users = new LinkedHashMap<>();

  /// Those without a connection, by when they lost the last one.
  private final Map<String, Long> awaited = new LinkedHashMap<>();

  /// @param graceMillis how long a user without a connection is still there
  Named(long graceMillis) {
    this.graceMillis = graceMillis;
  }

  private record Present(Visitor who, int connections) {}

  /// A user has so many connections more, or fewer. Answers whether that is how they came.
  boolean change(Visitor who, int by, long now) {
    Present before = users.get(who.user());
    int connections = by + (before == null ? 0 : before.connections);
    if (connections < 0) {
      throw new IllegalStateException("more connections of a user went than had come: " + who);
    }
    users.put(who.user(), new Present(who, connections));
    if (connections == 0) {
      awaited.put(who.user(), now);
    } else if (before != null && before.connections == 0) {
      awaited.remove(who.user());
    }
    return before == null;
  }

  /// It is then; answers the users who have gone by that.
  List<String> advance(long now) {
    List<String> gone = new ArrayList<>();
    Iterator<Map.Entry<String, Long>> oldest = awaited.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<String, Long> each = oldest.next();
      if (each.getValue() + graceMillis > now) {
        break;
      }
      oldest.remove();
      users.remove(each.getKey());
      gone.add(each.getKey());
    }
    return gone;
  }

  boolean awaitsSomebody() {
    return !awaited.isEmpty();
  }

  int count() {
    return users.size();
  }

  /// A user who is there.
  Visitor get(String user) {
    Present present = users.get(user);
    if (present == null) {
      throw new IllegalStateException("the user is not there: " + user);
    }
    return present.who;
  }

  /// Up to so many of them, who has been there longest first.
  List<Visitor> first(int most) {
    return users.values().stream().limit(most).map(Present::who).toList();
  }
}
