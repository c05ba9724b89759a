package dev.crease.push.http;

import dev.crease.push.Append;
import dev.crease.push.Draft;
import dev.crease.push.JsonBytes;
import dev.crease.push.LatestOnly;
import dev.crease.push.Limits;
import dev.crease.push.PushError;
import dev.crease.push.Topic;
import dev.crease.push.TopicPattern;
import dev.crease.push.access.Access;
import dev.crease.push.access.Entrance;
import dev.crease.push.access.Origins;
import dev.crease.push.access.Peers;
import dev.crease.push.access.Principal;
import dev.crease.push.hub.Hub;
import dev.crease.push.memory.MemoryLog;
import dev.crease.push.presence.Ephemerals;
import dev.crease.push.presence.Presence;
import dev.crease.push.stats.PresenceStats;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// A running server on a memory log of the epoch `k3`, with the topics of [EchoTopics]. The token
/// `writer` may publish and read everywhere. Pages of `https://friend.example` are trusted.
final class Bench implements AutoCloseable {
  static final Topic MATCH = new Topic("matches/demo/events");

  private static final LatestOnly PRICES =
      new LatestOnly(List.of(new TopicPattern("feeds/prices/*")));

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  final MemoryLog log = new MemoryLog("k3", () -> EchoTopics.TIME);
  final Hub hub;
  final EchoTopics topics;
  final Presence presence;
  final PushServer server;
  private boolean stopped;

  Bench(Limits limits) throws IOException {
    this(limits, new PushServer.Scheme.Http());
  }

  Bench(Limits limits, PushServer.Scheme scheme) throws IOException {
    this(
        limits,
        scheme,
        Entrance.of(
            limits, Peers.behind(List.of()), new Origins(Set.of("https://friend.example"))));
  }

  Bench(Limits limits, Entrance entrance) throws IOException {
    this(limits, new PushServer.Scheme.Http(), entrance);
  }

  private Bench(Limits limits, PushServer.Scheme scheme, Entrance entrance) throws IOException {
    hub = new Hub(log, limits, PRICES, threads);
    PresenceStats stats = hub.stats().presence();
    topics = new EchoTopics(hub, new Ephemerals(limits, entrance.quotas(), hub::pass, stats));
    presence = new Presence(limits, topics::shows, hub::pass, () -> EchoTopics.TIME, stats);
    Access access =
        new Access(
            Bench::principal,
            Stream.of("matches/*", "feeds/*", "rooms/*").map(TopicPattern::new).toList());
    Router router =
        Router.builder()
            .post(
                "/v1/tickets", new Credentials(entrance, java.time.InstantSource.system())::ticket)
            .get("/v1/presence", new PresenceHandler(presence, topics, access)::ask)
            .get("/scheme", e -> Reply.text(200, "text/plain", "by " + e.scheme() + ";"))
            .get("/hello/{name}", e -> Reply.text(200, "text/plain", "hello " + e.param("name")))
            .watch(
                "/score/{id}",
                e -> Topic.parse("matches/" + e.param("id") + "/events"),
                this::score)
            .get(
                "/error",
                _ -> {
                  throw new LinkageError("what nobody should catch, on purpose");
                })
            .watch(
                "/fault-on-loop",
                _ -> {
                  throw new IllegalStateException("a mistake of ours on the loop, on purpose");
                },
                _ -> Reply.status(200))
            .get(
                "/fault",
                _ -> {
                  throw new IllegalStateException("a mistake of ours, on purpose");
                })
            .build();
    server =
        PushServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            scheme,
            new PushServer.Parts(hub, router, topics, access, entrance, presence, limits, threads));
  }

  /// `writer`; `writer-2`, whose token ends in two seconds; `guest`; `later`, the writer whose key
  /// must be fetched first; `unknown`, whose key cannot be had; `user-7`, who is `u7`.
  private static CompletionStage<Principal> principal(String token) {
    List<TopicPattern> all = List.of(new TopicPattern("*"));
    Principal writer = new Principal("w", "Writer", all, all);
    String[] parts = token.split("-", 2);
    Principal who =
        switch (parts[0]) {
          case "writer", "later" -> writer;
          case "user" -> new Principal("u" + parts[1], "User " + parts[1], all, all);
          case "guest" -> new Principal(Principal.GUEST + "g", "Gus", all, all);
          case "unknown" -> throw PushError.KEYS_DOWN.raise("the issuer's keys cannot be had");
          default -> throw PushError.BAD_TOKEN.raise("the token is not ours");
        };
    Principal until =
        parts.length == 1 || parts[0].equals("user")
            ? who
            : who.until(Instant.now().plusSeconds(Integer.parseInt(parts[1])));
    return parts[0].equals("later")
        ? CompletableFuture.supplyAsync(() -> until)
        : CompletableFuture.completedStage(until);
  }

  private Reply score(Exchange exchange) {
    String head = hub.head(new Topic("matches/" + exchange.param("id") + "/events")).toString();
    Reply reply =
        exchange.has(head) ? Reply.status(304) : Reply.text(200, "text/plain", "at " + head);
    return reply.with("etag", '"' + head + '"').with("cache-control", "public, max-age=0");
  }

  void publish(Topic topic, String... values) {
    List<Draft> drafts = new ArrayList<>();
    for (String value : values) {
      drafts.add(new Draft("ball", EchoTopics.TIME, JsonBytes.of(value)));
    }
    hub.publish(Append.of(topic, drafts));
  }

  /// Stops the server, once.
  void stop() {
    if (!stopped) {
      stopped = true;
      server.close();
    }
  }

  @Override
  public void close() {
    stop();
    hub.close();
    log.close();
    threads.close();
  }
}
