package dev.crease.push.http;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.crease.push.Limits;
import dev.crease.push.access.Access;
import dev.crease.push.access.Entrance;
import dev.crease.push.hub.Hub;
import dev.crease.push.presence.Presence;
import dev.crease.push.presence.PresenceThread;
import dev.crease.push.stream.LoopRoom;
import dev.crease.push.stream.LoopWatchdog;
import dev.crease.push.tls.Tls;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// The HTTP server: one loop per core, connections spread over them. Any thread.
public final class PushServer implements AutoCloseable {
  private static final int GOODBYE_SECONDS = 3;
  private static final int TLS_REFRESH_SECONDS = 10;

  private final EventLoopGroup loops;
  private final Map<EventLoop, LoopRoom> rooms;
  private final Channel listener;
  private final LoopWatchdog watchdog;
  private final PresenceThread presence;
  private final AtomicBoolean closed = new AtomicBoolean();

  private PushServer(
      EventLoopGroup loops,
      Map<EventLoop, LoopRoom> rooms,
      Channel listener,
      PresenceThread presence) {
    this.presence = presence;
    this.loops = loops;
    this.rooms = rooms;
    this.listener = listener;
    this.watchdog = LoopWatchdog.start(rooms.values());
  }

  /// What a server is made of.
  ///
  /// @param access who may do what
  /// @param entrance what is looked at beside
  /// @param presence who is there
  /// @param background runs what may block, a thread per task
  public record Parts(
      Hub hub,
      Router router,
      Topics topics,
      Access access,
      Entrance entrance,
      Presence presence,
      Limits limits,
      Executor background) {}

  /// What the server speaks: HTTP/1.1 and HTTP/2, both on the one port.
  public sealed interface Scheme {
    /// Without TLS. HTTP/2 by prior knowledge (RFC 9113, 3.3).
    record Http() implements Scheme {}

    /// With TLS. The version is agreed on in the handshake.
    record Https(Tls tls) implements Scheme {}
  }

  /// Listens; port 0 takes any free one.
  ///
  /// @throws IOException when the port cannot be had
  public static PushServer start(InetSocketAddress address, Scheme scheme, Parts parts)
      throws IOException {
    IoHandlerFactory io =
        Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    int cores = Runtime.getRuntime().availableProcessors();
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(cores, new DefaultThreadFactory("loop"), io);
    Map<EventLoop, LoopRoom> rooms = rooms(loops, parts);
    Door door =
        new Door(
            parts.hub(),
            parts.router(),
            parts.topics(),
            new Gate(parts.access(), parts.entrance()),
            parts.presence(),
            parts.limits(),
            new Background(parts.background(), parts.limits().crowd().requests()),
            rooms,
            desks(rooms.values()),
            new AtomicInteger());
    try {
      Channel listener = listen(loops, address, new ConnectionPipeline(door, scheme), parts);
      if (scheme instanceof Scheme.Https(Tls tls)) {
        loops
            .next()
            .scheduleWithFixedDelay(
                () -> parts.background().execute(tls::refresh),
                TLS_REFRESH_SECONDS,
                TLS_REFRESH_SECONDS,
                TimeUnit.SECONDS);
      }
      return new PushServer(loops, rooms, listener, PresenceThread.start(parts.presence()));
    } catch (IOException e) {
      loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw e;
    }
  }

  private static Map<EventLoop, LoopRoom> rooms(EventLoopGroup loops, Parts parts) {
    Map<EventLoop, LoopRoom> rooms = new HashMap<>();
    for (EventExecutor executor : loops) {
      EventLoop loop = (EventLoop) executor;
      LoopRoom room = new LoopRoom(loop);
      rooms.put(loop, room);
      parts.hub().add(room);
      parts.presence().add(room);
      room.start();
    }
    return rooms;
  }

  private static Map<LoopRoom, Door.Desk> desks(Collection<LoopRoom> rooms) {
    return rooms.stream().collect(toUnmodifiableMap(room -> room, _ -> new Door.Desk()));
  }

  private static Channel listen(
      EventLoopGroup loops, InetSocketAddress address, ConnectionPipeline pipeline, Parts parts)
      throws IOException {
    Class<? extends ServerChannel> type =
        Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    int high = parts.limits().streams().sendBytes();
    var bound =
        new ServerBootstrap()
            .group(loops)
            .channel(type)
            .option(ChannelOption.SO_BACKLOG, 4096)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(
                ChannelOption.RECVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator(64, 2048, ConnectionPipeline.READ_BYTES))
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(high / 2, high))
            .childHandler(pipeline)
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException("cannot listen on " + address, bound.cause());
    }
    return bound.channel();
  }

  /// Stops listening and lets everybody go: streams are told at once to come back later, and each
  /// is closed at a random moment of the window; requests that are held or being answered are
  /// answered. Blocks until nobody is left, or some seconds after the window. Not on a loop. What
  /// follows is [#close], which cuts who is left.
  public void drain(Duration window) {
    listener.close().awaitUninterruptibly();
    CountDownLatch gone = new CountDownLatch(rooms.size());
    for (LoopRoom room : rooms.values()) {
      room.execute(() -> room.depart(window, ThreadLocalRandom.current(), gone::countDown));
    }
    try {
      long millis = window.toMillis() + TimeUnit.SECONDS.toMillis(GOODBYE_SECONDS);
      boolean _ = gone.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The port that was taken.
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /// Stops at once: [#drain] without a window, and closes. Closing twice is harmless.
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    drain(Duration.ZERO);
    presence.close();
    watchdog.close();
    loops
        .shutdownGracefully(100, 2_000, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(GOODBYE_SECONDS, TimeUnit.SECONDS);
  }
}
