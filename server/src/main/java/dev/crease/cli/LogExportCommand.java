package dev.crease.cli;

import dev.crease.cli.option.Pattern;
import dev.crease.log.sqlite.LogFile;
import dev.crease.push.EventLog;
import dev.crease.push.Publication;
import dev.crease.push.TopicPattern;
import dev.crease.server.json.LogJson;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `crease log export`: the events of a log, one JSON object a line, in the log's order.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Print the events of a log, one JSON object a line, in the log's order.",
      "What is damaged is named on standard error and left out; the rest is printed."
    },
    footer = {
      "",
      "Exit: 0 all events, 1 some are damaged, 3 no log there.",
      "Example:",
      "  crease log export ./crease-data --topic 'feeds/*' > feeds.ndjson"
    })
final class LogExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "The server's data folder.")
  private Path folder = Path.of("");

  @Option(
      names = "--topic",
      paramLabel = "PATTERN",
      converter = Pattern.class,
      description = "Only these topics, such as matches/42/* (may be repeated; default: all).")
  private List<TopicPattern> topics = List.of();

  @Option(names = "--json", description = "Name what is damaged as JSON objects, too.")
  private boolean json;

  @Override
  public Integer call() {
    Print print = new Print(spec.commandLine().getOut(), spec.commandLine().getErr());
    try (LogFile file = LogVerifyCommand.open(folder)) {
      file.events(print);
    } catch (EventLog.Failure failure) {
      throw new Exit.Stop(Exit.FAILED, String.valueOf(failure.getMessage()));
    } finally {
      print.out.flush();
    }
    return print.damages == 0 ? Exit.OK : Exit.FAILED;
  }

  private final class Print implements LogFile.Visitor {
    private final PrintWriter out;
    private final PrintWriter err;
    private long damages;

    Print(PrintWriter out, PrintWriter err) {
      this.out = out;
      this.err = err;
    }

    @Override
    public void event(Publication publication) {
      if (topics.isEmpty()
          || topics.stream().anyMatch(pattern -> pattern.covers(publication.topic()))) {
        // not println, which flushes each line
        out.print(publication.json());
        out.print('\n');
      }
    }

    @Override
    public void damaged(LogFile.Damage damage) {
      damages++;
      err.println(json ? LogJson.write(damage) : damage.toString());
    }
  }
}
