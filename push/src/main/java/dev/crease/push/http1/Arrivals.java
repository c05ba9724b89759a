package dev.crease.push.http1;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Optional;

/// The first handler of a connection of HTTP/1.1: tells its taker of bytes before they are a
/// request, and passes by the codec with those that its loop has seen before. Its loop only.
///
/// What the codec costs, and what is found out about a request, is spared then: of 4.7 µs that a
/// long poll takes beside the kernel it leaves 2.1 µs, together with `PageReplies.whole`.
///
/// It tells where a request begins only while each read has brought one whole request without a
/// body. A connection that sends anything else is decoded from then on.
///
/// @param <R> what the taker makes of a request
public final class Arrivals<R> extends ChannelInboundHandlerAdapter {
  private final Taker<R> taker;
  private final KnownRequests<R> known;
  private boolean atStart = true;
  private boolean passedBy;

  /// @param known what the connection's loop has seen
  public Arrivals(Taker<R> taker, KnownRequests<R> known) {
    this.taker = taker;
    this.known = known;
  }

  /// Who takes the requests of a connection.
  public interface Taker<R> {
    /// Bytes have come. Told before they are read.
    void bytesCame();

    /// A request has come that was sent before, byte for byte, here or elsewhere.
    void again(R request);

    /// What was made of the request that has come whole, if exactly one has since [#bytesCame].
    Optional<R> made();

    /// Whether it may be given [#again]: it was read without a fault and has no body, so that the
    /// bytes were all of it. One that differs each time is not worth keeping.
    boolean mayRepeat(R request);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    taker.bytesCame();
    passedBy = false;
    if (!atStart || !(message instanceof ByteBuf bytes)) {
      ctx.fireChannelRead(message);
      return;
    }
    Optional<R> again = known.find(bytes);
    if (again.isPresent()) {
      bytes.release();
      passedBy = true;
      taker.again(again.get());
    } else {
      decode(ctx, bytes);
    }
  }

  private void decode(ChannelHandlerContext ctx, ByteBuf bytes) {
    Optional<byte[]> copy = KnownRequests.copy(bytes);
    ctx.fireChannelRead(bytes);
    Optional<R> made = copy.isPresent() ? taker.made().filter(taker::mayRepeat) : Optional.empty();
    atStart = made.isPresent();
    if (atStart) {
      known.keep(copy.get(), made.get());
    }
  }

  /// The codec would take a read that it was not shown for one that brought too little, and ask for
  /// more even from a connection that is not to be read from.
  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (!passedBy) {
      ctx.fireChannelReadComplete();
    }
  }
}
