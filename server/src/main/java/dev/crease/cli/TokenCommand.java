package dev.crease.cli;

import dev.crease.cli.option.Pattern;
import dev.crease.push.TopicPattern;
import dev.crease.push.access.Principal;
import dev.crease.server.JwtTokens;
import dev.crease.server.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `crease token`: a token for a scorer, signed with the secret of a data folder.
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "Mint a token, for a scorer or a program.",
    footer = {"", "Example:", "  crease token --sub ravi --write 'matches/*' --days 7"})
final class TokenCommand implements Callable<Integer> {
  /// The topics that a server has, each by its whole name.
  private static final java.util.regex.Pattern TOPIC =
      java.util.regex.Pattern.compile(
          "matches/[^/]+/(events|chat)|users/[^/]+/inbox|feeds/.+|ops/stats");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--sub", required = true, paramLabel = "WHO", description = "Whose it is.")
  private String subject = "";

  @Option(names = "--name", description = "The name that others see (default: WHO).")
  private String name = "";

  @Option(
      names = "--write",
      paramLabel = "PATTERN",
      converter = Pattern.class,
      description = "Topics it may publish to, such as matches/42/* (may be repeated).")
  private List<TopicPattern> write = List.of();

  @Option(
      names = "--read",
      paramLabel = "PATTERN",
      converter = Pattern.class,
      description = "Private topics it may read (may be repeated).")
  private List<TopicPattern> read = List.of();

  @Option(
      names = "--days",
      defaultValue = "30",
      description = "How long it is good (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${CREASE_DATA:-./crease-data}",
      description = "The server's folder (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("crease-data");

  @Override
  public Integer call() {
    if (days < 1 || days > 3660) {
      throw new ParameterException(spec.commandLine(), "--days is 1 to 3660, was: " + days);
    }
    if (subject.startsWith(Principal.GUEST)) {
      throw new ParameterException(
          spec.commandLine(), "--sub must not begin with " + Principal.GUEST + ", as guests' do");
    }
    warn();
    try {
      Principal who = new Principal(subject, name.isEmpty() ? subject : name, read, write);
      String token =
          new JwtTokens(Secret.of(data), InstantSource.system()).mint(who, Duration.ofDays(days));
      spec.commandLine().getOut().println(token);
      return Exit.OK;
    } catch (NoSuchFileException e) {
      throw new Exit.Stop(
          Exit.NOT_FOUND,
          "There is no server's secret in %s. Start one there first: crease serve --data %s"
              .formatted(data, data));
    } catch (IOException e) {
      throw new Exit.Stop(Exit.FAILED, "Cannot read the secret: " + e.getMessage());
    }
  }

  /// A token is minted as it was asked for; what looks like a slip is said on standard error.
  private void warn() {
    PrintWriter err = spec.commandLine().getErr();
    if (write.isEmpty()) {
      err.println(
          read.isEmpty()
              ? "Warning: it grants nothing beside what is open to all: no --write and no --read."
              : "Warning: it may publish nowhere: no --write.");
    }
    Stream.concat(write.stream(), read.stream())
        .map(TopicPattern::text)
        .filter(text -> !text.endsWith("*") && !TOPIC.matcher(text).matches())
        .forEach(
            text ->
                err.printf(
                    "Warning: %s is no topic of a Crease server; did you mean %s/*?%n",
                    text, text));
    err.flush();
  }
}
