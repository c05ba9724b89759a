package dev.crease.server;

import dev.crease.cricket.figures.WinChance;
import dev.crease.log.sqlite.SqliteLog;
import dev.crease.push.EventLog;
import dev.crease.push.TopicPattern;
import dev.crease.push.access.Access;
import dev.crease.push.access.Entrance;
import dev.crease.push.access.Origins;
import dev.crease.push.access.Peers;
import dev.crease.push.access.Principal;
import dev.crease.push.access.VerifiedTokens;
import dev.crease.push.http.Credentials;
import dev.crease.push.http.PresenceHandler;
import dev.crease.push.http.PushServer;
import dev.crease.push.http.Router;
import dev.crease.push.hub.Hub;
import dev.crease.push.hub.Sweeper;
import dev.crease.push.memory.MemoryLog;
import dev.crease.push.presence.Ephemerals;
import dev.crease.push.presence.Presence;
import dev.crease.push.stats.Count;
import dev.crease.push.stats.HubStats;
import dev.crease.push.stats.PresenceStats;
import dev.crease.server.access.GuestApi;
import dev.crease.server.access.IssuerTokens;
import dev.crease.server.access.Trust;
import dev.crease.server.describe.DescriptionApi;
import dev.crease.server.operate.HealthApi;
import dev.crease.server.operate.Metrics;
import dev.crease.server.operate.Readiness;
import dev.crease.server.pages.PageRoutes;
import dev.crease.server.reading.Readings;
import dev.crease.server.register.RegisterApi;
import dev.crease.server.register.Registers;
import dev.crease.server.scorers.HandoverCodes;
import dev.crease.server.scorers.LeaseTerms;
import dev.crease.server.scorers.ScorerNames;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// The product, wired: log, hub, matches, pages, HTTP. Any thread.
public final class CreaseServer implements AutoCloseable {
  private static final Logger LOG = System.getLogger(CreaseServer.class.getName());
  private static final int EPOCH_LETTERS = 4;

  private final Secret secret;
  private final MatchRegistry matches;
  private final Router router;
  private final Readiness readiness;
  private final HubStats stats;
  private final PushServer http;
  private final OpenParts parts;
  private final CountDownLatch closing = new CountDownLatch(1);

  private CreaseServer(
      Secret secret,
      Hub hub,
      MatchRegistry matches,
      Router router,
      Readiness readiness,
      PushServer http,
      OpenParts parts) {
    this.secret = secret;
    this.router = router;
    this.stats = hub.stats();
    this.matches = matches;
    this.readiness = readiness;
    this.http = http;
    this.parts = parts;
  }

  /// Opens the log and listens. When something cannot be had, what was opened is closed again.
  ///
  /// @throws IOException when the port or the folder cannot be had
  /// @throws EventLog.Failure when the log cannot be opened
  public static CreaseServer start(ServerConfig config) throws IOException {
    return start(config, Duration.ZERO);
  }

  /// The same, but not ready until it has warmed up. It answers from now on all the same.
  ///
  /// @param warmUp how long that may take; zero for not at all
  public static CreaseServer start(ServerConfig config, Duration warmUp) throws IOException {
    OpenParts parts = new OpenParts();
    boolean started = false;
    try {
      CreaseServer server = twin(config, parts);
      server.listening(warmUp);
      started = true;
      return server;
    } finally {
      if (!started) {
        parts.close();
      }
    }
  }

  private void listening(Duration warmUp) {
    LOG.log(Level.INFO, "listening on port %d, %d matches".formatted(port(), matchCount()));
    Runnable ready = () -> readiness.reached(Readiness.Phase.READY);
    if (warmUp.isZero()) {
      ready.run();
    } else {
      readiness.reached(Readiness.Phase.WARMING);
      WarmUp warming = new WarmUp(warmUp, ready);
      parts.add(warming::close);
      warming.start();
    }
  }

