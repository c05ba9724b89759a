package dev.crease.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.TopicPattern;
import dev.crease.server.CreaseServer;
import dev.crease.server.ServerConfig;
import dev.crease.server.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The command as its user runs it, without a terminal as in a pipe, on a running server.
class ReplayCommandTest {
  private static final String FILE = "src/main/resources/demo/world-cup-final-2019.over";

  @Test
  void aFileIsScoredToItsResult() throws Exception {
    try (CreaseServer server = CreaseServer.start(ServerConfig.inMemory());
        HttpClient http = HttpClient.newHttpClient()) {
      String to = "http://127.0.0.1:" + server.port();
      String token =
          server.token("t", List.of(new TopicPattern("matches/*")), Duration.ofMinutes(5));
      StringWriter out = new StringWriter();
      CommandLine command = Main.commandLine().setOut(new PrintWriter(out, true));
      int code =
          command.execute(
              "replay", Path.of(FILE).toString(), "--speed", "max", "--to", to, "--token", token);
      assertThat(code).isEqualTo(Exit.OK);
      assertThat(out.toString()).contains("England won on boundary count (26 to 17)");
      URI score = URI.create(to + "/v1/matches/world-cup-final-2019/score");
      Json json =
          Json.parse(
              http.send(HttpRequest.newBuilder(score).build(), BodyHandlers.ofString()).body());
      assertThat(json.text("status")).isEqualTo("finished");
      assertThat(
              command.execute(
                  "replay", FILE, "--speed", "max", "--to", to, "--token", "not-a-token"))
          .isEqualTo(Exit.REFUSED);
      StringWriter err = new StringWriter();
      command.setErr(new PrintWriter(err, true));
      assertThat(command.execute("replay", FILE, "--speed", "max", "--to", to, "--token", token))
          .isEqualTo(Exit.FAILED);
      assertThat(err.toString()).contains(FILE, to + " says 409: ", "world-cup-final-2019");
    }
  }

  @Test
  void aPlaceThatNeverComesIsTold(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("short.over");
    Files.writeString(file, Files.readString(Path.of(FILE)));
    try (CreaseServer server = CreaseServer.start(ServerConfig.inMemory())) {
      String to = "http://127.0.0.1:" + server.port();
      String token =
          server.token("t", List.of(new TopicPattern("matches/*")), Duration.ofMinutes(5));
      StringWriter err = new StringWriter();
      CommandLine command = Main.commandLine().setErr(new PrintWriter(err, true));
      command.setOut(new PrintWriter(new StringWriter()));
      assertThat(
              command.execute("replay", "" + file, "--from", "9:1.0", "--to", to, "--token", token))
          .isEqualTo(Exit.OK);
      assertThat(err.toString()).contains("never came to the place of --from");
    }
  }

  @Test
  void aServerThatIsAwayIsToldOfAtOnceAndNotWaitedForLong() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String to = "http://127.0.0.1:" + port;
    StringWriter err = new StringWriter();
    CommandLine command = Main.commandLine().setErr(new PrintWriter(err, true));
    assertThat(command.execute("replay", FILE, "--to", to, "--token", "t")).isEqualTo(Exit.FAILED);
    assertThat(err.toString())
        .startsWith("Nobody answers at %s; trying again.".formatted(to))
        .contains(FILE + ": Nobody answers at " + to + ". Is it running?");
  }
}
