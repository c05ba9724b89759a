package dev.crease.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program: `crease` and its commands.
@Command(
    name = "crease",
    description = "A live cricket score server.",
    mixinStandardHelpOptions = true,
    subcommands = ScorecardCommand.class)
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
