package dev.crease.push.presence;

import dev.crease.push.JsonBytes;
import dev.crease.push.access.Principal;

/// Whose connection it is. A value; any thread.
///
/// @param user the stable name by which its connections count as one person, or `""` for somebody
///   without one, who counts by connection
/// @param name what to show others
public record Visitor(String user, String name) {
  /// Somebody without a name.
  public static final Visitor UNNAMED = new Visitor("", "");

  /// Whoever a token speaks for.
  public static Visitor of(Principal who) {
    return who.isAnyone() ? UNNAMED : new Visitor(who.subject(), who.name());
  }

  boolean isUnnamed() {
    return user.isEmpty();
  }

  /// `{"user":"ann","name":"Ann"}`.
  String json() {
    return "{\"user\":%s,\"name\":%s}".formatted(JsonBytes.quote(user), JsonBytes.quote(name));
  }
}
