package dev.crease.interop.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/// What came back on a connection of HTTP/2, read strictly: whole frames of known kinds that begin
/// with our settings, each answer's fields as HPACK has them. One thread.
final class Http2Answer {
  private static final int HEAD = 9;
  private static final int LONGEST = 16_384;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PUSH_PROMISE = 5;
  private static final int GOAWAY = 7;
  private static final int CONTINUATION = 9;
  private static final int END_HEADERS = 4;
  private static final int INTERNAL_ERROR = 2;

  /// The answer to a `:protocol` that we do not speak (RFC 9220, 3).
  private static final int NOT_IMPLEMENTED = 501;

  private final DefaultHttp2HeadersDecoder hpack = new DefaultHttp2HeadersDecoder(true);
  private final byte[] came;

  private Http2Answer(byte[] came) {
    this.came = came;
  }

  /// Fails when it is not as it must be, or says that we have failed. The last frame may be cut
  /// off: a server may close without sending all.
  static void check(byte[] came) {
    new Http2Answer(came).check();
  }

  private void check() {
    ByteBuffer in = ByteBuffer.wrap(came);
    boolean first = true;
    while (in.remaining() >= HEAD) {
      int length = (in.getShort() & 0xffff) << 8 | (in.get() & 0xff);
      int type = in.get();
      int flags = in.get();
      int stream = in.getInt();
      expect(length <= LONGEST && type >= 0 && type <= CONTINUATION, "no frame of ours");
      expect(type == SETTINGS || !first, "settings come first");
      expect(type != PUSH_PROMISE, "nothing is pushed");
      if (in.remaining() < length) {
        return;
      }
      byte[] payload = new byte[length];
      in.get(payload);
      check(type, flags, stream, payload);
      first = false;
    }
  }

  private void check(int type, int flags, int stream, byte[] payload) {
    switch (type) {
      case HEADERS -> {
        expect((flags & END_HEADERS) != 0, "our headers fit into one frame");
        status(stream, payload);
      }
      case RST_STREAM ->
          expect(ByteBuffer.wrap(payload).getInt() != INTERNAL_ERROR, "a stream failed");
      case GOAWAY ->
          expect(ByteBuffer.wrap(payload).getInt(4) != INTERNAL_ERROR, "the connection failed");
      default -> {}
    }
  }

  private void status(int stream, byte[] block) {
    try {
      Http2Headers headers = hpack.decodeHeaders(stream, Unpooled.wrappedBuffer(block));
      CharSequence status = headers.status();
      expect(status != null || headers.isEmpty(), "an answer has a status");
      expect(status == null || isNoFault(Integer.parseInt(status.toString())), "a fault of ours");
    } catch (Http2Exception broken) {
      throw new AssertionError("fields that cannot be read: " + shown(), broken);
    }
  }

  private static boolean isNoFault(int status) {
    return status < 500 || status == NOT_IMPLEMENTED;
  }

  private void expect(boolean so, String what) {
    if (!so) {
      throw new AssertionError(what + ": " + shown());
    }
  }

  private String shown() {
    return HexFormat.of().formatHex(came) + " = " + new String(came, ISO_8859_1);
  }
}
