package dev.crease.push.http;

import dev.crease.push.Cursor;
import dev.crease.push.From;
import dev.crease.push.Publication;
import dev.crease.push.Subscriber;
import dev.crease.push.Subscription;
import dev.crease.push.Topic;
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
/// cursor.
final class StreamHandler extends ChannelInboundHandlerAdapter implements Subscriber {
  private static final int RECONNECT_WITHIN_SECONDS = 30;

  private final Channel channel;
  private final LoopRoom room;
  private final Wire wire;
  private final int eventsAtOnce;
  private @Nullable Subscription subscription;
  private boolean left;

  /// When something was last written, on the room's clock; the room's own.
  long lastSecond;

  /// Where the room keeps this stream; the room's own.
  int seat;

  private StreamHandler(Channel channel, LoopRoom room, Wire wire, int eventsAtOnce) {
    this.eventsAtOnce = eventsAtOnce;
    this.channel = channel;
    this.room = room;
    this.wire = wire;
  }

  /// Makes the connection a stream of the topic: from here on this is its last handler.
  static void open(Door door, Channel channel, Wire wire, Topic topic, From from) {
    if (!channel.isActive()) {
      return; // it closed while its request was being looked at
    }
    LoopRoom room = door.room(channel);
    StreamHandler stream = new StreamHandler(channel, room, wire, door.limits().streamEvents());
    stream.lastSecond = room.second();
    room.enter(stream);
    channel.pipeline().addLast(stream);
    stream.subscription = door.hub().subscribe(room, topic, from, stream);
  }

  @Override
  public int eventsAtOnce() {
    return eventsAtOnce;
  }

  @Override
  public boolean ready() {
    return channel.isWritable();
  }

  @Override
  public void start(boolean recovered, Cursor head) {
    write(wire.control(WireForms.start(recovered, head)));
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

  /// Tells a silent stream that it lives, and where the topic is.
  void beat() {
    Subscription current = subscription;
    if (current != null && !left) {
      write(wire.control(WireForms.beat(current.head())));
    }
  }

  /// Asks the reader to come back, and closes.
  void goodbye() {
    if (!left) {
      leave();
      channel.write(wire.control(WireForms.bye(RECONNECT_WITHIN_SECONDS)));
      channel.writeAndFlush(wire.close()).addListener(ChannelFutureListener.CLOSE);
    }
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
    leave();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    leave();
    ctx.close(); // a broken connection; the reader resumes by its last id
  }

  private void leave() {
    if (!left) {
      left = true;
      room.leave(this);
      Subscription current = subscription;
      if (current != null) {
        current.close();
      }
    }
  }

  /// The transport's own bytes.
  interface Wire {
    /// Events.
    ByteBuf events(WireForms forms, List<Publication> publications);

    /// A control message.
    ByteBuf control(String json);

    /// What ends the stream; may be empty.
    ByteBuf close();
  }
}
