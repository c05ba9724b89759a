package dev.crease.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `crease log`: what can be done with the log of a data folder, also while a server has it open.
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = "Check or export the log of a data folder.",
    subcommands = {LogVerifyCommand.class, LogExportCommand.class})
final class LogCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// No subcommand: the help.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
