package dev.crease.push.stream;

import dev.crease.push.From;
import dev.crease.push.Limits;
import dev.crease.push.Publication;
import dev.crease.push.Selection;
import dev.crease.push.Subscriber;
import dev.crease.push.Topic;
import dev.crease.push.hub.Hub;
import dev.crease.push.hub.Subscription;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One open stream, SSE or WebSocket: writes what its subscription delivers, a heartbeat in
/// silence, and a goodbye before a planned close. Its loop only.
///
/// It queues nothing: while the connection cannot be written to, the subscription waits at its
/// cursor and no heartbeat is written; a peer who then takes nothing for a while is cut, and
/// resumes by its last id.
public final class StreamHandler extends ChannelInboundHandlerAdapter implements Subscriber, Guest {
  private static final int RECONNECT_WITHIN_SECONDS = 30;

  private final Channel channel;
  private final LoopRoom room;
  private final Wire wire;
  private final Limits limits;
  private final Patience patience;
  private @Nullable Subscription subscription;
  private long lastSecond;
  private boolean ended;

  private StreamHandler(Channel channel, LoopRoom room, Wire wire, Limits limits) {
    this.channel = channel;
    this.room = room;
    this.wire = wire;
    this.limits = limits;
    lastSecond = room.second();
    patience = new Patience(lastSecond);
  }

  /// Makes the connection a stream: from here on this is its last handler. It is silent until
  /// [#begin].
  public static StreamHandler open(LoopRoom room, Channel channel, Wire wire, Limits limits) {
    StreamHandler stream = new StreamHandler(channel, room, wire, limits);
    channel.pipeline().addLast(stream);
    return stream;
  }

  /// Begins to deliver the topic, unless the connection has ended meanwhile.
  public void begin(Hub hub, Topic topic, From from) {
    if (ended || !channel.isActive()) {
      return;
    }
    Subscription mine = hub.subscribe(room, Selection.of(topic), from, this);
    if (ended) { // already: its first words failed
      mine.close();
    } else {
      subscription = mine;
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    room.enter(this);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    room.leave(this);
    unsubscribe();
  }

  @Override
  public int eventsAtOnce() {
    return limits.streams().streamEvents();
  }

  @Override
  public boolean ready() {
    return channel.isWritable();
  }

  @Override
  public boolean skipsToLatest() {
    return true;
  }

  @Override
  public void start(Start start) {
    write(wire.control(WireForms.start(start)));
  }

  @Override
  public void deliver(List<Publication> publications) {
    write(wire.events(room.wireForms(), publications));
  }

  @Override
  public void caughtUp() {}

  @Override
  public void failed(RuntimeException cause) {
    goodbye();
  }

  /// Tells a silent stream that it lives, and where the topic is; cuts a stuck one.
  @Override
  public void second(long now) {
    Subscription current = subscription;
    if (current == null || ended || !channel.isWritable()) {
      if (patience.seconds(channel, now) >= limits.times().stuckSeconds()) {
        cut();
      }
      return;
    }
    patience.renew(now);
    if (now - lastSecond >= limits.streams().beatSeconds()) {
      write(wire.control(WireForms.beat(current.head())));
    }
  }

  /// Asks the reader to come back, and closes.
  @Override
  public void goodbye() {
    if (!ended) {
      channel.write(wire.control(WireForms.bye(RECONNECT_WITHIN_SECONDS)));
      end(wire.close());
    }
  }

  /// Writes these as the last bytes, and closes once they are out. No event follows them.
  void end(ByteBuf last) {
    if (ended) {
      last.release();
      return;
    }
    unsubscribe();
    channel.writeAndFlush(last).addListener(ChannelFutureListener.CLOSE);
  }

  /// Whether the last bytes have been written.
  boolean hasEnded() {
    return ended;
  }

  @Override
  public void cut() {
    unsubscribe();
    channel.close();
  }

  private void write(ByteBuf bytes) {
    lastSecond = room.second();
    channel.writeAndFlush(bytes, channel.voidPromise());
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    Subscription current = subscription;
    if (current != null && channel.isWritable()) {
      current.resume();
    }
  }

  /// What a reader of a stream sends has no meaning here; WebSocket frames never come this far.
  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ReferenceCountUtil.release(message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    unsubscribe();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    cut(); // a broken connection; the reader resumes by its last id
  }

  private void unsubscribe() {
    ended = true;
    Subscription current = subscription;
    if (current != null) {
      current.close();
    }
  }

  /// The transport's own bytes.
  public sealed interface Wire permits SseWire, FrameWire {
    /// Events.
    ByteBuf events(WireForms forms, List<Publication> publications);

    /// A control message.
    ByteBuf control(String json);

    /// What ends the stream; may be empty.
    ByteBuf close();
  }
}
