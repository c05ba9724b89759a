package dev.crease.cli;

import dev.crease.server.json.Json;
import java.io.Console;
import java.io.PrintWriter;
import java.util.function.Consumer;

/// Where a replay is, on one line that is written over; nothing where nobody looks.
final class Progress {
  private Progress() {}

  @SuppressWarnings("SystemConsoleNull") // in JDK 25 it is null again where nobody looks
  static Consumer<Json> on(PrintWriter err) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return _ -> {};
    }
    return score -> {
      err.print("\r\033[K" + line(score));
      err.flush();
    };
  }

  private static String line(Json score) {
    return "%s %d/%d (%s ov)"
        .formatted(
            score.text("team"), score.number("runs"), score.number("wickets"), score.text("overs"));
  }
}
