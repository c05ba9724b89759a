package dev.crease.cli;

import dev.crease.cli.option.Port;
import dev.crease.cricket.law.Scoring;
import dev.crease.push.TopicPattern;
import dev.crease.server.CreaseServer;
import dev.crease.server.ServerConfig;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `crease demo`: a server in memory, and the final of the men's World Cup of 2019 scored on it,
/// through the same door as any scorer.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "A real match, ball by ball, with no set-up.")
final class DemoCommand implements Callable<Integer> {
  private static final String ID = "demo";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--speed",
      defaultValue = "1x",
      converter = Speed.Converter.class,
      description = "20x, or max (default: ${DEFAULT-VALUE}, a ball in three seconds).")
  private Speed speed = new Speed(Duration.ZERO);

  @Option(
      names = "--port",
      converter = Port.class,
      defaultValue = "${CREASE_PORT:-8080}",
      description = "The port (default: ${DEFAULT-VALUE}; 0 for any free one).")
  private int port;

  @Option(
      names = "--from",
      paramLabel = "PLACE",
      defaultValue = "0.0",
      converter = MatchReplay.Place.Converter.class,
      description = "Go there at once, then at the speed: 12.3, or 2:12.3.")
  private MatchReplay.Place from = MatchReplay.Place.START;

  @Override
  public Integer call() throws Poster.MovedOn {
    CreaseServer server =
        ServeCommand.open(
            "demo", ServerConfig.inMemory().at(ServerConfig.LOOPBACK, port), Duration.ZERO);
    String token =
        server.token("demo-scorer", List.of(new TopicPattern("matches/*")), Duration.ofDays(1));
    Scoring match = DemoMatch.load(ID);
    URI address = URI.create("http://127.0.0.1:" + server.port());
    HttpScorer scorer = new HttpScorer(address, token, spec.commandLine().getErr());
    scorer.create(match.events().getFirst()); // so that the page is there before its address is
    greet(server.port(), token);
    Thread.ofVirtual().name("demo").start(() -> play(scorer, match));
    ServeCommand.untilStopped(server, Duration.ZERO, spec.commandLine().getErr());
    return Exit.OK;
  }

  private void greet(int at, String token) {
    PrintWriter out = spec.commandLine().getOut();
    String base = "http://localhost:" + at;
    out.printf("Crease is on %s/m/%s  (Ctrl-C stops it)%n%n", base, ID);
    out.printf("Follow it here too, with the same event ids:%n");
    out.printf("  curl -N -H 'Accept: text/event-stream' %s/v1/matches/%s/events%n%n", base, ID);
    out.printf("Score it yourself (the replay then leaves the match to you):%n");
    out.printf("  %s/score/%s#token=%s%n", base, ID, token);
    out.flush();
  }

  private void play(HttpScorer scorer, Scoring match) {
    try (scorer) {
      new MatchReplay(scorer, speed, from, _ -> {}).play(match);
    } catch (Poster.MovedOn e) {
      spec.commandLine().getOut().println("Somebody scores now; the replay has stopped.");
      spec.commandLine().getOut().flush();
    } catch (Exit.Stop e) {
      spec.commandLine().getErr().println(e.getMessage());
    }
  }
}
