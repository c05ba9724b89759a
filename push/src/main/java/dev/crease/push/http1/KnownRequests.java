package dev.crease.push.http1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Requests that a loop has seen, by their bytes: a crowd that waits for an event, or polls for it,
/// sends the same ones from a thousand connections. One per loop; its loop only.
///
/// The bytes of all that is kept are compared whole, so what is found was sent just so. A table of
/// places, the newest of each place: at most [#KEPT] requests of [#BYTES_MAX].
///
/// @param <R> what was made of a request: nothing that depends on who sent it, or when
public final class KnownRequests<R> {
  /// How many are kept.
  static final int KEPT = 256;

  /// A longer one is not kept.
  static final int BYTES_MAX = 2_048;

  /// How many of the first bytes tell the place; a topic and a cursor lie within them.
  private static final int HASHED_BYTES = 128;

  private final @Nullable Known<R>[] kept;

  /// Knows none yet.
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made
  public KnownRequests() {
    kept = new Known[KEPT];
  }

  /// What was made of these bytes.
  Optional<R> find(ByteBuf bytes) {
    if (!mayBeKnown(bytes)) {
      return Optional.empty();
    }
    ByteBuffer given = bytes.internalNioBuffer(bytes.readerIndex(), bytes.readableBytes());
    Known<R> known = kept[place(given)];
    return known != null && known.bytes.equals(given) ? known.request : Optional.empty();
  }

  private static boolean mayBeKnown(ByteBuf bytes) {
    return bytes.readableBytes() <= BYTES_MAX && bytes.nioBufferCount() == 1;
  }

  /// A copy of bytes that may be kept; empty for those that are too long, or that are not one whole
  /// request without a body and nothing else.
  static Optional<byte[]> copy(ByteBuf bytes) {
    return mayBeKnown(bytes) && isOneHead(bytes)
        ? Optional.of(ByteBufUtil.getBytes(bytes))
        : Optional.empty();
  }

  /// Whether the bytes begin with a letter and end at the first empty line. The codec may find an
  /// end of line where only a line feed is; so may this.
  private static boolean isOneHead(ByteBuf bytes) {
    int end = bytes.writerIndex();
    if (!bytes.isReadable() || !isLetter(bytes.getByte(bytes.readerIndex()))) {
      return false;
    }
    int lineFeed = bytes.indexOf(bytes.readerIndex(), end, (byte) '\n');
    while (lineFeed >= 0 && lineFeed + 1 < end) {
      int next = lineFeed + (bytes.getByte(lineFeed + 1) == '\r' ? 2 : 1);
      if (next >= end) {
        return false; // cut within a line's end
      }
      if (bytes.getByte(next) == '\n') {
        return next + 1 == end;
      }
      lineFeed = bytes.indexOf(next, end, (byte) '\n');
    }
    return false;
  }

  private static boolean isLetter(byte b) {
    return b >= 'A' && b <= 'Z';
  }

  /// Keeps what was made of these bytes.
  void keep(byte[] bytes, R request) {
    ByteBuffer own = ByteBuffer.wrap(bytes);
    kept[place(own)] = new Known<>(own, Optional.of(request));
  }

  private static int place(ByteBuffer bytes) {
    int from = bytes.position();
    int last = Math.min(bytes.remaining(), HASHED_BYTES) - Long.BYTES;
    long hash = bytes.remaining();
    for (int i = 0; i <= last; i += Long.BYTES) {
      hash = 31 * hash + bytes.getLong(from + i);
    }
    return (int) ((hash * 0x9E3779B97F4A7C15L) >>> 56); // Fibonacci hashing: the topmost 8 bits
  }

  private static final class Known<R> {
    final ByteBuffer bytes;
    final Optional<R> request;

    Known(ByteBuffer bytes, Optional<R> request) {
      this.bytes = bytes;
      this.request = request;
    }
  }
}
