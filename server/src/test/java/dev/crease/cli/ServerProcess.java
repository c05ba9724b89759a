package dev.crease.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `crease serve` in a process of its own, always at the same port.
final class ServerProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

  private final Path folder;
  private final List<String> options;
  private final int port;
  private Process process;

  /// @param options more of the command line
  ServerProcess(Path folder, String... options) throws IOException {
    this.folder = folder;
    this.options = List.of(options);
    process = launch(0);
    port = awaitPort();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  int port() {
    return port;
  }

  private Process launch(int at) throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classes));
    command.addAll(List.of("dev.crease.cli.Main", "serve", "--port", Integer.toString(at)));
    command.addAll(List.of("--data", folder.toString(), "--warm-up", "0"));
    command.addAll(options);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
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

  /// SIGTERM; does not wait.
  void terminate() {
    process.destroy();
  }

  /// Waits for the process to end by itself.
  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /// Starts it again where it was.
  synchronized void restart() {
    try {
      process = launch(port);
      int again = awaitPort();
      if (again != port) {
        throw new IllegalStateException("came back at another port: " + again);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// SIGKILL, and starts it again.
  synchronized void killAndRestart() {
    try {
      process.destroyForcibly().waitFor();
      restart();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// SIGKILL; does not wait.
  synchronized void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
  }
}
