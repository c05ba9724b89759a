package dev.crease.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.TopicPattern;
import dev.crease.server.CreaseServer;
import dev.crease.server.ServerConfig;
import dev.crease.server.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `crease publish` to a server, then `crease log` on what it has kept.
class LogAndPublishTest {
  @TempDir Path folder = Path.of("");

  @Test
  void whatIsPublishedIsExportedAndSound() throws IOException {
    try (CreaseServer server = CreaseServer.start(ServerConfig.in(folder))) {
      Run one = publish(server, "", "feeds/news", "{\"type\":\"flash\",\"data\":\"Spiel läuft\"}");
      assertThat(one.code()).as(one.err()).isEqualTo(Exit.OK);
      String lines =
          IntStream.range(0, 1200)
              .mapToObj(i -> "{\"n\":" + i + "}")
              .collect(Collectors.joining("\n"));
      Run many = publish(server, lines, "feeds/prices", "--type", "price");
      assertThat(many.code()).as(many.err()).isEqualTo(Exit.OK);
      assertThat(many.out().lines()).hasSize(1200).doesNotHaveDuplicates();

      Run verified = run("log", "verify", folder.toString());
      assertThat(verified.code()).isEqualTo(Exit.OK);
      assertThat(verified.out()).contains("1,201 events of 2 topics").contains("sound");
      assertThat(export("--topic", "feeds/news"))
          .singleElement()
          .satisfies(event -> assertThat(Json.parse(event).text("data")).isEqualTo("Spiel läuft"));
    }
    List<String> prices = export("--topic", "feeds/prices");
    assertThat(prices).hasSize(1200);
    for (int i = 0; i < prices.size(); i++) {
      assertThat(Json.parse(prices.get(i)).get("data").number("n")).isEqualTo(i);
    }
    assertThat(export()).hasSize(1201);
  }

  @Test
  void aDamagedEventIsNamedAndTheOthersAreExported() throws IOException {
    try (CreaseServer server = CreaseServer.start(ServerConfig.in(folder))) {
      publish(server, "1\n2\n\"the damaged one\"\n4", "feeds/a", "--type", "t");
    }
    flip("the damaged one");
    Run verify = run("log", "verify", "--json", folder.toString());
    assertThat(verify.code()).isEqualTo(Exit.FAILED);
    Json damage = Json.parse(verify.out().lines().findFirst().orElse(""));
    assertThat(damage.text("topic")).isEqualTo("feeds/a");
    assertThat(damage.number("first")).isEqualTo(3);
    assertThat(Json.parse(verify.out().lines().toList().getLast()).number("damages")).isOne();
    Run export = run("log", "export", folder.toString());
    assertThat(export.code()).isEqualTo(Exit.FAILED);
    assertThat(export.out().lines()).hasSize(3);
    assertThat(export.err()).contains("event 3 of feeds/a: its checksum is wrong");
  }

  @Test
  void whatCannotBeDoneIsSaid() throws IOException {
    assertThat(run("log", "verify", folder.toString()).code()).isEqualTo(Exit.NOT_FOUND);
    assertThat(run("log", "verify").code()).isEqualTo(Exit.USAGE);
    assertThat(run("publish", "feeds/a", "1").code()).isEqualTo(Exit.USAGE);
    assertThat(run("publish", "feeds//a", "1", "--token", "t").code()).isEqualTo(Exit.USAGE);
    try (CreaseServer server = CreaseServer.start(ServerConfig.in(folder))) {
      Run wrong = publish(server, "", "feeds/a", "{\"typ\":1}");
      assertThat(wrong.code()).isEqualTo(Exit.FAILED);
      assertThat(wrong.err()).contains("one of type, data, key");
      assertThat(publish(server, "", "other/a", "{}").code()).isEqualTo(Exit.NOT_FOUND);
      assertThat(publish(server, "", "matches/a/events", "{}").code()).isEqualTo(Exit.NOT_FOUND);
    }
  }

  private List<String> export(String... more) {
    String[] args = {"log", "export", folder.toString()};
    Run run =
        run(
            IntStream.range(0, args.length + more.length)
                .mapToObj(i -> i < args.length ? args[i] : more[i - args.length])
                .toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isEqualTo(Exit.OK);
    return run.out().lines().toList();
  }

  private void flip(String text) throws IOException {
    Path file = folder.resolve("crease.db");
    int at = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).indexOf(text);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      bytes.write(text.charAt(0) ^ 1);
    }
  }

  private static Run publish(CreaseServer server, String in, String... args) {
    String token = server.token("t", List.of(new TopicPattern("*")), Duration.ofHours(1));
    String[] more = {
      "--token", token, "--to", "http://127.0.0.1:" + server.port(),
    };
    String[] all =
        IntStream.range(0, 1 + args.length + more.length)
            .mapToObj(
                i ->
                    i == 0 ? "publish" : i <= args.length ? args[i - 1] : more[i - args.length - 1])
            .toArray(String[]::new);
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)));
    try {
      return run(all);
    } finally {
      System.setIn(before);
    }
  }

  private record Run(int code, String out, String err) {}

  private static Run run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code = command.execute(args);
    return new Run(code, out.toString(), err.toString());
  }
}
