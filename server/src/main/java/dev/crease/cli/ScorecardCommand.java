package dev.crease.cli;

import dev.crease.server.MatchFile;
import dev.crease.server.json.ScorecardJson;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `crease scorecard FILE… [--json]`: the cards of matches in files, with no server. A file that is
/// no match costs one line on stderr and the exit code 1; the others are printed all the same.
@Command(
    name = "scorecard",
    description = "Print the scorecard of match files (Cricsheet JSON or over notation).",
    mixinStandardHelpOptions = true)
public final class ScorecardCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Match files.")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var err = spec.commandLine().getErr();
    int exit = 0;
    boolean first = true;
    for (var file : files) {
      try {
        var card = MatchFile.read(file).match().scorecard();
        if (json) {
          out.println(ScorecardJson.write(card));
        } else {
          out.print((first ? "" : "\n\n") + CardText.of(card));
        }
        first = false;
      } catch (MatchFile.Malformed malformed) {
        err.println(malformed.getMessage());
        exit = 1;
      }
    }
    out.flush();
    err.flush();
    return exit;
  }
}
