package dev.crease.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A client in another language, spoken with in lines. One thread.
public final class Peer implements AutoCloseable {
  private final Process process;
  private final Lines said = new Lines();
  private final Writer told;

  private Peer(Process process) {
    this.process = process;
    told = new OutputStreamWriter(process.getOutputStream(), UTF_8);
    Thread.ofPlatform().daemon().name("listener").start(this::listen);
  }

  /// Starts one.
  public static Peer start(List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new Peer(Child.start(builder));
  }

  private void listen() {
    try (BufferedReader reader = process.inputReader(UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        said.say(line);
      }
      said.end("it ended");
    } catch (IOException e) {
      said.end("it cannot be heard: " + e.getMessage());
    }
  }

  /// Sends it a line.
  public void tell(String line) throws IOException {
    told.write(line + "\n");
    told.flush();
  }

  /// The next line; waits for it.
  ///
  /// @throws IOException when it ends before or says nothing more, with all that it has said
  public String next() throws IOException {
    return said.next();
  }

  /// Reads on up to a line of that kind, and answers it.
  ///
  /// @throws IOException when it ends before or says nothing more, with all that it has said
  public String await(Predicate<String> wanted) throws IOException {
    String line = said.next();
    while (!wanted.test(line)) {
      line = said.next();
    }
    return line;
  }

  @Override
  public void close() {
    Child.end(process);
  }
}
