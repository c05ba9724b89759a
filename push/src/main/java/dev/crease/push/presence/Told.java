package dev.crease.push.presence;

import dev.crease.push.JsonBytes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What readers of a topic are told of a change: how many there are now, and where users are shown
/// and not too many changed, which. A value; any thread.
///
/// @param state as it is now
/// @param difference what makes it of the one before; none when it cannot be said in so few names
record Told(State state, Optional<Difference> difference) {
  /// Who came and who went.
  ///
  /// @param follows the version of the state that this is a difference to
  record Difference(List<Visitor> joined, List<String> left, long follows) {
    Difference {
      joined = List.copyOf(joined);
      left = List.copyOf(left);
    }

    private String json() {
      return ",\"joined\":[%s],\"left\":[%s],\"follows\":%d"
          .formatted(
              joined.stream().map(Visitor::json).collect(Collectors.joining(",")),
              left.stream().map(JsonBytes::quote).collect(Collectors.joining(",")),
              follows);
    }
  }

  /// `{"count"}`, where users are shown `"version"`, and with a difference
  /// `"joined":[{"user","name"}],"left":["user"],"follows"`.
  JsonBytes data() {
    String count = "{\"count\":" + state.count();
    if (state.shown() != Shown.USERS) {
      return JsonBytes.of(count + "}");
    }
    String version = ",\"version\":" + state.version();
    return JsonBytes.of(count + version + difference.map(Difference::json).orElse("") + "}");
  }
}
