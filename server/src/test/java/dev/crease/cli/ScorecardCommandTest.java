package dev.crease.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.server.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScorecardCommandTest {
  private static final String DEMO = "src/main/resources/demo/world-cup-final-2019.over";
  private static final Path GOLDEN = Path.of("src/test/resources/demo/world-cup-final-2019.card");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return new CommandLine(new ScorecardCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  @Test
  void cardOfTheDemoIsAsItIsKept() throws Exception {
    assertThat(run(DEMO)).isZero();
    if (Boolean.getBoolean("update")) {
      Files.writeString(GOLDEN, out.toString());
    }
    assertThat(out.toString()).isEqualTo(Files.readString(GOLDEN));
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void jsonIsOneObjectALine() {
    assertThat(run("--json", DEMO, DEMO)).isZero();
    assertThat(out.toString().lines()).hasSize(2);
    var card = Json.parse(out.toString().lines().findFirst().orElseThrow());
    assertThat(card.list("innings")).hasSize(4);
    assertThat(card.get("result").text("winner")).isEqualTo("England");
    assertThat(card.get("result").is("tie")).isTrue();
  }

  @Test
  void badFileIsOneLineAndTheOthersArePrinted(@TempDir Path folder) throws Exception {
    var bad = Files.writeString(folder.resolve("bad.json"), "{\"info\":{}}");
    assertThat(run("--json", bad.toString(), DEMO)).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(bad + ": info.teams: expected a value, was missing");
    assertThat(out.toString().lines()).hasSize(1);
  }
}
