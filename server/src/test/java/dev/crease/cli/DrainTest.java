package dev.crease.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.TopicPattern;
import dev.crease.push.access.Principal;
import dev.crease.server.JwtTokens;
import dev.crease.server.Secret;
import dev.crease.server.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The server as a process of its own that is told to stop by SIGTERM, under a thousand readers.
class DrainTest {
  private static final int READERS = 1_000;
  private static final String TOPIC = "/v1/feeds/drain";

  @TempDir Path folder = Path.of("");

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void aThousandReadersLeaveOneByOneAndMissNothing(TestReporter report) throws Exception {
    try (ServerProcess server = new ServerProcess(folder, "--drain", "12");
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      publish(http, server, "first");
      List<Reader> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        readers.add(new Reader(server.port()));
      }
      CountDownLatch all = new CountDownLatch(READERS);
      List<Thread> threads = readers.stream().map(each -> each.follow(all, "first")).toList();
      all.await();
      server.terminate();
      assertThat(untilNotReady(http, server)).isEqualTo("draining\n");
      int published = publishUntilRefused(http, server);
      int exit = server.exitCode();
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(exit).isZero();
      assertThat(readers).allSatisfy(each -> assertThat(each.byes).isEqualTo(1));
      report.publishEntry("closed in each second", closings(readers).toString());
      report.publishEntry("published while draining", Integer.toString(published));

      server.restart();
      publish(http, server, "last");
      CountDownLatch end = new CountDownLatch(READERS);
      threads = readers.stream().map(each -> each.follow(end, "last")).toList();
      end.await();
      List<String> log = log(http, server);
      assertThat(log).hasSizeGreaterThan(2 + published - 1);
      assertThat(readers).allSatisfy(each -> assertThat(each.ids).isEqualTo(log));
      assertThat(readers).allSatisfy(each -> assertThat(each.gaps).isZero());
      server.kill();
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void aSecondSignalEndsItAtOnce() throws Exception {
    try (ServerProcess server = new ServerProcess(folder, "--drain", "3600");
        HttpClient http = HttpClient.newHttpClient()) {
      Stream<String> reader = stream(http, server); // who may stay for most of the hour
      server.terminate();
      untilDraining(http, server);
      server.terminate();
      assertThat(server.exitCode()).isEqualTo(128 + 15);
      reader.close();
    }
  }

  /// It says so for a moment, then nobody is let in.
  private static void untilDraining(HttpClient http, ServerProcess server) throws Exception {
    try {
      assertThat(untilNotReady(http, server)).isEqualTo("draining\n");
    } catch (ConnectException closed) {
      return; // the moment was over
    }
  }

  private static Stream<String> stream(HttpClient http, ServerProcess server) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.base().resolve(TOPIC))
            .header("accept", "text/event-stream")
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofLines()).body();
  }

  private static String untilNotReady(HttpClient http, ServerProcess server) throws Exception {
    HttpRequest ready = HttpRequest.newBuilder(server.base().resolve("/readyz")).build();
    while (true) {
      var answer = http.send(ready, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 503) {
        return answer.body();
      }
    }
  }

  private int publishUntilRefused(HttpClient http, ServerProcess server) throws Exception {
    for (int published = 0; ; published++) {
      try {
        publish(http, server, "n" + published);
      } catch (IOException refused) {
        return published; // the last may have been kept all the same
      }
    }
  }

  private void publish(HttpClient http, ServerProcess server, String word) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.base().resolve(TOPIC))
            .header("authorization", "Bearer " + token())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"type\":\"word\",\"data\":{\"word\":\"%s\"}}".formatted(word)))
            .build();
    assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(201);
  }

  private String token() throws IOException {
    Principal writer = new Principal("t", "t", List.of(), List.of(new TopicPattern("feeds/*")));
    return new JwtTokens(Secret.of(folder), InstantSource.system())
        .mint(writer, Duration.ofMinutes(10));
  }

  private static List<String> log(HttpClient http, ServerProcess server) throws Exception {
    List<String> ids = new ArrayList<>();
    String after = "earliest";
    for (boolean more = true; more; ) {
      HttpRequest page =
          HttpRequest.newBuilder(server.base().resolve(TOPIC + "?limit=1000&after=" + after))
              .build();
      Json json = Json.parse(http.send(page, HttpResponse.BodyHandlers.ofString()).body());
      json.list("events").forEach(event -> ids.add(event.text("id")));
      after = json.text("next");
      more = json.is("more");
    }
    return ids;
  }

  /// How many streams were closed in each second after the first.
  private static Map<Long, Long> closings(List<Reader> readers) {
    long first = readers.stream().mapToLong(each -> each.closedAt).min().orElseThrow();
    return readers.stream()
        .collect(
            Collectors.groupingBy(
                each -> (each.closedAt - first) / 1_000_000_000,
                TreeMap::new,
                Collectors.counting()));
  }

  /// Reads a stream to its end, and goes on from its last id when told to.
  private static final class Reader {
    private final int port;
    private final List<String> ids = new ArrayList<>();
    private int byes;
    private int gaps;
    private long closedAt;

    Reader(int port) {
      this.port = port;
    }

    /// @param arrived counted down when the word has come
    Thread follow(CountDownLatch arrived, String word) {
      return Thread.ofVirtual().start(() -> read(arrived, '"' + word + '"'));
    }

    private void read(CountDownLatch arrived, String word) {
      String last = ids.isEmpty() ? "" : "Last-Event-ID: " + ids.getLast() + "\r\n";
      String request =
          "GET %s HTTP/1.1\r\nHost: crease\r\nAccept: text/event-stream\r\n%s\r\n"
              .formatted(TOPIC, last);
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          take(line);
          if (line.contains(word)) {
            arrived.countDown();
          }
        }
      } catch (IOException cut) {
        // as good as the end: a killed server resets
      }
      closedAt = System.nanoTime();
    }

    private void take(String line) {
      if (line.startsWith("id: ")) {
        ids.add(line.substring(4));
      } else if (line.contains("\"control\":\"bye\"")) {
        byes++;
      } else if (line.contains("\"recovered\":false")) {
        gaps++;
      }
    }
  }
}
