package dev.crease.push.stream;

import dev.crease.push.JsonBytes;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Deflates and inflates one text at a time, each on its own, so that what was made of a text is
/// the same for every reader (RFC 1951; RFC 7692, 7.2). One per loop; its loop only.
final class Compression implements AutoCloseable {
  /// What every text ends with after a flush, and what a message on the wire leaves out.
  private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

  private static final int FIRST_ROOM = 4096;

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final Inflater inflater = new Inflater(true);
  private byte[] room = new byte[FIRST_ROOM];

  /// The text as blocks that end on a byte, with an empty stored block ([#TAIL]) as the last. They
  /// look back no further than their own beginning, so they may follow any other.
  byte[] blocks(byte[] text) {
    deflater.reset();
    deflater.setInput(text);
    int size = 0;
    while (true) {
      int made = deflater.deflate(room, size, room.length - size, Deflater.SYNC_FLUSH);
      size += made;
      if (size < room.length) {
        return Arrays.copyOf(room, size);
      }
      room = Arrays.copyOf(room, 2 * room.length);
    }
  }

  /// The payload of a compressed message: [#blocks] without the last four bytes.
  byte[] message(JsonBytes text) {
    byte[] blocks = blocks(text.toBytes());
    return Arrays.copyOf(blocks, blocks.length - TAIL.length);
  }

  /// The text of a compressed message; empty when it is longer than that, which is found out before
  /// more memory is taken.
  ///
  /// @throws DataFormatException when it is not deflated
  Optional<byte[]> inflate(byte[] payload, int mostBytes) throws DataFormatException {
    byte[] in = Arrays.copyOf(payload, payload.length + TAIL.length);
    System.arraycopy(TAIL, 0, in, payload.length, TAIL.length);
    inflater.reset();
    inflater.setInput(in);
    byte[] out = new byte[(int) Math.min(mostBytes + 1L, 64 + 4L * payload.length)];
    int size = 0;
    while (true) {
      int made = inflater.inflate(out, size, out.length - size);
      size += made;
      if (size > mostBytes) {
        return Optional.empty();
      } else if (size == out.length) {
        out = Arrays.copyOf(out, (int) Math.min(mostBytes + 1L, 2L * out.length));
      } else if (inflater.finished() || inflater.needsInput()) {
        return Optional.of(Arrays.copyOf(out, size));
      } else if (made == 0) {
        throw new DataFormatException("a dictionary is needed");
      }
    }
  }

  @Override
  public void close() {
    deflater.end();
    inflater.end();
  }
}
