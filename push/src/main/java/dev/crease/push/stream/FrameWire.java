package dev.crease.push.stream;

import dev.crease.push.Publication;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;

/// The bytes of a WebSocket stream (RFC 6455, 5): text frames. Its loop only.
public record FrameWire() implements StreamHandler.Wire {
  /// A close frame with 1012, service restart (IANA's registry): the reader reconnects.
  private static final byte[] RESTART = {(byte) 0x88, 2, 0x03, (byte) 0xF4};

  @Override
  public ByteBuf events(WireForms forms, List<Publication> publications) {
    return forms.frames(publications);
  }

  @Override
  public ByteBuf control(String json) {
    return WireForms.frame(json);
  }

  @Override
  public ByteBuf close() {
    return Unpooled.wrappedBuffer(RESTART);
  }
}
