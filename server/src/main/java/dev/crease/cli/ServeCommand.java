package dev.crease.cli;

import dev.crease.cli.option.ConfigFile;
import dev.crease.cli.option.Kept;
import dev.crease.cli.option.LimitOptions;
import dev.crease.cli.option.Pattern;
import dev.crease.cli.option.Port;
import dev.crease.cli.option.Seconds;
import dev.crease.cli.option.TrustOptions;
import dev.crease.push.EventLog;
import dev.crease.push.Retention;
import dev.crease.push.TopicPattern;
import dev.crease.push.tls.Tls;
import dev.crease.server.CreaseServer;
import dev.crease.server.ServerConfig;
import dev.crease.server.operate.HealthApi;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `crease serve`: a server that keeps its matches in a folder, until it is told to stop.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    defaultValueProvider = ConfigFile.Defaults.class,
    description = "Serve matches, and keep them in a folder.",
    footer = {
      "",
      "Each option may also be set by an environment variable, CREASE_PORT for --port, or in the",
      "file of --config. The command line wins, then the environment, then the file."
    })
final class ServeCommand implements Callable<Integer> {
  private static final Duration AT_ONCE = Duration.ofSeconds(15);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      converter = ConfigFile.Reader.class,
      description = "A file of options, a line each: port = 8080. See docs/operate.md.")
  private @Nullable ConfigFile config;

  @Option(
      names = "--port",
      converter = Port.class,
      defaultValue = "${CREASE_PORT:-8080}",
      description = "The port (default: ${DEFAULT-VALUE}; 0 for any free one).")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "${CREASE_HOST:-127.0.0.1}",
      description = "The address to listen on (default: ${DEFAULT-VALUE}).")
  private String host = ServerConfig.LOOPBACK;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${CREASE_DATA:-./crease-data}",
      description = "Where matches are kept (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("crease-data");

  @Option(
      names = "--open",
      paramLabel = "PATTERN",
      split = ",",
      converter = Pattern.class,
      defaultValue = "${CREASE_OPEN:-matches/*,feeds/*}",
      description =
          "Topics that everyone may read; the others need a token (default: ${DEFAULT-VALUE}).")
  private List<TopicPattern> open = ServerConfig.OPEN;

  @Option(
      names = "--latest-only",
      paramLabel = "PATTERN",
      split = ",",
      converter = Pattern.class,
      defaultValue = "${CREASE_LATEST_ONLY}",
      description =
          "Topics whose events are superseded by the next, such as prices: a reader that is behind"
              + " is sent the latest of each.")
  private List<TopicPattern> latestOnly = List.of();

  @Option(
      names = "--retain",
      paramLabel = "PATTERN=BOUNDS",
      split = ";",
      defaultValue = "${CREASE_RETAIN:-feeds/*=100000,30d,1GiB;leases/*=1}",
      converter = Kept.class,
      description = {
        "How much of each topic is kept: a number of events, an age, a size, or all; the first",
        "that covers a topic counts (may be repeated, or separated by ;; default:",
        "${DEFAULT-VALUE})."
      })
  private List<Retention> retain = ServerConfig.RETAIN;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      defaultValue = "${CREASE_TLS_CERT:-}",
      description = "Speak TLS with this certificate (PEM, the server's own first).")
  private String tlsCert = "";

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      defaultValue = "${CREASE_TLS_KEY:-}",
      description = "Its private key (PEM, PKCS #8). Both files are read anew when they change.")
  private String tlsKey = "";

  @Mixin private TrustOptions trusted = new TrustOptions();

  @Mixin private LimitOptions limited = new LimitOptions();

  @Option(
      names = "--drain",
      paramLabel = "SECONDS",
      converter = Seconds.class,
      defaultValue = "${CREASE_DRAIN:-30}",
      description =
          "How long a stop by SIGTERM or Ctrl-C may take, so that readers leave one by one "
              + "(default: ${DEFAULT-VALUE}; a second signal stops at once).")
  private int drainSeconds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      converter = Seconds.class,
      defaultValue = "${CREASE_WARM_UP:-30}",
      description =
          "How long it may play to itself before /readyz says that it is ready, so that the first"
              + " readers find it fast; it answers all the while (default: ${DEFAULT-VALUE}; 0 for"
              + " not at all).")
  private int warmUpSeconds;

  @Option(
      names = "--metrics",
      paramLabel = "WHO",
      defaultValue = "${CREASE_METRICS:-token}",
      description =
          "Who may read /metrics: token (one that may read the topic ops/stats), all, or nobody "
              + "(default: ${DEFAULT-VALUE}).")
  private HealthApi.MetricsFor metrics = HealthApi.MetricsFor.TOKEN;

  @Option(
      names = "--log-json",
      defaultValue = "${CREASE_LOG_JSON:-false}",
      description = "Write the log as JSON, one object a line.")
  private boolean jsonLog;

  @Override
  public Integer call() {
    if (config != null) {
      config.checkNames(spec);
    }
    if (jsonLog) {
      System.setProperty("logback.configurationFile", "logback-json.xml"); // before the first word
    }
    ServerConfig settings =
        secured(
            ServerConfig.in(data)
                .at(host, port)
                .open(open)
                .latestOnly(latestOnly)
                .retaining(retain)
                .with(trusted.trust())
                .metrics(metrics)
                .with(limited.limits()));
    CreaseServer server = open("serve", settings, Duration.ofSeconds(warmUpSeconds));
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "Serving %s, %d matches, on %s://%s:%d  (Ctrl-C stops it)%n",
        data, server.matchCount(), tlsCert.isEmpty() ? "http" : "https", host, server.port());
    out.flush();
    untilStopped(server, Duration.ofSeconds(drainSeconds), spec.commandLine().getErr());
    return Exit.OK;
  }

  private ServerConfig secured(ServerConfig config) {
    if (tlsCert.isEmpty() != tlsKey.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--tls-cert and --tls-key go together: give both, or neither");
    }
    if (tlsCert.isEmpty()) {
      return config;
    }
    try {
      return config.with(Tls.read(Path.of(tlsCert), Path.of(tlsKey)));
    } catch (IOException e) {
      throw new Exit.Stop(Exit.FAILED, "Cannot start with TLS: " + e.getMessage());
    }
  }

  /// Starts a server, or says in one line why it cannot.
  ///
  /// @param warmUp how long it may take until it is ready
  static CreaseServer open(String command, ServerConfig config, Duration warmUp) {
    try {
      return CreaseServer.start(config, warmUp);
    } catch (IOException e) {
      throw new Exit.Stop(Exit.FAILED, why(command, config, e));
    } catch (EventLog.Failure e) {
      throw new Exit.Stop(Exit.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private static String why(String command, ServerConfig config, IOException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String words = String.valueOf(cause.getMessage());
    if (words.contains("in use")) {
      return "Port %d is taken. Try: crease %s --port %d"
          .formatted(config.port(), command, config.port() + 1);
    }
    if (words.contains("assign requested address")) {
      return "Cannot listen on %s: this machine does not have that address."
          .formatted(config.host());
    }
    return switch (cause) {
      case UnresolvedAddressException _, UnknownHostException _ ->
          "There is no host called %s. --host takes an address of this machine."
              .formatted(config.host());
      case FileAlreadyExistsException file ->
          "%s is a file; --data takes a folder.".formatted(file.getFile());
      case AccessDeniedException file -> "Not allowed to use %s.".formatted(file.getFile());
      default -> "Cannot start: " + words;
    };
  }

  /// Waits for Ctrl-C or a termination signal, then stops the server in good order.
  ///
  /// @param drain how long that may take; zero is at once, which takes a few seconds at most
  static void untilStopped(CreaseServer server, Duration drain, PrintWriter err) {
    StopSignals.listen().await();
    Duration most = drain.isZero() ? AT_ONCE : drain;
    StopSignals.within(
        most,
        () -> server.drain(drain),
        () -> {
          err.println("Not everything could be finished in %d s.".formatted(most.toSeconds()));
          err.flush();
        });
  }
}
