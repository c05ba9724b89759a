package dev.crease.push.http;

import dev.crease.push.Limits;
import dev.crease.push.Selection;
import dev.crease.push.access.Principal;
import dev.crease.push.http1.KnownRequests;
import dev.crease.push.hub.Hub;
import dev.crease.push.presence.Attendance;
import dev.crease.push.presence.Presence;
import dev.crease.push.presence.Visitor;
import dev.crease.push.stats.Count;
import dev.crease.push.stats.LoopStats;
import dev.crease.push.stream.LoopRoom;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// What every connection of a server shares.
record Door(
    Hub hub,
    Router router,
    Topics topics,
    Gate gate,
    Presence presence,
    Limits limits,
    Background background,
    Map<EventLoop, LoopRoom> rooms,
    Map<LoopRoom, Desk> desks,
    AtomicInteger connections) {

  LoopRoom room(Channel channel) {
    LoopRoom room = rooms.get(channel.eventLoop());
    if (room == null) {
      throw new IllegalStateException("a connection of another server's loop");
    }
    return room;
  }

  /// What a loop keeps for all who ask the same.
  Desk desk(LoopRoom room) {
    Desk ours = desks.get(room);
    if (ours == null) {
      throw new IllegalStateException("a room of another server");
    }
    return ours;
  }

  /// What one loop keeps for all who ask the same.
  record Desk(KnownRequests<Incoming> known, PageReplies pages) {
    Desk() {
      this(new KnownRequests<>(), new PageReplies());
    }
  }

  /// Counts a connection, or what costs as much, until it is closed. On its loop only.
  ///
  /// @return how many there are now
  int opened(Channel channel) {
    LoopStats stats = room(channel).stats();
    stats.add(Count.CONNECTIONS);
    stats.add(Count.CONNECTIONS_NOW);
    channel
        .closeFuture()
        .addListener(
            _ -> {
              connections.decrementAndGet();
              stats.add(Count.CONNECTIONS_NOW, -1);
            });
    return connections.incrementAndGet();
  }

  /// A reader's being in its topics, once it arrives. On its loop only.
  Attendance attendance(Channel channel, Selection selection, Principal who) {
    return presence.attendance(room(channel), selection, Visitor.of(who));
  }

  boolean full() {
    return connections.get() > limits.crowd().connections();
  }
}
