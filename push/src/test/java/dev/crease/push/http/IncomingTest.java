package dev.crease.push.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.PushError;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingTest {
  private static Exchange read(String target) {
    return new Incoming(request(target)).exchange();
  }

  private static FullHttpRequest request(String target) {
    var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target);
    request.headers().set("Host", "localhost");
    return request;
  }

  /// Most targets are read in place, without Netty's decoder; both must see the same.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/a",
        "/v1/a?",
        "/v1/a?after=k3-1",
        "/v1/a?after=k3-1&limit=5",
        "/v1/a?after=1&after=2",
        "/v1/a?after",
        "/v1/a?after&limit=5",
        "/v1/a?limit=5&after=",
        "/v1/a?afternoon=1&after=2",
        "/v1/a?xafter=1",
        "/v1/a?&&after=1&",
        "/v1/a?after=a=b",
        "/v1/a?=1&after=2",
        "/v1/a?after=k3%2D1&limit=%35",
        "/v1/a+b?after=a+b",
        "/v1/a%20b?limit=5;after=3",
        "/v1/a?after=1#after=2",
      })
  void whatIsReadInPlaceIsWhatTheDecoderReads(String target) {
    QueryStringDecoder expected = new QueryStringDecoder(target);
    Exchange exchange = read(target);
    assertThat(exchange.path()).isEqualTo(expected.path());
    for (String name : List.of("after", "limit", "wait")) {
      String value = expected.parameters().getOrDefault(name, List.of("")).getFirst();
      assertThat(exchange.query(name)).as(name).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/%", "/v1/a?after=%zz", "/v1/a?%f=1"})
  void aTargetThatCannotBeDecodedIsMalformed(String target) {
    assertThatThrownBy(() -> read(target))
        .isInstanceOf(PushError.Raised.class)
        .hasMessageContaining("the address cannot be decoded");
  }

  @Test
  void headersAreFoundInAnyCaseAndJoined() {
    FullHttpRequest request = request("/");
    request.headers().add("ACCEPT", "text/html").add("Accept", "text/event-stream");
    Exchange exchange = new Incoming(request).exchange();
    assertThat(exchange.header("accept")).isEqualTo("text/html, text/event-stream");
    assertThat(exchange.asksFor("text/event-stream")).isTrue();
    assertThat(exchange.header("cookie")).isEmpty();
  }
}
