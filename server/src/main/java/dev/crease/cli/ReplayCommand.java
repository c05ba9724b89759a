package dev.crease.cli;

import dev.crease.cli.option.ServerAddress;
import dev.crease.cricket.law.Scoring;
import dev.crease.server.MatchFile;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `crease replay`: scores match files on a running server, ball by ball.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Score match files (Cricsheet JSON or .over) on a running server.")
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Match files.")
  private List<Path> files = List.of();

  @Option(
      names = "--speed",
      defaultValue = "1x",
      converter = Speed.Converter.class,
      description = "10x, or max (default: ${DEFAULT-VALUE}, a ball in three seconds).")
  private Speed speed = new Speed(java.time.Duration.ZERO);

  @Option(
      names = "--to",
      paramLabel = "URL",
      defaultValue = "${CREASE_URL:-http://127.0.0.1:8080}",
      converter = ServerAddress.class,
      description = "The server (default: ${DEFAULT-VALUE}).")
  private URI server = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--token",
      defaultValue = "${CREASE_TOKEN:-}",
      description = "A token that may write, from crease token.")
  private String token = "";

  @Option(
      names = "--from",
      paramLabel = "PLACE",
      defaultValue = "0.0",
      converter = MatchReplay.Place.Converter.class,
      description = "Go there at once, then at the speed: 12.3, or 2:12.3.")
  private MatchReplay.Place from = MatchReplay.Place.START;

  @Override
  public Integer call() {
    if (token.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "A token is needed. Try: crease token --sub me --write 'matches/*', then --token or CREASE_TOKEN");
    }
    int code = Exit.OK;
    for (Path file : files) {
      try {
        play(MatchFile.read(file));
      } catch (Exit.Stop stop) {
        throw new Exit.Stop(stop.code(), "%s: %s".formatted(file, stop.getMessage()));
      } catch (MatchFile.Malformed malformed) {
        spec.commandLine().getErr().println(malformed.getMessage());
        code = Exit.FAILED;
      }
    }
    return code;
  }

  private void play(Scoring match) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (HttpScorer scorer = new HttpScorer(server, token, err)) {
      String id = scorer.create(match.events().getFirst());
      out.printf("Replaying %s at %s%n", match.match().id(), server.resolve("/m/" + id));
      out.flush();
      boolean came = new MatchReplay(scorer, speed, from, Progress.on(err)).play(match);
      if (!came) {
        err.println(
            "The match never came to the place of --from, so all of it was scored at once.");
      }
      out.println(match.match().score().text());
    } catch (Poster.MovedOn e) {
      throw new Exit.Stop(Exit.FAILED, "Somebody else scores this match: " + e.getMessage());
    }
  }
}
