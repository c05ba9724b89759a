package dev.crease.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.law.Scoring;
import dev.crease.push.TopicPattern;
import dev.crease.push.access.Principal;
import dev.crease.server.JwtTokens;
import dev.crease.server.Secret;
import dev.crease.server.TopicReader;
import dev.crease.server.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The server as a process of its own, killed with -9 in the middle of a match, three times.
class CrashTest {
  private static final int KILLS = 3;

  @TempDir Path folder = Path.of("");

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void nothingThatWasAnsweredIsLostAndReadersResumeWithoutAGap(TestReporter report)
      throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    report.publishEntry("seed", Long.toString(seed));
    Scoring match = DemoMatch.load("final");
    List<String> answered = new ArrayList<>();
    CompletableFuture<String> end = new CompletableFuture<>();
    try (ServerProcess server = new ServerProcess(folder);
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpScorer scorer =
            new HttpScorer(server.base(), token(), new PrintWriter(Writer.nullWriter()))) {
      URI topic = server.base().resolve("/v1/matches/final/events");
      scorer.create(match.events().getFirst());
      List<TopicReader> readers = new ArrayList<>();
      for (TopicReader.Way way : TopicReader.Way.values()) {
        readers.add(new TopicReader(http, topic, way, new Random(seed), false, end));
      }
      List<Thread> threads = readers.stream().map(Thread.ofVirtual()::start).toList();
      Killer killer = new Killer(server, new Random(seed), match.said().size());
      new MatchReplay(
              scorer,
              new Speed(Duration.ZERO),
              MatchReplay.Place.START,
              _ -> {
                answered.add(scorer.head());
                killer.ball();
              })
          .play(match);
      end.complete(scorer.head().replace("\"", ""));
      for (Thread thread : threads) {
        thread.join();
      }
      List<String> log = FourTransportsTest.log(http, topic);
      assertThat(log).hasSize(match.events().size());
      assertThat(log.stream().map(event -> '"' + Json.parse(event).text("id") + '"'))
          .as("seed %d", seed)
          .containsAll(answered);
      for (TopicReader reader : readers) {
        assertThat(reader.events()).as("seed %d", seed).isEqualTo(log);
        assertThat(reader.gaps()).as("seed %d", seed).isZero();
      }
    }
  }

  private String token() throws IOException {
    Principal scorer = new Principal("t", "t", List.of(), List.of(new TopicPattern("matches/*")));
    return new JwtTokens(Secret.of(folder), InstantSource.system())
        .mint(scorer, Duration.ofMinutes(10));
  }

  /// Kills the server after some balls, a few times, from another thread: so a request is often
  /// under way.
  private static final class Killer {
    private final ServerProcess server;
    private final List<Integer> when;
    private int balls;

    Killer(ServerProcess server, Random random, int commands) {
      this.server = server;
      this.when = random.ints(KILLS, 20, commands / 2).sorted().boxed().toList();
    }

    void ball() {
      balls++;
      if (when.contains(balls)) {
        Thread.ofPlatform().start(server::killAndRestart);
      }
    }
  }
}
