package dev.crease.push.http2;

import dev.crease.push.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;

/// Turns the frames of one stream into a whole request, and an answer into frames. The first
/// handler of a stream, and the only one that stays when the stream carries events: then a buffer
/// goes out as DATA without a copy, be it shared with a thousand others, and what the peer sends
/// comes in as buffers. Its loop only.
final class StreamMessages extends ChannelDuplexHandler {
  /// The most bytes of a DATA frame, so that a slow peer's progress shows in what still waits.
  private static final int PIECE_BYTES = 16 << 10;

  private final RequestReader reader;
  private boolean complete;
  private boolean headWritten;
  private boolean ending;
  private boolean ended;

  StreamMessages(Limits.Sizes sizes) {
    reader = new RequestReader(sizes);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object frame) {
    switch (frame) {
      case Http2HeadersFrame headers -> headers(ctx, headers);
      case Http2DataFrame data -> data(ctx, data);
      default -> ReferenceCountUtil.release(frame); // extensions that we do not know
    }
  }

  private void headers(ChannelHandlerContext ctx, Http2HeadersFrame frame) {
    complete = frame.isEndStream();
    try {
      if (reader.begun()) {
        reader.add(Unpooled.EMPTY_BUFFER, complete); // trailers, which mean nothing here
      } else if (reader.begin(frame.headers(), complete)) {
        ctx.writeAndFlush(new DefaultHttp2HeadersFrame(AnswerHeaders.goOn()));
      }
      passOn(ctx);
    } catch (IllegalArgumentException malformed) {
      reset(ctx, Http2Error.PROTOCOL_ERROR);
      ctx.close();
    }
  }

  private void data(ChannelHandlerContext ctx, Http2DataFrame frame) {
    complete = frame.isEndStream();
    if (reader.tunnel()) {
      ctx.fireChannelRead(frame.content());
      if (complete) {
        ctx.channel().close(); // the peer has said its last word
      }
      return;
    }
    try {
      reader.add(frame.content(), complete);
    } finally {
      frame.release();
    }
    passOn(ctx);
  }

  private void passOn(ChannelHandlerContext ctx) {
    reader.whole().ifPresent(ctx::fireChannelRead);
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    switch (message) {
      case FullHttpResponse answer -> {
        boolean empty = !answer.content().isReadable();
        head(ctx, answer, empty, empty ? promise : ctx.newPromise());
        if (empty) {
          answer.release();
        } else {
          data(ctx, answer.content(), true, promise);
        }
      }
      case HttpResponse head -> head(ctx, head, false, promise);
      case ByteBuf bytes -> data(ctx, bytes, false, promise);
      default -> ctx.write(message, promise);
    }
  }

  private void head(
      ChannelHandlerContext ctx, HttpResponse head, boolean last, ChannelPromise promise) {
    headWritten = true;
    Object frame = new DefaultHttp2HeadersFrame(AnswerHeaders.of(head), last);
    ctx.write(frame, last ? ending(promise) : promise);
  }

  /// Writes bytes in pieces; the promise is that of the last.
  private void data(
      ChannelHandlerContext ctx, ByteBuf bytes, boolean last, ChannelPromise promise) {
    if (!bytes.isReadable() && !last) {
      bytes.release();
      promise.trySuccess();
      return;
    }
    while (bytes.readableBytes() > PIECE_BYTES) {
      ctx.write(new DefaultHttp2DataFrame(bytes.readRetainedSlice(PIECE_BYTES), false));
    }
    ctx.write(new DefaultHttp2DataFrame(bytes, last), last ? ending(promise) : promise);
  }

  /// The promise of the last frame of the answer.
  private ChannelPromise ending(ChannelPromise promise) {
    ending = true;
    ChannelPromise last = promise.unvoid();
    last.addListener(written -> ended = written.isSuccess());
    return last;
  }

  /// Ends the stream. One that takes what it is sent is ended in good order, after what waits for
  /// it; one that does not, or is closed a second time, is reset.
  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
    if (headWritten && !ending && ctx.channel().isWritable()) {
      ChannelPromise last = ctx.newPromise();
      data(ctx, Unpooled.EMPTY_BUFFER, true, last);
      last.addListener(_ -> end(ctx, promise)); // after it is known to have ended
      ctx.flush();
    } else {
      end(ctx, promise);
    }
  }

  private void end(ChannelHandlerContext ctx, ChannelPromise promise) {
    if (!ended) {
      reset(ctx, Http2Error.CANCEL);
    } else if (!complete) {
      reset(ctx, Http2Error.NO_ERROR); // the rest of the request is of no use (RFC 9113, 8.1)
    }
    ctx.close(promise);
  }

  private static void reset(ChannelHandlerContext ctx, Http2Error error) {
    ctx.writeAndFlush(new DefaultHttp2ResetFrame(error));
  }

  /// What breaks the protocol: the stream is reset after this.
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (Http2CodecUtil.getEmbeddedHttp2Exception(cause) == null) {
      ctx.fireExceptionCaught(cause);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    reader.release();
  }
}