  /// A server whose opener closes its parts, and that is never ready.
  static CreaseServer twin(ServerConfig config, OpenParts parts) throws IOException {
    InstantSource clock = InstantSource.system();
    Secret secret = secret(config.storage());
    EventLog log = open(config.storage(), clock);
    parts.add(log::close);
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());
    parts.add(threads::close);
    Hub hub = new Hub(log, config.limits(), config.latestOnly(), threads);
    parts.add(hub::close);
    Readiness readiness = new Readiness(hub.stats());
    MatchRegistry matches = new MatchRegistry(hub, clock, terms(config, secret));
    parts.add(matches::close);
    JwtTokens own = new JwtTokens(secret, clock);
    Trust trust = config.trust();
    Access access = access(config, IssuerTokens.of(own, trust.issuer(), clock, threads), clock);
    Entrance entrance =
        Entrance.of(config.limits(), Peers.behind(trust.proxies()), new Origins(trust.origins()));
    Credentials credentials = new Credentials(entrance, clock);
    GuestApi guests =
        new GuestApi(trust.guests(), entrance.quotas(), own::mint, clock, new SecureRandom());
    PresenceStats seen = hub.stats().presence();
    Ephemerals ephemerals = new Ephemerals(config.limits(), entrance.quotas(), hub::pass, seen);
    Registers registers = new Registers(hub, clock, new SecureRandom());
    KnownTopics topics = topics(hub, ephemerals, matches, registers, clock, access);
    Presence presence = new Presence(config.limits(), topics::shows, hub::pass, clock, seen);
    HealthApi health =
        new HealthApi(readiness, new Metrics(hub.stats(), readiness), access, config.metrics());
    Router router =
        new RegisterApi(registers, access)
            .add(routes(matches, registers, access, config, health))
            .get("/v1/presence", new PresenceHandler(presence, topics, access)::ask)
            .post("/v1/tickets", credentials::ticket)
            .post("/v1/session", credentials::session)
            .post("/v1/guests", guests::join)
            .build();
    PushServer http =
        PushServer.start(
            new InetSocketAddress(config.host(), config.port()),
            config.scheme(),
            new PushServer.Parts(
                hub, router, topics, access, entrance, presence, config.limits(), threads));
    parts.add(http::close);
    Sweeping sweeping = new Sweeping(new Sweeper(log, config.retain(), clock));
    parts.add(sweeping::close);
    return new CreaseServer(secret, hub, matches, router, readiness, http, parts);
  }

  private static Secret secret(ServerConfig.Storage storage) throws IOException {
    return switch (storage) {
      case ServerConfig.Storage.Memory() -> Secret.random();
      case ServerConfig.Storage.Folder(Path folder) -> Secret.orNew(folder);
    };
  }

  private static LeaseTerms terms(ServerConfig config, Secret secret) {
    return new LeaseTerms(
        config.limits().leases(),
        new HandoverCodes(secret.bytes(), new SecureRandom()),
        new ScorerNames(secret.bytes()));
  }

  private static Access access(ServerConfig config, Access.Tokens tokens, InstantSource clock) {
    int remembered = config.limits().credentials().verified();
    return new Access(new VerifiedTokens(tokens, remembered, clock), config.open());
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
      Hub hub,
      Ephemerals ephemerals,
      MatchRegistry matches,
      Registers registers,
      InstantSource clock,
      Access access) {
    List<TopicKind> kinds =
        List.of(
            new MatchTopics(matches),
            new FeedTopics(hub, ephemerals, clock),
            new RegisterTopics(registers, matches));
    return new KnownTopics(kinds, access);
  }

  private static Router.Builder routes(
      MatchRegistry matches,
      Registers registers,
      Access access,
      ServerConfig config,
      HealthApi health) {
    MatchApi api = new MatchApi(matches, registers, access, config.limits());
    WinChance chances = Readings.chances();
    DescriptionApi descriptions = new DescriptionApi();
    Router.Builder pages = new PageRoutes(matches, chances).add(Router.builder());
    return new Readings(matches, chances)
        .add(new ScorersApi(matches, access).add(pages))
        .get("/v1/openapi.json", descriptions::openApi)
        .get("/v1/asyncapi.json", descriptions::asyncApi)
        .get("/v1/matches", api::list)
        .post("/v1/matches", api::create)
        .get("/v1/matches/{id}", api::card)
        .watch("/v1/matches/{id}/score", api::topic, api::score)
        .get("/healthz", health::alive)
        .get("/readyz", health::ready)
        .get("/metrics", health::metrics);
  }

  /// The port it listens on.
  public int port() {
    return http.port();
  }

  /// Every address it answers at, but for the topics: `GET /v1/matches/{id}`.
  public List<String> addresses() {
    return router.addresses();
  }

  /// How many matches it holds.
  public int matchCount() {
    return matches.size();
  }

  /// A token that may read these topics, beside those open to all.
  public String readToken(String subject, List<TopicPattern> read, Duration life) {
    return mint(new Principal(subject, subject, read, List.of()), life);
  }

  /// A token that may score these matches.
  public String token(String subject, List<TopicPattern> write, Duration life) {
    return token(subject, subject, write, life);
  }

  /// The same, with a name for others to see.
  public String token(String subject, String name, List<TopicPattern> write, Duration life) {
    return mint(new Principal(subject, name, List.of(), write), life);
  }

  private String mint(Principal who, Duration life) {
    return new JwtTokens(secret, InstantSource.system()).mint(who, life);
  }

  /// Stops in good order: not ready from now on, for a sixth of the time still open to all, so that
  /// balancers see it; then closed to new connections, while for two thirds of the time those that
  /// are open leave one by one; in the last sixth requests are finished, and the log is made
  /// durable and closed. Blocks; without time it is [#close].
  public void drain(Duration time) {
    readiness.reached(Readiness.Phase.DRAINING);
    LOG.log(
        Level.INFO,
        "draining: %d connections, within %d s"
            .formatted(stats.get(Count.CONNECTIONS_NOW), time.toSeconds()));
    try {
      if (!closing.await(time.toMillis() / 6, TimeUnit.MILLISECONDS)) {
        http.drain(time.multipliedBy(2).dividedBy(3));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // then it closes at once
    }
    close();
  }

  /// Says goodbye to readers, finishes what is being answered, and closes the log.
  @Override
  public void close() {
    closing.countDown();
    readiness.reached(Readiness.Phase.DRAINING);
    parts.close();
    LOG.log(Level.INFO, "stopped");
  }
}
