package dev.crease.push.presence;

import dev.crease.push.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One connection's being in its topics, from [#arrive] until [#leave]. Its loop only.
public final class Attendance {
  /// Of a connection that is in no topic with presence.
  public static final Attendance NONE = new Attendance(null, List.of(), Visitor.UNNAMED);

  private final List<Topic> topics;
  private @Nullable LoopPresence presence;
  private Visitor who;
  private boolean here;

  Attendance(@Nullable LoopPresence presence, List<Topic> topics, Visitor who) {
    this.presence = presence;
    this.topics = topics;
    this.who = who;
  }

  /// It is there from now on. Arriving twice is harmless, and so is arriving after having left.
  public void arrive() {
    LoopPresence loop = presence;
    if (loop != null && !here) {
      here = true;
      loop.change(topics, who, 1);
    }
  }

  /// It is somebody else's from now on: who was unnamed has said who they are.
  public void become(Visitor other) {
    LoopPresence loop = presence;
    if (loop != null && here && !who.equals(other)) {
      loop.change(topics, other, 1);
      loop.change(topics, who, -1);
    }
    who = loop == null ? who : other;
  }

  /// The connection is gone, or reads nothing more. Leaving twice is harmless.
  public void leave() {
    LoopPresence loop = presence;
    if (loop != null) {
      presence = null;
      if (here) {
        loop.change(topics, who, -1);
      }
      loop.giveBack(topics.size());
    }
  }
}
