package dev.crease.push.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2FrameReader;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.ArrayDeque;

/// Refuses HEADERS where none may come, which Netty takes for harmless: on a stream that the peer
/// has ended (RFC 9113, 5.1: STREAM_CLOSED), or with a number lower than one used before (5.1.1:
/// PROTOCOL_ERROR). Its loop only.
final class StrictReader implements Http2FrameReader {
  /// How many closed streams are remembered, so that trailers still on their way to a stream that
  /// we have reset are told from what is against the rules.
  private static final int REMEMBERED = 100;

  private final Http2FrameReader reader;
  private final Http2Connection connection;
  private final ArrayDeque<Closed> closed = new ArrayDeque<>();

  StrictReader(Http2FrameReader reader, Http2Connection connection) {
    this.reader = reader;
    this.connection = connection;
    connection.addListener(new Memory());
  }

  private record Closed(int streamId, boolean byReset) {}

  private final class Memory extends Http2ConnectionAdapter {
    @Override
    public void onStreamClosed(Http2Stream stream) {
      if (closed.size() == REMEMBERED) {
        closed.removeFirst();
      }
      closed.addLast(new Closed(stream.id(), stream.isResetSent()));
    }
  }

  private void check(int streamId) throws Http2Exception {
    Http2Stream stream = connection.stream(streamId);
    if (stream != null) {
      if (!stream.state().remoteSideOpen() && !stream.isResetSent()) {
        throw ended(streamId);
      }
      return;
    }
    if (!connection.streamMayHaveExisted(streamId)) {
      return; // a new one
    }
    for (Closed each : closed) {
      if (each.streamId() == streamId) {
        if (each.byReset()) {
          return;
        }
        throw ended(streamId);
      }
    }
    throw Http2Exception.connectionError(
        Http2Error.PROTOCOL_ERROR, "stream %d was passed over", streamId);
  }

  private static Http2Exception ended(int streamId) {
    return Http2Exception.connectionError(
        Http2Error.STREAM_CLOSED, "HEADERS on stream %d, which had ended", streamId);
  }

  @Override
  public void readFrame(ChannelHandlerContext ctx, ByteBuf input, Http2FrameListener listener)
      throws Http2Exception {
    reader.readFrame(ctx, input, new Checked(listener));
  }

  @Override
  public Configuration configuration() {
    return reader.configuration();
  }

  @Override
  public void close() {
    reader.close();
  }

  private final class Checked extends Http2FrameListenerDecorator {
    Checked(Http2FrameListener listener) {
      super(listener);
    }

    @Override
    public void onHeadersRead(
        ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding, boolean last)
        throws Http2Exception {
      check(streamId);
      super.onHeadersRead(ctx, streamId, headers, padding, last);
    }

    @Override
    public void onHeadersRead(
        ChannelHandlerContext ctx,
        int streamId,
        Http2Headers headers,
        int dependency,
        short weight,
        boolean exclusive,
        int padding,
        boolean last)
        throws Http2Exception {
      check(streamId);
      super.onHeadersRead(ctx, streamId, headers, dependency, weight, exclusive, padding, last);
    }
  }
}
