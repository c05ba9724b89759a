package dev.crease.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A client in another language, spoken with in lines. One thread.
public final class Peer implements AutoCloseable {
  private static final int END_SECONDS = 30;

  private final Process process;
  private final BufferedReader said;
  private final Writer told;
  private final List<String> all = new ArrayList<>();

  private Peer(Process process) {
    this.process = process;
    said = process.inputReader(UTF_8);
    told = new OutputStreamWriter(process.getOutputStream(), UTF_8);
  }

  /// Starts one.
  public static Peer start(List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new Peer(builder.start());
  }

  /// Sends it a line.
  public void tell(String line) throws IOException {
    told.write(line + "\n");
    told.flush();
  }

  /// Nothing more is sent.
  public void hush() throws IOException {
    told.close();
  }

  /// Reads on up to a line of that kind, and answers it.
  ///
  /// @throws IOException when it ends before, with all that it has said
  public String await(Predicate<String> wanted) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.add(line);
      if (wanted.test(line)) {
        return line;
      }
    }
    throw new IOException("it ended, having said: " + String.join("\n", all));
  }

  /// Every line so far.
  public List<String> lines() {
    return List.copyOf(all);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    said.close();
  }
}
