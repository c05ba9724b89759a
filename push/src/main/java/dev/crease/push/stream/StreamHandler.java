package dev.crease.push.stream;

import dev.crease.push.Ephemeral;
import dev.crease.push.From;
import dev.crease.push.Limits;
import dev.crease.push.Publication;
import dev.crease.push.Selection;
import dev.crease.push.Subscriber;
import dev.crease.push.hub.Hub;
import dev.crease.push.hub.Subscription;
import dev.crease.push.presence.Attendance;
import dev.crease.push.presence.Visitor;
import dev.crease.push.stats.Count;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One open stream, SSE or WebSocket: writes what its subscription delivers, a heartbeat in
/// silence, and a goodbye before a planned close. Its loop only.
///
/// It is the only handler of ours on its connection: what it writes are bytes as they go out, what
/// it reads are bytes as they come.
///
/// It queues nothing: while the connection cannot be written to, the subscription waits at its
/// cursor and no heartbeat is written; a peer who then takes nothing for a while is cut, and
/// resumes by its last id.
public final class StreamHandler extends ChannelInboundHandlerAdapter implements Subscriber, Guest {
  private static final int RECONNECT_WITHIN_SECONDS = 30;

  private final Channel channel;
  private final Outlet outlet;
  private final LoopRoom room;
  private final Wire wire;
  private final Limits limits;
  private final Patience patience;
  private @Nullable Conversation conversation;
  private @Nullable Subscription subscription;
  private Attendance attendance = Attendance.NONE;
  private long lastSecond;

  /// When the reader last had everything; -1: never yet.
  private long liveAt = -1;

  private int seat;
  private long expires = Long.MAX_VALUE;
  private boolean warned;
  private boolean toldOfPresence;
  private boolean started;
  private boolean saidBye;
  private boolean ended;

  private StreamHandler(Channel channel, LoopRoom room, Wire wire, Limits limits) {
    this.channel = channel;
    this.outlet = new Outlet(channel, room.stats());
    this.room = room;
    this.wire = wire;
    this.limits = limits;
    lastSecond = room.second();
    patience = new Patience(lastSecond);
  }

  /// Makes the connection a stream: from here on this is its last handler. It is silent until
  /// [#begin]. What is written to the reader before that is written after this: a write may be the
  /// one that finds the connection broken, and closes it.
  static StreamHandler open(LoopRoom room, Channel channel, Wire wire, Limits limits) {
    StreamHandler stream = new StreamHandler(channel, room, wire, limits);
    Sockets.makeSmall(channel, limits.streams().kernelBytes());
    channel.pipeline().addLast(stream);
    return stream;
  }

  /// From here on what the reader sends has a meaning.
  void hearBy(Conversation mine) {
    conversation = mine;
  }

  /// The reader's rights end then: it is told some time before, and the stream is closed. A later
  /// end may be set while it lasts.
  public void until(Instant end) {
    expires = room.second(end);
    warned = false;
  }

  /// The reader is in its topics from the first word on, until it leaves.
  ///
  /// @param tell whether the reader is told who is there
  public void attend(Attendance mine, boolean tell) {
    if (ended) {
      mine.leave();
      return;
    }
    attendance = mine;
    toldOfPresence = tell;
  }

  /// The reader has said who it is.
  public void become(Visitor who) {
    attendance.become(who);
  }

