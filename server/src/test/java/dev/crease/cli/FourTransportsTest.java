package dev.crease.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.law.Scoring;
import dev.crease.push.TopicPattern;
import dev.crease.server.CreaseServer;
import dev.crease.server.ServerConfig;
import dev.crease.server.TopicReader;
import dev.crease.server.json.Json;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real match at full speed to two hundred readers, fifty on each transport, half of whom cut
/// their connection at random and resume. Run one seed again with `-Dseed=N`.
class FourTransportsTest {
  private static final int READERS = 50;

  @TempDir java.nio.file.Path folder = java.nio.file.Path.of("");

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void everyReaderEndsWithExactlyTheLogOnAnyTransport(TestReporter report) throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    report.publishEntry("seed", Long.toString(seed));
    Scoring match = DemoMatch.load("final");
    try (CreaseServer server = CreaseServer.start(ServerConfig.in(folder));
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      URI base = URI.create("http://127.0.0.1:" + server.port());
      URI topic = base.resolve("/v1/matches/final/events");
      String token =
          server.token("t", List.of(new TopicPattern("matches/*")), Duration.ofMinutes(10));
      CompletableFuture<String> end = new CompletableFuture<>();
      List<TopicReader> readers = readers(http, topic, seed, end);
      try (HttpScorer scorer = new HttpScorer(base, token, new PrintWriter(Writer.nullWriter()))) {
        scorer.create(match.events().getFirst());
        List<Thread> threads = readers.stream().map(Thread.ofVirtual()::start).toList();
        new MatchReplay(scorer, new Speed(Duration.ZERO), MatchReplay.Place.START, _ -> {})
            .play(match);
        end.complete(scorer.head().replace("\"", ""));
        for (Thread thread : threads) {
          thread.join();
        }
      }
      List<String> log = log(http, topic);
      assertThat(log).hasSize(match.events().size());
      for (TopicReader reader : readers) {
        assertThat(reader.events()).as("seed %d", seed).isEqualTo(log);
        assertThat(reader.gaps()).as("seed %d: told of a gap that was none", seed).isZero();
      }
      assertThat(readers.stream().mapToInt(TopicReader::cuts).sum()).isGreaterThan(READERS);
    }
  }

  private static List<TopicReader> readers(
      HttpClient http, URI topic, long seed, CompletableFuture<String> end) {
    Random random = new Random(seed);
    List<TopicReader> readers = new ArrayList<>();
    for (TopicReader.Way way : TopicReader.Way.values()) {
      for (int i = 0; i < READERS; i++) {
        readers.add(
            new TopicReader(http, topic, way, new Random(random.nextLong()), i % 2 == 0, end));
      }
    }
    return readers;
  }

  /// The whole topic, by polling once more from its start.
  static List<String> log(HttpClient http, URI topic) throws Exception {
    List<String> events = new ArrayList<>();
    String after = "earliest";
    while (true) {
      URI page = topic.resolve(topic.getPath() + "?limit=1000&after=" + after);
      Json json =
          Json.parse(
              http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body());
      json.list("events").forEach(event -> events.add(event.node().toString()));
      if (!json.is("more")) {
        return events;
      }
      after = json.text("next");
    }
  }
}
