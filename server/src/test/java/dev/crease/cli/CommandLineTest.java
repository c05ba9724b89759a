package dev.crease.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.server.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {
  @TempDir Path folder = Path.of("");

  @Test
  void aWrongFlagIsAUsageErrorWithAHint() {
    Run run = run("serve", "--prot", "8081");
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("--prot").contains("Try: crease serve --help");
  }

  @Test
  void anUnknownCommandSaysWhatWasMeant() {
    Run run = run("scorcard", "x.json");
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("Did you mean").contains("crease scorecard");
  }

  @Test
  void aTakenPortSuggestsTheNext() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Run run = run("serve", "--port", "" + port, "--data", folder.toString());
      assertThat(run.code()).isEqualTo(Exit.FAILED);
      assertThat(run.err())
          .isEqualTo("Port %d is taken. Try: crease serve --port %d%n".formatted(port, port + 1));
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void aCertificateNeedsItsKey() {
    Run run = run("serve", "--tls-cert", "c.pem", "--data", folder.toString());
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("--tls-cert and --tls-key go together");
  }

  @Test
  void aCertificateThatIsNotThereIsNamed() {
    Path none = folder.resolve("none.pem");
    Run run = run("serve", "--tls-cert", "" + none, "--tls-key", "" + none, "--data", "" + folder);
    assertThat(run.code()).isEqualTo(Exit.FAILED);
    assertThat(run.err())
        .isEqualTo("Cannot start with TLS: there is no file to read at %s%n".formatted(none));
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aTokenIsOneLineOfData() throws IOException {
    Secret.orNew(folder);
    Run run = run("token", "--sub", "ravi", "--write", "matches/*", "--data", folder.toString());
    assertThat(run.code()).isEqualTo(Exit.OK);
    assertThat(run.out().strip()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aTokenThatGrantsNothingOrLooksLikeASlipIsMintedWithAWarning() throws IOException {
    Secret.orNew(folder);
    Run nothing = run("token", "--sub", "ravi", "--data", folder.toString());
    assertThat(nothing.code()).isEqualTo(Exit.OK);
    assertThat(nothing.err()).startsWith("Warning: it grants nothing");
    Run slip = run("token", "--sub", "r", "--write", "matches/42", "--data", folder.toString());
    assertThat(slip.code()).isEqualTo(Exit.OK);
    assertThat(slip.err()).contains("matches/42 is no topic").contains("matches/42/*?");
  }

  @Test
  void aGuestsTokenCannotBeMinted() throws IOException {
    Secret.orNew(folder);
    Run run = run("token", "--sub", "guest~ann", "--write", "*", "--data", folder.toString());
    assertThat(run.code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void aHostThatIsNotThereIsNamed() {
    Run run = run("serve", "--host", "nosuch.invalid", "--port", "0", "--data", folder.toString());
    assertThat(run.code()).isEqualTo(Exit.FAILED);
    assertThat(run.err())
        .isEqualTo(
            "There is no host called nosuch.invalid. --host takes an address of this machine.\n");
  }

  @Test
  void anAddressOfAnotherMachineIsNamed() {
    Run run = run("serve", "--host", "192.0.2.1", "--port", "0", "--data", folder.toString());
    assertThat(run.code()).isEqualTo(Exit.FAILED);
    assertThat(run.err()).startsWith("Cannot listen on 192.0.2.1: ");
  }

  @Test
  void aFileIsNoFolderForData() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Run run = run("serve", "--port", "0", "--data", file.toString());
    assertThat(run.code()).isEqualTo(Exit.FAILED);
    assertThat(run.err()).isEqualTo(file + " is a file; --data takes a folder.\n");
  }

  @Test
  void aDamagedSecretIsNamedWithWhatToDo() throws IOException {
    Files.writeString(folder.resolve("secret"), "rubbish");
    Run run = run("serve", "--port", "0", "--data", folder.toString());
    assertThat(run.code()).isEqualTo(Exit.FAILED);
    assertThat(run.err()).contains("secret is damaged").contains("backup").hasLineCount(1);
  }

  @Test
  void whatCannotBeTrustedOrLimitedIsAUsageError() {
    assertUsage("--origin", "scores.example");
    assertUsage("--trusted-proxy", "proxy.example");
    assertUsage("--jwks", "file:///etc/passwd");
    assertUsage("--clock-skew", "601");
    assertUsage("--limit", "connections");
    assertUsage("--limit", "connections=0");
    assertUsage("--limit", "publishes=5");
    assertUsage("--limit", "nosuch=5");
  }

  private void assertUsage(String option, String value) {
    Run run = run("serve", option, value, "--port", "0", "--data", folder.toString());
    assertThat(run.code()).as(option + " " + value).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("Try: crease serve --help");
  }

  @Test
  void aTokenForNoTopicIsRefused() throws IOException {
    Secret.orNew(folder);
    Run run = run("token", "--sub", "r", "--write", "a/*/b", "--data", folder.toString());
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("a topic pattern is");
  }

  @Test
  void aTokenOfAFolderWithoutAServerIsNotMinted() {
    Path typo = folder.resolve("typo");
    Run run = run("token", "--sub", "r", "--data", typo.toString());
    assertThat(run.code()).isEqualTo(Exit.NOT_FOUND);
    assertThat(run.err()).contains("crease serve --data");
    assertThat(typo).doesNotExist();
  }

  @Test
  void aPortIsAPort() {
    assertThat(run("serve", "--port", "99999").code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void anAddressHasAScheme() {
    Run run = run("replay", "x.json", "--token", "x", "--to", "localhost:8307");
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("an address is like http://127.0.0.1:8080");
    assertThat(run("replay", "x.json", "--token", "x", "--to", "http://a b").code())
        .isEqualTo(Exit.USAGE);
  }

  @Test
  void aReplayNeedsAToken() {
    Run run = run("replay", "x.json", "--token", "");
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("crease token");
  }

  @Test
  void aReplayOfRubbishNamesTheFileAndThePlace() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.json"), "{\"info\":");
    Run run = run("replay", file.toString(), "--token", "x");
    assertThat(run.code()).isEqualTo(Exit.FAILED);
    assertThat(run.err()).startsWith(file + ": line 1:").hasLineCount(1);
  }

  @Test
  void aSpeedIsANumberOrMax() {
    assertThat(run("demo", "--speed", "fast").code()).isEqualTo(Exit.USAGE);
    assertThat(run("demo", "--speed", "0x").code()).isEqualTo(Exit.USAGE);
    assertThat(new Speed.Converter().convert("10x").ball().toMillis()).isEqualTo(300);
    assertThat(new Speed.Converter().convert("max").ball()).isZero();
  }

  @Test
  void aPlaceIsAnOverAndABall() {
    assertThat(MatchReplay.Place.parse("12.3")).isEqualTo(new MatchReplay.Place(1, 12, 3));
    assertThat(MatchReplay.Place.parse("2:12")).isEqualTo(new MatchReplay.Place(2, 12, 0));
    assertThat(run("demo", "--from", "tea").code()).isEqualTo(Exit.USAGE);
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
