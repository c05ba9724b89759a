package dev.crease.push.stream;

import dev.crease.push.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/// Opens SSE streams (HTML, 9.2) on connections that have had their HTTP headers. Their loop only.
public final class SseStream {
  private static final int RETRY_LEAST_MILLIS = 1_000;
  private static final int RETRY_MOST_MILLIS = 4_000;
  private static final int OVERLOAD_LEAST_MILLIS = 15_000;
  private static final int OVERLOAD_MOST_MILLIS = 45_000;
  private static final Wire PLAIN = new Wire.Sse();

  private SseStream() {}

  /// Makes the connection a stream that has told its reader when to come back.
  ///
  /// @param deflated whether all of it is one zlib stream, as the header `Content-Encoding` said
  public static StreamHandler open(
      LoopRoom room, Channel channel, boolean deflated, Limits limits) {
    String retry = retry(RETRY_LEAST_MILLIS, RETRY_MOST_MILLIS);
    if (!deflated) {
      StreamHandler stream = StreamHandler.open(room, channel, PLAIN, limits);
      channel.writeAndFlush(plain(retry), channel.voidPromise());
      return stream;
    }
    ZlibStream zlib = new ZlibStream();
    StreamHandler stream = StreamHandler.open(room, channel, new Wire.DeflatedSse(zlib), limits);
    channel.write(ZlibStream.head(), channel.voidPromise());
    channel.writeAndFlush(zlib.stored(retry), channel.voidPromise());
    return stream;
  }

  /// Sends the reader away for a while: there are too many.
  public static void refuse(Channel channel) {
    channel
        .writeAndFlush(plain(retry(OVERLOAD_LEAST_MILLIS, OVERLOAD_MOST_MILLIS)))
        .addListener(ChannelFutureListener.CLOSE);
  }

  /// How long the reader waits before it comes back; a time of its own, lest all come at once.
  private static String retry(int leastMillis, int mostMillis) {
    return "retry: " + ThreadLocalRandom.current().nextInt(leastMillis, mostMillis + 1) + "\n\n";
  }

  private static ByteBuf plain(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
  }
}
