package dev.crease.cli;

import dev.crease.log.sqlite.LogFile;
import dev.crease.push.EventLog;
import dev.crease.push.Publication;
import dev.crease.server.json.LogJson;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `crease log verify`: reads a log from end to end and names what is not as it was written.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Read a log from end to end, and name every event whose checksum is wrong.",
      "Nothing is changed. A server may have the log open meanwhile."
    },
    footer = {
      "",
      "Exit: 0 sound, 1 damaged or unreadable, 3 no log there.",
      "Example:",
      "  crease log verify ./crease-data"
    })
final class LogVerifyCommand implements Callable<Integer> {
  /// After how many events a sign of life is given.
  private static final int PROGRESS_EVENTS = 250_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "The server's data folder.")
  private Path folder = Path.of("");

  @Option(names = "--json", description = "One JSON object for each damage, and one at the end.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Count count = new Count(out, spec.commandLine().getErr());
    try (LogFile file = open(folder)) {
      file.verify(count);
    } catch (EventLog.Failure failure) {
      throw new Exit.Stop(Exit.FAILED, String.valueOf(failure.getMessage()));
    }
    out.println(json ? count.json() : count.text());
    out.flush();
    return count.damages == 0 ? Exit.OK : Exit.FAILED;
  }

  /// The log of a folder, or the end of the command.
  static LogFile open(Path folder) {
    if (!LogFile.isIn(folder)) {
      throw new Exit.Stop(Exit.NOT_FOUND, "There is no log in %s.".formatted(folder));
    }
    return LogFile.open(folder);
  }

  private final class Count implements LogFile.Visitor {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Set<String> topics = new HashSet<>();
    private long events;
    private long bytes;
    private long damages;

    Count(PrintWriter out, PrintWriter err) {
      this.out = out;
      this.err = err;
    }

    @Override
    public void event(Publication publication) {
      topics.add(publication.topic().name());
      events++;
      bytes += publication.json().length();
      if (events % PROGRESS_EVENTS == 0) {
        err.printf("%,d events so far%n", events);
        err.flush();
      }
    }

    @Override
    public void damaged(LogFile.Damage damage) {
      damages++;
      out.println(json ? LogJson.write(damage) : damage.toString());
    }

    String text() {
      return "%s: %,d events of %,d topics, %,d bytes; %s"
          .formatted(
              folder,
              events,
              topics.size(),
              bytes,
              damages == 0 ? "sound" : "%,d damages".formatted(damages));
    }

    String json() {
      return LogJson.sums(events, topics.size(), bytes, damages);
    }
  }
}
