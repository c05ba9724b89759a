package dev.crease.push.presence;

import dev.crease.push.JsonBytes;
import dev.crease.push.Topic;
import java.util.List;
import java.util.stream.Collectors;

/// Who is in a topic, as it was told last. A value; any thread.
///
/// @param count how many people
/// @param users the first of them, up to a limit; none where they are not shown
/// @param version rises with each telling; 0 for a topic where nobody is
record State(Topic topic, Shown shown, long count, List<Visitor> users, long version) {
  State {
    users = List.copyOf(users);
  }

  /// Nobody is there.
  static State nobody(Topic topic, Shown shown) {
    return new State(topic, shown, 0, List.of(), 0);
  }

  /// `{"topic","count"}`, and where users are shown `"users":[{"user","name"}],"version"`.
  JsonBytes json() {
    String counted = "{\"topic\":\"%s\",\"count\":%d".formatted(topic, count);
    if (shown != Shown.USERS) {
      return JsonBytes.of(counted + "}");
    }
    String all = users.stream().map(Visitor::json).collect(Collectors.joining(","));
    return JsonBytes.of("%s,\"users\":[%s],\"version\":%d}".formatted(counted, all, version));
  }
}
