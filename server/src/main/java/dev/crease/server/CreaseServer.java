package dev.crease.server;

import dev.crease.log.sqlite.SqliteLog;
import dev.crease.push.EventLog;
import dev.crease.push.TopicPattern;
import dev.crease.push.access.Access;
import dev.crease.push.access.Entrance;
import dev.crease.push.access.Origins;
import dev.crease.push.access.Peers;
import dev.crease.push.access.Principal;
import dev.crease.push.access.VerifiedTokens;
import dev.crease.push.http.PushServer;
import dev.crease.push.http.Reply;
import dev.crease.push.http.Router;
import dev.crease.push.http.SessionHandler;
import dev.crease.push.http.TicketHandler;
import dev.crease.push.hub.Hub;
import dev.crease.push.hub.Sweeper;
import dev.crease.push.memory.MemoryLog;
import dev.crease.server.access.GuestApi;
import dev.crease.server.access.IssuerTokens;
import dev.crease.server.access.Trust;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/// The product, wired: log, hub, matches, pages, HTTP. Any thread.
public final class CreaseServer implements AutoCloseable {
  private static final int EPOCH_LETTERS = 4;

  private final Secret secret;
  private final EventLog log;
  private final Hub hub;
  private final MatchRegistry matches;
  private final Sweeping sweeping;
  private final ExecutorService threads;
  private final PushServer http;

  private CreaseServer(
      Secret secret,
      EventLog log,
      Hub hub,
      MatchRegistry matches,
      Sweeping sweeping,
      ExecutorService threads,
      PushServer http) {
    this.secret = secret;
    this.log = log;
    this.hub = hub;
    this.matches = matches;
    this.sweeping = sweeping;
    this.threads = threads;
    this.http = http;
  }

  /// Opens the log and listens.
  ///
  /// @throws IOException when the port or the folder cannot be had
  /// @throws EventLog.Failure when the log cannot be opened
  public static CreaseServer start(ServerConfig config) throws IOException {
    InstantSource clock = InstantSource.system();
    Secret secret =
        switch (config.storage()) {
          case ServerConfig.Storage.Memory() -> Secret.random();
          case ServerConfig.Storage.Folder(Path folder) -> Secret.orNew(folder);
        };
    EventLog log = open(config.storage(), clock);
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());
    Hub hub = new Hub(log, config.limits(), config.latestOnly(), threads);
    MatchRegistry matches = new MatchRegistry(hub, clock);
    JwtTokens own = new JwtTokens(secret, clock);
    Trust trust = config.trust();
    Access.Tokens all = IssuerTokens.of(own, trust.issuer(), clock, threads);
    int remembered = config.limits().credentials().verified();
    Access access = new Access(new VerifiedTokens(all, remembered, clock), config.open());
    Entrance entrance =
        Entrance.of(config.limits(), Peers.behind(trust.proxies()), new Origins(trust.origins()));
    GuestApi guests =
        new GuestApi(trust.guests(), entrance.quotas(), own::mint, clock, new SecureRandom());
    try {
      PushServer http =
          PushServer.start(
              new InetSocketAddress(config.host(), config.port()),
              config.scheme(),
              new PushServer.Parts(
                  hub,
                  routes(matches, access, config)
                      .post("/v1/tickets", new TicketHandler(entrance))
                      .post("/v1/session", new SessionHandler(clock))
                      .post("/v1/guests", guests::join)
                      .build(),
                  topics(hub, matches, clock, access),
                  access,
                  entrance,
                  config.limits(),
                  threads));
      Sweeping sweeping = new Sweeping(new Sweeper(log, config.retain(), clock));
      return new CreaseServer(secret, log, hub, matches, sweeping, threads, http);
    } catch (IOException e) {
      matches.close();
      hub.close();
      log.close();
      threads.close();
      throw e;
    }
  }

  private static EventLog open(ServerConfig.Storage storage, InstantSource clock) {
    RandomGenerator random = new SecureRandom();
    return switch (storage) {
      case ServerConfig.Storage.Memory() -> new MemoryLog(epoch(random), clock);
      case ServerConfig.Storage.Folder(Path folder) -> SqliteLog.open(folder, clock, random);
    };
  }

  private static String epoch(RandomGenerator random) {
    return random
        .ints(EPOCH_LETTERS, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static KnownTopics topics(
      Hub hub, MatchRegistry matches, InstantSource clock, Access access) {
    return new KnownTopics(List.of(new MatchTopics(matches), new FeedTopics(hub, clock)), access);
  }

  private static Router.Builder routes(MatchRegistry matches, Access access, ServerConfig config) {
    MatchApi api = new MatchApi(matches, access, config.limits());
    Pages pages = new Pages(matches);
    return Router.builder()
        .get("/v1/matches", api::list)
        .post("/v1/matches", api::create)
        .get("/v1/matches/{id}", api::card)
        .watch("/v1/matches/{id}/score", api::topic, api::score)
        .get("/", pages::matches)
        .get("/m/{id}", pages::live)
        .get("/m/{id}/scorecard", pages::scorecard)
        .get("/m/{id}/info", pages::info)
        .get("/score/{id}", pages::score)
        .get("/assets/{file}", pages::asset)
        .get("/healthz", _ -> Reply.text(200, "text/plain", "ok\n"));
  }

  /// The port it listens on.
  public int port() {
    return http.port();
  }

  /// How many matches it holds.
  public int matchCount() {
    return matches.size();
  }

  /// A token that may score these matches.
  public String token(String subject, List<TopicPattern> write, Duration life) {
    Principal who = new Principal(subject, subject, List.of(), write);
    return new JwtTokens(secret, InstantSource.system()).mint(who, life);
  }

  /// Says goodbye to readers, finishes what is being answered, and closes the log.
  @Override
  public void close() {
    http.close();
    matches.close();
    sweeping.close();
    hub.close();
    threads.close();
    log.close();
  }
}
