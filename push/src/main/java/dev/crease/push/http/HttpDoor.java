package dev.crease.push.http;

import dev.crease.push.http1.Arrivals;
import dev.crease.push.stats.Count;
import dev.crease.push.stream.Guest;
import dev.crease.push.stream.LoopRoom;
import dev.crease.push.stream.Outlet;
import dev.crease.push.stream.Patience;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One HTTP connection: takes its requests one after another, so that answers go out in order; a
/// stream takes the connection over. Its loop only.
///
/// Requests that are pipelined behind one being answered wait here, a few; then the connection is
/// not read from. Neither is it while the peer does not take its answers, and none is begun then.
///
/// The room's clock ends what would hold a connection for nothing: a request that does not arrive
/// whole, silence after an answer, answers that are not taken. A request being answered, such as a
/// held long poll, has all the time it needs.
final class HttpDoor extends SimpleChannelInboundHandler<FullHttpRequest>
    implements Guest, Arrivals.Taker<Incoming> {
  private final Door door;
  private final LoopRoom room;
  private final Channel channel;
  private final Patience patience;
  private final Outlet outlet;
  private final ArrayDeque<Incoming> waiting = new ArrayDeque<>();
  private @Nullable String peer;
  private @Nullable Incoming made;
  private int came;
  private @Nullable Visit current;
  private boolean reading = true;
  private boolean beginning;
  private boolean leaving;
  private boolean ended;
  private int seat;

  /// Whether bytes have come that make no whole request yet, as far as can be seen: bytes that came
  /// together with the end of another request are noticed with those that follow.
  private boolean arriving;

  /// When the first of these bytes came, or else the last answer went.
  private long since;

  /// @param outlet where answers may go past the pipeline
  HttpDoor(Door door, LoopRoom room, Channel channel, Outlet outlet) {
    this.door = door;
    this.room = room;
    this.channel = channel;
    this.outlet = outlet;
    since = room.second();
    patience = new Patience(since);
  }

  @Override
  public void sit(int taken) {
    seat = taken;
  }

  @Override
  public int seat() {
    return seat;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    room.enter(this);
  }

  /// Bytes have come: a request begins, or goes on. Told before they are read.
  @Override
  public void bytesCame() {
    made = null;
    came = 0;
    if (!arriving) {
      arriving = true;
      since = room.second();
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    Incoming incoming = new Incoming(request);
    made = incoming;
    came++;
    if (!ended) {
      request.retain();
    }
    again(incoming);
  }

  @Override
  public void again(Incoming incoming) {
    arriving = false;
    if (!ended) {
      waiting.add(incoming);
      goOn();
    }
  }

  @Override
  public Optional<Incoming> made() {
    return came == 1 ? Optional.ofNullable(made) : Optional.empty();
  }

  @Override
  public boolean mayRepeat(Incoming incoming) {
    return incoming.mayRepeat();
  }

  /// Begins what can be begun. An answer given at once comes back here, so this is a loop and never
  /// a recursion as deep as the pipeline.
  private void goOn() {
    if (beginning) {
      return;
    }
    beginning = true;
    while (current == null && !ended && outlet.isWritable()) {
      Incoming next = waiting.poll();
      if (next == null) {
        break;
      }
      begin(next);
    }
    beginning = false;
    if (!ended) {
      boolean fewWait = waiting.size() < door.limits().sizes().pipelined();
      readOrNot(fewWait && outlet.isWritable());
    }
  }

  private void readOrNot(boolean read) {
    if (read != reading) {
      reading = read;
      channel.config().setAutoRead(read);
    }
  }

  private void begin(Incoming incoming) {
    ReplyWriter writer = ReplyWriter.to(channel, room, outlet, incoming, () -> !leaving);
    Visit visit = new Visit(door, incoming, this::peer, writer, () -> answered(writer.keepAlive()));
    current = visit;
    try {
      visit.begin();
    } finally {
      incoming.request().release();
    }
  }

  /// Who holds the connection, as limits count it.
  private String peer() {
    String name = peer;
    if (name == null) {
      name = Gate.peer(channel);
      peer = name;
    }
    return name;
  }

  private void answered(boolean keepAlive) {
    current = null;
    since = room.second();
    if (keepAlive) {
      goOn();
    } else {
      end();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    goOn();
  }

  @Override
  public void second(long now) {
    Visit visit = current;
    if (visit != null) {
      visit.second(now);
    }
    if (patience.seconds(channel, now) >= door.limits().times().stuckSeconds()) {
      room.stats().add(Count.CUT_STUCK);
      cut();
    } else if (current != null || !channel.isWritable()) {
      since = now;
    } else if (now - since >= allowed()) {
      room.stats().add(arriving ? Count.CUT_SLOW_REQUEST : Count.CUT_IDLE);
      cut();
    }
  }

  private int allowed() {
    return arriving ? door.limits().times().requestSeconds() : door.limits().times().idleSeconds();
  }

  @Override
  public boolean hasEnded() {
    return ended;
  }

  /// Answers from now on say that they are the connection's last.
  @Override
  public void closing(int withinSeconds) {
    leaving = true;
  }

  /// A held request is answered now; one that is being answered, waits or has begun to arrive is
  /// still answered; an idle connection is closed.
  @Override
  public void goodbye() {
    leaving = true;
    Visit visit = current;
    if (visit != null) {
      visit.hurry();
    } else if (waiting.isEmpty() && !arriving) {
      end();
      channel.close();
    }
  }

  @Override
  public void cut() {
    channel.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    Visit visit = current;
    if (visit != null) {
      visit.cancel();
    }
    end();
  }

  /// A stream takes over, or the connection is gone. What was pipelined behind can never be
  /// answered.
  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    room.leave(this);
    end();
    if (channel.isActive()) {
      channel.config().setAutoRead(true);
    }
  }

  private void end() {
    ended = true;
    waiting.forEach(incoming -> incoming.request().release());
    waiting.clear();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    room.stats().add(Count.BROKEN);
    ctx.close(); // a broken connection; there is nobody left to tell
  }
}
