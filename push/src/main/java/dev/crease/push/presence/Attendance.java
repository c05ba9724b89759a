package dev.crease.push.presence;

import dev.crease.push.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One connection's being in its topics, from [Presence#enter] until [#leave]. Its loop only.
public final class Attendance {
  /// Of a connection that is in no topic with presence.
  public static final Attendance NONE = new Attendance(null, List.of(), Visitor.UNNAMED);

  private final List<Topic> topics;
  private @Nullable LoopPresence presence;
  private Visitor who;

  private Attendance(@Nullable LoopPresence presence, List<Topic> topics, Visitor who) {
    this.presence = presence;
    this.topics = topics;
    this.who = who;
  }

  static Attendance begin(LoopPresence presence, List<Topic> topics, Visitor who) {
    presence.change(topics, who, 1);
    return new Attendance(presence, topics, who);
  }

  /// It is somebody else's from now on: who was unnamed has said who they are.
  public void become(Visitor other) {
    LoopPresence here = presence;
    if (here != null && !who.equals(other)) {
      here.change(topics, other, 1);
      here.change(topics, who, -1);
      who = other;
    }
  }

  /// The connection is gone, or reads nothing more. Leaving twice is harmless.
  public void leave() {
    LoopPresence here = presence;
    if (here != null) {
      presence = null;
      here.change(topics, who, -1);
      here.giveBack(topics.size());
    }
  }
}
