package dev.crease.interop.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.interop.Engine;
import dev.crease.interop.HttpConnection;
import dev.crease.interop.Message;
import dev.crease.interop.Network;
import dev.crease.push.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a shared cache does for a crowd that polls: how much of it reaches the server is counted on
/// the wire between the two.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class VarnishTest {
  private static final Topic TOPIC = Engine.feed("crowd");
  private static final int POLLERS = 1_000;
  private static final int CHANGES = 5;

  private final Engine engine;
  private final Network upstream;
  private final Proxy proxy;

  VarnishTest(@TempDir Path folder) throws IOException {
    engine = Engine.start();
    upstream = Network.to(engine.port(), Network.WHOLE);
    proxy = Proxy.start(Proxy.Kind.VARNISH, upstream.port(), folder);
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    upstream.close();
    engine.close();
  }

  @Test
  void aThousandPollersWithOneCursorAreOneRequestForEachChange(TestReporter report)
      throws Exception {
    String place = engine.publish(TOPIC, "0");
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int change = 1; change <= CHANGES; change++) {
        String next = engine.publish(TOPIC, String.valueOf(change));
        int before = upstream.requests();
        long start = System.nanoTime();
        List<Message.Page> pages = ask(crowd, "/v1/%s?after=%s".formatted(TOPIC, place));
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        int asked = upstream.requests() - before;
        assertThat(pages).hasSize(POLLERS).allMatch(page -> page.next().equals(next));
        // an open page lives for a second: a crowd that takes longer to be served asks once more
        assertThat(asked).isBetween(1, 1 + (int) seconds);
        report.publishEntry("change " + change, asked + " upstream in " + seconds + " s");
        place = next;
      }
    }
  }

  private List<Message.Page> ask(ExecutorService crowd, String path) throws Exception {
    CountDownLatch connected = new CountDownLatch(POLLERS);
    List<Future<Message.Page>> answers = new ArrayList<>();
    for (int i = 0; i < POLLERS; i++) {
      answers.add(
          crowd.submit(
              () -> {
                try (HttpConnection http = HttpConnection.to(proxy.port())) {
                  connected.countDown();
                  connected.await();
                  return Message.page(http.body(http.get(path, "")));
                }
              }));
    }
    List<Message.Page> pages = new ArrayList<>();
    for (Future<Message.Page> answer : answers) {
      pages.add(answer.get());
    }
    return pages;
  }

  @Test
  void aFullPageIsAskedForOnceAndForAll() throws Exception {
    String place = engine.publish(TOPIC, "0");
    engine.publish(TOPIC, "1");
    engine.publish(TOPIC, "2");
    int before = upstream.requests();
    String path = "/v1/%s?after=%s&limit=1".formatted(TOPIC, place);
    try (HttpConnection http = HttpConnection.to(proxy.port())) {
      String first = body(http, path, "");
      for (int i = 0; i < 100; i++) {
        assertThat(body(http, path, "")).isEqualTo(first);
      }
      HttpConnection.Head head = http.get(path, "");
      assertThat(http.body(head)).isEqualTo(first);
      assertThat(head.header("cache-control")).contains("immutable");
    }
    assertThat(upstream.requests() - before).isEqualTo(1);
  }

  @Test
  void whatNeedsATokenOrIsResumedByHeaderIsNeverKept() throws Exception {
    String place = engine.publish(TOPIC, "0");
    engine.publish(TOPIC, "1");
    int before = upstream.requests();
    try (HttpConnection http = HttpConnection.to(proxy.port())) {
      for (int i = 0; i < 3; i++) {
        HttpConnection.Head secret = http.get("/v1/feeds/secret", "");
        assertThat(secret.status()).isEqualTo(401);
        assertThat(secret.header("cache-control")).contains("no-store");
        assertThat(http.body(secret)).contains("no-token");
      }
      String resumed = body(http, "/v1/" + TOPIC, "Last-Event-ID: %s\r\n".formatted(place));
      assertThat(Message.page(resumed).messages()).hasSize(2);
      assertThat(Message.page(body(http, "/v1/" + TOPIC, "")).messages()).hasSize(3);
      assertThat(body(http, "/v1/" + TOPIC, bearer())).contains("\"recovered\":true");
      assertThat(body(http, "/v1/" + TOPIC, bearer())).contains("\"recovered\":true");
    }
    assertThat(upstream.requests() - before).isEqualTo(7);
  }

  private String bearer() {
    return "Authorization: Bearer %s\r\n".formatted(engine.token());
  }

  private static String body(HttpConnection http, String path, String headers) throws IOException {
    HttpConnection.Head head = http.get(path, headers);
    assertThat(head.status()).isEqualTo(200);
    return http.body(head);
  }
}
