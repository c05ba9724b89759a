package dev.crease.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cli.option.ConfigFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The command line wins over the environment, that over the file, and that over the defaults.
class ConfigFileTest {
  @TempDir Path folder = Path.of("");

  @AfterEach
  void forget() {
    System.clearProperty("CREASE_PORT");
  }

  @Test
  void theFileSaysWhatNobodyElseDoes() throws IOException {
    Path file =
        file(
            """
            # a server for prices
            port = 9001
            host=0.0.0.0
            latest-only = feeds/prices/*,feeds/rates/*
            retain = feeds/a=10;feeds/b=all
            limit = connections=5,publishes=3/2
            """);
    assertThat(value("--port", "--config", "" + file)).isEqualTo("9001");
    assertThat(value("--host", "--config", "" + file)).isEqualTo("0.0.0.0");
    assertThat(value("--latest-only", "--config", "" + file))
        .contains("feeds/prices/*", "feeds/rates/*");
    assertThat(value("--retain", "--config", "" + file)).contains("feeds/a", "feeds/b");
    assertThat(value("--limit", "--config", "" + file)).isEqualTo("[connections=5, publishes=3/2]");
    assertThat(value("--drain", "--config", "" + file)).isEqualTo("30");
    assertThat(value("--port")).isEqualTo("8080");
    assertThat(value("--latest-only")).isEqualTo("[]");
  }

  @Test
  void theEnvironmentWinsOverTheFileAndTheCommandLineOverBoth() throws IOException {
    Path file = file("port = 9001");
    System.setProperty("CREASE_PORT", "9002"); // where picocli looks before the environment
    assertThat(value("--port", "--config", "" + file)).isEqualTo("9002");
    assertThat(value("--port", "--config", "" + file, "--port", "9003")).isEqualTo("9003");
    assertThat(value("--port", "--port", "9003", "--config", "" + file)).isEqualTo("9003");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port = 1\\nprot = 2 | line 2: there is no option prot; there are: audience, clock-skew",
        "config = other    | line 1: there is no option config",
        "port              | line 1: expected name = value, was: port",
        "port = 1\\nport=2 | line 2: port is there twice",
        "port = x          | --port",
      })
  void whatIsWrongIsRefusedWithItsPlace(String text, String message) throws IOException {
    Path file = file(text.replace("\\n", "\n"));
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute("serve", "--config", "" + file, "--data", "" + folder);
    assertThat(code).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains(message);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine()
            .setErr(new PrintWriter(err, true))
            .execute("serve", "--config", "" + folder.resolve("none.conf"));
    assertThat(code).isEqualTo(Exit.USAGE);
    assertThat(err.toString()).contains("there is no file").contains("none.conf");
  }

  @Test
  void everyOptionOfAServerHasItsVariable() {
    CommandSpec serve = Main.commandLine().parseArgs("serve").subcommand().commandSpec();
    for (OptionSpec option : serve.options()) {
      String name = option.longestName().substring(2);
      if (!ConfigFile.NOT_IN_A_FILE.contains(name)) {
        String variable = "CREASE_" + name.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        String said = readDefault(option);
        assertThat(said).as(name).contains("${" + variable);
      }
    }
  }

  /// As it is written, before variables are put in.
  private static String readDefault(OptionSpec option) {
    return String.valueOf(
        ((java.lang.reflect.AnnotatedElement) option.userObject())
            .getAnnotation(picocli.CommandLine.Option.class)
            .defaultValue());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("crease.conf"), text);
  }

  private static String value(String option, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "serve";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    OptionSpec found =
        Main.commandLine().parseArgs(all).subcommand().commandSpec().findOption(option);
    return String.valueOf(found.<Object>getValue());
  }
}