  /// Begins to deliver the topics, unless the connection has ended meanwhile.
  public void begin(Hub hub, Selection selection, From from) {
    if (ended || !channel.isActive()) {
      return;
    }
    if (channel.pipeline().first() == this) { // no TLS, no HTTP/2 between it and the socket
      outlet.direct();
    }
    if (from instanceof From.After || from instanceof From.Unknown) {
      room.stats().add(Count.RESUMES);
    }
    Subscription mine = hub.subscribe(room, selection, from, this);
    if (ended) { // already: its first words failed
      mine.close();
    } else {
      subscription = mine;
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    room.stats().add(openCount());
    room.stats().add(openedCount());
    room.enter(this);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    room.stats().add(openCount(), -1);
    room.leave(this);
    unsubscribe();
  }

  private Count openCount() {
    return switch (wire) {
      case Wire.Sse _, Wire.DeflatedSse _ -> Count.SSE_NOW;
      case Wire.Frame _, Wire.DeflatedFrame _ -> Count.WEB_SOCKET_NOW;
    };
  }

  private Count openedCount() {
    return openCount() == Count.SSE_NOW ? Count.SSE : Count.WEB_SOCKET;
  }

  @Override
  public int seat() {
    return seat;
  }

  @Override
  public void sit(int taken) {
    seat = taken;
  }

  @Override
  public int eventsAtOnce() {
    return limits.streams().streamEvents();
  }

  @Override
  public int bytesAtOnce() {
    return limits.streams().streamBytes();
  }

  @Override
  public boolean ready() {
    return outlet.isWritable();
  }

  @Override
  public int look() {
    return outlet.look();
  }

  @Override
  public boolean skipsToLatest() {
    return true;
  }

  @Override
  public void start(Start start) {
    started = true;
    attendance.arrive();
    say(WireForms.start(start));
  }

  @Override
  public void deliver(List<Publication> publications) {
    lastSecond = room.second();
    wire.events(outlet, room.wireForms(), publications);
  }

  @Override
  public boolean wants(Ephemeral event) {
    return toldOfPresence || !event.isPresence();
  }

  @Override
  public void pass(Ephemeral event) {
    lastSecond = room.second();
    wire.passing(outlet, room.wireForms(), event);
  }

  @Override
  public void caughtUp() {
    liveAt = room.second();
  }

  @Override
  public void failed(RuntimeException cause) {
    room.stats().add(Count.CUT_FAULT);
    goodbye();
  }

  /// Tells a silent stream that it lives, and where the topic is; cuts a stuck one, and one that
  /// has ended and whose peer does not close.
  @Override
  public void second(long now) {
    if (now >= expires) {
      expire();
    } else if (!warned && now >= expires - limits.credentials().warnSeconds()) {
      warn(now);
    }
    Subscription current = subscription;
    if (current != null && !ended && isTooFarBehind(current, now)) {
      leave(WireForms.bye(RECONNECT_WITHIN_SECONDS), CloseCode.TOO_FAR_BEHIND);
      return;
    }
    if (current == null || ended || !channel.isWritable()) {
      boolean stuck = patience.seconds(channel, now) >= limits.times().stuckSeconds();
      if (stuck || (ended && patience.isIdle() && now - lastSecond >= Sockets.CLOSING_SECONDS)) {
        room.stats().add(stuck ? Count.CUT_STUCK : Count.CUT_IDLE);
        cut();
      }
      return;
    }
    patience.renew(now);
    if (started && now - lastSecond >= limits.streams().beatSeconds()) {
      say(room.wireForms().beat(current.head()));
    }
  }

  /// Whether a reader that once had everything takes less than is published, and has for long.
  private boolean isTooFarBehind(Subscription current, long now) {
    if (current.isLive()) {
      liveAt = now;
    }
    return liveAt >= 0 && now - liveAt >= limits.times().behindSeconds();
  }

  private void warn(long now) {
    if (!ended && channel.isWritable()) {
      warned = true;
      say(WireForms.expiring(expires - now));
    }
  }

  private void expire() {
    if (!ended) {
      room.stats().add(Count.CUT_EXPIRED);
      leave(WireForms.expired(), CloseCode.EXPIRED);
    }
  }

  /// Asks the reader to come back within some time. Events go on until the stream is closed. A
  /// reader who cannot take more is told when its turn has come.
  @Override
  public void closing(int withinSeconds) {
    if (subscription != null && !ended && channel.isWritable()) {
      saidBye = true;
      say(WireForms.bye(withinSeconds));
    }
  }

  /// Asks the reader to come back, and closes.
  @Override
  public void goodbye() {
    if (!ended && saidBye) {
      end(wire.end(CloseCode.RESTART));
    } else if (!ended) {
      leave(WireForms.bye(RECONNECT_WITHIN_SECONDS), CloseCode.RESTART);
    }
  }

  private void leave(String bye, CloseCode why) {
    say(bye);
    end(wire.end(why));
  }

  /// Closes a WebSocket for what its reader sent. If that is a problem the reader is told of it.
  void close(CloseCode code) {
    if (!ended) {
      room.stats().add(Count.CUT_PROTOCOL);
      code.problem().ifPresent(problem -> say(WireForms.refused(problem).toString()));
    }
    end(Frames.close(code.number(), code.reason()));
  }

  /// Writes these as the last bytes, and closes once they are out. No event follows them.
  void end(ByteBuf last) {
    if (ended) {
      last.release();
      return;
    }
    unsubscribe();
    lastSecond = room.second();
    channel.writeAndFlush(last).addListener(Sockets.CLOSE_WHEN_READ);
    channel.config().setAutoRead(true); // to see the peer close
  }

  /// Whether the last bytes have been written.
  @Override
  public boolean hasEnded() {
    return ended;
  }

  @Override
  public void cut() {
    unsubscribe();
    Sockets.reset(channel);
  }

  /// Writes a control message.
  void say(String json) {
    lastSecond = room.second();
    wire.control(outlet, room.wireForms(), json);
  }

  /// Writes bytes as they are.
  void write(ByteBuf bytes) {
    lastSecond = room.second();
    outlet.give(bytes);
  }

  /// Reads from the peer only while what it sends can be dealt with.
  void readOrNot() {
    Conversation heard = conversation;
    if (heard != null && !ended) {
      channel.config().setAutoRead(heard.hasRoom() && channel.isWritable());
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    readOrNot();
    Subscription current = subscription;
    if (current != null && channel.isWritable()) {
      current.resume();
    }
  }

  /// What a reader of SSE sends has no meaning, nor has what comes after the end.
  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    Conversation heard = conversation;
    try {
      if (heard != null && !ended && message instanceof ByteBuf bytes) {
        heard.hear(bytes);
        readOrNot();
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    unsubscribe();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    room.stats().add(Count.BROKEN);
    cut(); // a broken connection; the reader resumes by its last id
  }

  private void unsubscribe() {
    ended = true;
    attendance.leave();
    Conversation heard = conversation;
    if (heard != null) {
      heard.stop();
    }
    Subscription current = subscription;
    if (current != null) {
      current.close();
    }
  }
}
