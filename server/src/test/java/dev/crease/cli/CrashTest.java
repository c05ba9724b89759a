package dev.crease.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.law.Scoring;
import dev.crease.push.TopicPattern;
import dev.crease.push.access.Principal;
import dev.crease.server.JwtTokens;
import dev.crease.server.Secret;
import dev.crease.server.TopicReader;
import dev.crease.server.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The server as a process of its own, killed with -9 in the middle of a match, three times.
class CrashTest {
  private static final int KILLS = 3;
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

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
    try (Server server = new Server(folder);
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpScorer scorer = new HttpScorer(server.base(), token())) {
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
    private final Server server;
    private final List<Integer> when;
    private int balls;

    Killer(Server server, Random random, int commands) {
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

  /// `crease serve` in a process of its own, always at the same port.
  private static final class Server implements AutoCloseable {
    private final Path folder;
    private Process process;
    private final int port;

    Server(Path folder) throws IOException {
      this.folder = folder;
      process = launch(0);
      port = awaitPort();
    }

    URI base() {
      return URI.create("http://127.0.0.1:" + port);
    }

    private Process launch(int at) throws IOException {
      String classes =
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "--enable-native-access=ALL-UNNAMED",
              "-cp",
              classes,
              "dev.crease.cli.Main",
              "serve",
              "--port",
              Integer.toString(at),
              "--data",
              folder.toString())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    }

    private int awaitPort() throws IOException {
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Matcher address = ADDRESS.matcher(line);
        if (address.find()) {
          return Integer.parseInt(address.group(1));
        }
      }
      throw new IOException("the server did not start");
    }

    synchronized void killAndRestart() {
      try {
        process.destroyForcibly().waitFor(); // SIGKILL
        process = launch(port);
        int again = awaitPort();
        if (again != port) {
          throw new IllegalStateException("came back at another port: " + again);
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public synchronized void close() {
      process.destroyForcibly();
    }
  }
}
