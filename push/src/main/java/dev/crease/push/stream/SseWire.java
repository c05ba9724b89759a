package dev.crease.push.stream;

import dev.crease.push.Publication;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// The bytes of an SSE stream (HTML, 9.2): records. Its loop only.
public record SseWire() implements StreamHandler.Wire {
  private static final int RETRY_LEAST_MILLIS = 1_000;
  private static final int RETRY_MOST_MILLIS = 4_000;
  private static final int OVERLOAD_LEAST_MILLIS = 15_000;
  private static final int OVERLOAD_MOST_MILLIS = 45_000;

  /// How long the reader waits before it comes back; a time of its own, lest all come at once.
  public static ByteBuf retry() {
    return retry(RETRY_LEAST_MILLIS, RETRY_MOST_MILLIS);
  }

  /// The same when there are too many readers.
  public static ByteBuf longRetry() {
    return retry(OVERLOAD_LEAST_MILLIS, OVERLOAD_MOST_MILLIS);
  }

  private static ByteBuf retry(int leastMillis, int mostMillis) {
    int millis = ThreadLocalRandom.current().nextInt(leastMillis, mostMillis + 1);
    return Unpooled.copiedBuffer("retry: " + millis + "\n\n", StandardCharsets.US_ASCII);
  }

  @Override
  public ByteBuf events(WireForms forms, List<Publication> publications) {
    return forms.sse(publications);
  }

  @Override
  public ByteBuf control(String json) {
    return WireForms.sseControl(json);
  }

  @Override
  public ByteBuf close() {
    return Unpooled.EMPTY_BUFFER;
  }
}
