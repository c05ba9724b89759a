package dev.crease.push.http1;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What passes by the codec is what the codec would have made.
class ArrivalsTest {
  private static final String POLL = "GET /v1/feeds/x?after=k3-%d HTTP/1.1\r\nHost: a\r\n\r\n";

  private final KnownRequests<String> known = new KnownRequests<>();

  /// A connection: what it was given, `decoded` or `again`.
  private final class Connection implements Arrivals.Taker<String> {
    final List<String> taken = new ArrayList<>();
    private final List<String> sinceBytes = new ArrayList<>();
    private final EmbeddedChannel channel =
        new EmbeddedChannel(
            new Arrivals<>(this, known), new HttpRequestDecoder(), new Requests(this));

    void reads(String bytes) {
      ByteBuf sent = Unpooled.copiedBuffer(bytes, US_ASCII);
      channel.writeInbound(sent);
    }

    void decoded(String target) {
      taken.add("decoded " + target);
      sinceBytes.add(target);
    }

    @Override
    public void bytesCame() {
      sinceBytes.clear();
    }

    @Override
    public void again(String target) {
      taken.add("again " + target);
    }

    @Override
    public Optional<String> made() {
      return sinceBytes.size() == 1 ? Optional.of(sinceBytes.getFirst()) : Optional.empty();
    }

    @Override
    public boolean mayRepeat(String target) {
      return !target.startsWith("/unique");
    }
  }

  private static final class Requests extends SimpleChannelInboundHandler<HttpObject> {
    private final Connection connection;
    private String target = "";

    Requests(Connection connection) {
      this.connection = connection;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HttpObject part) {
      if (part instanceof HttpRequest request) {
        target = request.uri();
      }
      if (part instanceof LastHttpContent) {
        connection.decoded(target);
      }
    }
  }

  @Test
  void bytesThatCameBeforeOnAnyConnectionAreNotDecodedAgain() {
    Connection one = new Connection();
    Connection other = new Connection();
    one.reads(POLL.formatted(1));
    other.reads(POLL.formatted(1));
    one.reads(POLL.formatted(1));
    assertThat(one.taken)
        .containsExactly("decoded /v1/feeds/x?after=k3-1", "again /v1/feeds/x?after=k3-1");
    assertThat(other.taken).containsExactly("again /v1/feeds/x?after=k3-1");
  }

  @Test
  void oneOtherByteAndItIsAnotherRequest() {
    Connection one = new Connection();
    for (int i = 1; i <= 3; i++) {
      one.reads(POLL.formatted(i));
    }
    one.reads(POLL.formatted(2).replace("Host: a", "Host: b"));
    assertThat(one.taken)
        .containsExactly(
            "decoded /v1/feeds/x?after=k3-1",
            "decoded /v1/feeds/x?after=k3-2",
            "decoded /v1/feeds/x?after=k3-3",
            "decoded /v1/feeds/x?after=k3-2");
  }

  /// The middle of a request may look like one that came before: only where a request begins it is
  /// one.
  @Test
  void withinABodyNothingIsARequest() {
    Connection one = new Connection();
    one.reads(POLL.formatted(1));
    String body = POLL.formatted(1);
    one.reads("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n".formatted(body.length()));
    one.reads(body);
    assertThat(one.taken).containsExactly("decoded /v1/feeds/x?after=k3-1", "decoded /p");
  }

  @Test
  void aRequestInPiecesIsDecodedAndSoIsWhatFollows() {
    Connection one = new Connection();
    String poll = POLL.formatted(1);
    one.reads(poll);
    one.reads(poll.substring(0, 20));
    one.reads(poll.substring(20));
    one.reads(poll);
    assertThat(one.taken)
        .containsExactly(
            "decoded /v1/feeds/x?after=k3-1",
            "decoded /v1/feeds/x?after=k3-1",
            "decoded /v1/feeds/x?after=k3-1");
  }

  @Test
  void severalInOneReadAreDecoded() {
    Connection one = new Connection();
    one.reads(POLL.formatted(1) + POLL.formatted(2));
    one.reads(POLL.formatted(1));
    assertThat(one.taken).hasSize(3).allMatch(each -> each.startsWith("decoded"));
  }

  /// Each ends a head sooner than its last line, or not at all, or is more than a head.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a HTTP/1.1\r\nHost: a\r\n",
        "GET /a HTTP/1.1\r\nHost: a\r\n\r",
        "GET /a HTTP/1.1\r\nHost: a\n\nGET /b HTTP/1.1\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: a\n\r\nGET /b HTTP/1.1\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: a\r\n\r\nx",
        "\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n",
      })
  void onlyOneWholeHeadIsKept(String bytes) {
    assertThat(KnownRequests.copy(Unpooled.copiedBuffer(bytes, US_ASCII))).isEmpty();
  }

  @Test
  void whatMayNotRepeatIsNotKept() {
    Connection one = new Connection();
    for (int i = 0; i < 2; i++) {
      one.reads("GET /unique HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    assertThat(one.taken).containsExactly("decoded /unique", "decoded /unique");
  }

  @Test
  void longRequestsAreNotKept() {
    String head = "GET /a HTTP/1.1\r\nHost: a\r\nX: %s\r\n\r\n";
    String longest = "x".repeat(KnownRequests.BYTES_MAX - head.length() + 2);
    assertThat(copied(head.formatted(longest))).isPresent();
    assertThat(copied(head.formatted(longest + "x"))).isEmpty();
  }

  private static Optional<byte[]> copied(String bytes) {
    return KnownRequests.copy(Unpooled.copiedBuffer(bytes, US_ASCII));
  }
}
