package dev.crease.push.http2;

import dev.crease.push.Limits;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DecoratingHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2FrameReader;
import io.netty.handler.codec.http2.Http2PromisedRequestVerifier;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.function.BooleanSupplier;

/// The codec of one connection: Netty's with everything it can check switched on, with
/// [StrictReader] before it, and with a bound on the streams it has to reset.
///
/// What a peer can flood it with: streams it cancels at once (rapid reset, CVE-2023-44487), streams
/// that it makes us cancel (CVE-2025-55163), fragments of headers (CONTINUATION), DATA with nothing
/// in it. Each ends the connection with ENHANCE_YOUR_CALM. PING and SETTINGS are counted by
/// [ConnectionKeeper].
final class StrictCodec extends Http2FrameCodecBuilder {
  /// Fragments of one header block that are smaller than 8 KiB.
  private static final int SMALL_CONTINUATIONS = 16;

  /// DATA frames without a body or an end, one after another.
  private static final int EMPTY_DATA_FRAMES = 16;

  private StrictCodec() {}

  /// @param mayReset asked before each stream that we reset; if not, the connection is closed
  static Http2FrameCodec build(Limits limits, BooleanSupplier mayReset) {
    Limits.Http2 bounds = limits.http2();
    Http2Settings settings =
        Http2Settings.defaultSettings()
            .maxConcurrentStreams(bounds.streams())
            .maxHeaderListSize(limits.sizes().headerBytes())
            .connectProtocolEnabled(true); // RFC 8441: WebSocket
    Http2Connection connection = new DefaultHttp2Connection(true);
    Http2ConnectionEncoder encoder =
        new CountedResets(
            new DefaultHttp2ConnectionEncoder(connection, new DefaultHttp2FrameWriter()), mayReset);
    StrictCodec codec = new StrictCodec();
    codec
        .initialSettings(settings)
        .decoupleCloseAndGoAway(true) // who closes has said GOAWAY, or has no time for it
        .decoderEnforceMaxConsecutiveEmptyDataFrames(EMPTY_DATA_FRAMES)
        .decoderEnforceMaxRstFramesPerWindow(bounds.resets(), bounds.resetSeconds());
    codec.codec(decoder(connection, encoder, limits.sizes()), encoder);
    return codec.build();
  }

  private static Http2ConnectionDecoder decoder(
      Http2Connection connection, Http2ConnectionEncoder encoder, Limits.Sizes sizes) {
    Http2FrameReader reader =
        new DefaultHttp2FrameReader(
            new DefaultHttp2HeadersDecoder(true, sizes.headerBytes()), SMALL_CONTINUATIONS);
    boolean answerSettings = true;
    boolean answerPings = true;
    boolean validate = true;
    boolean requirePseudoHeaders = true;
    return new DefaultHttp2ConnectionDecoder(
        connection,
        encoder,
        new StrictReader(reader, connection),
        Http2PromisedRequestVerifier.ALWAYS_VERIFY,
        answerSettings,
        answerPings,
        validate,
        requirePseudoHeaders);
  }

  private static final class CountedResets extends DecoratingHttp2ConnectionEncoder {
    private final BooleanSupplier mayReset;

    CountedResets(Http2ConnectionEncoder encoder, BooleanSupplier mayReset) {
      super(encoder);
      this.mayReset = mayReset;
    }

    @Override
    public ChannelFuture writeRstStream(
        ChannelHandlerContext ctx, int streamId, long errorCode, ChannelPromise promise) {
      if (!mayReset.getAsBoolean()) {
        ctx.close();
      }
      return super.writeRstStream(ctx, streamId, errorCode, promise);
    }
  }
}
