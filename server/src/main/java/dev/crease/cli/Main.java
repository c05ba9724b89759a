package dev.crease.cli;

import dev.crease.server.operate.Build;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `crease`: the command line. Standard output is data, standard error is talk; it exits with 0
/// when all went well, 1 when something failed, 2 for wrong usage, 3 when a thing was not found and
/// 4 when it was refused.
@Command(
    name = "crease",
    version = "crease " + Build.VERSION,
    mixinStandardHelpOptions = true,
    description = "A live cricket score server, and the push engine inside it.",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      ReplayCommand.class,
      ScorecardCommand.class,
      PublishCommand.class,
      TokenCommand.class,
      LogCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  crease demo                          a real match, ball by ball, no set-up",
      "  crease serve --data ./matches        keep matches in a folder",
      "  crease scorecard final.json          print a card",
      "  crease replay final.json --speed 10x score a match file on a running server",
      "  crease publish feeds/news JSON       publish an event to a feed",
      "  crease log verify ./matches          check every event of a folder"
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  public static void main(String[] args) {
    PrintWriter out =
        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.exit(commandLine().setOut(out).execute(args));
  }

  /// The command line, ready to execute; separate so that tests can run it in their own process.
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Main::wrongUsage)
        .setExecutionExceptionHandler(Main::failed);
  }

  /// No subcommand: the help.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int wrongUsage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(String.valueOf(e.getMessage()));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return Exit.USAGE;
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof Exit.Stop stop) {
      command.getErr().println(stop.getMessage());
      return stop.code();
    }
    throw e;
  }
}
