package dev.crease.push.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Limits;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The first words of a stream, on a connection that has been reset meanwhile.
class SseStreamTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aConnectionFoundBrokenByTheFirstWriteIsClosedAndNothingIsLogged(boolean deflated) {
    EmbeddedChannel channel = new EmbeddedChannel(new Broken());
    LoopRoom room = new LoopRoom(channel.eventLoop());
    SseStream.open(room, channel, deflated, Limits.defaults());
    channel.checkException(); // what nobody took would be a warning in the log
    assertThat(channel.isOpen()).isFalse();
  }

  /// Fails each write, as a socket does whose peer has reset it.
  private static final class Broken extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
      ReferenceCountUtil.release(message);
      promise.tryFailure(new IOException("Connection reset by peer"));
    }
  }
}
