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
import dev.crease.push.access.Principal;
import dev.crease.push.hub.Hub;
import dev.crease.push.memory.MemoryLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A running server on a memory log of the epoch `k3`, with the topics of [EchoTopics]. The token
/// `writer` may publish and read everywhere.
final class Bench implements AutoCloseable {
  static final Topic MATCH = new Topic("matches/demo/events");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  final MemoryLog log = new MemoryLog("k3", () -> EchoTopics.TIME);
  final Hub hub;
  final EchoTopics topics;
  final PushServer server;

  Bench(Limits limits) throws IOException {
    hub = new Hub(log, limits, LatestOnly.NONE, threads);
    topics = new EchoTopics(hub);
    List<TopicPattern> all = List.of(new TopicPattern("*"));
    Access access =
        new Access(
            token -> {
              if (!token.equals("writer")) {
                throw PushError.BAD_TOKEN.raise("the token is not ours");
              }
              return new Principal("w", "Writer", all, all);
            },
            List.of(new TopicPattern("matches/*"), new TopicPattern("feeds/*")));
    Router router =
        Router.builder()
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
            new PushServer.Parts(hub, router, topics, access, limits, threads));
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

  @Override
  public void close() {
    server.close();
    hub.close();
    log.close();
    threads.close();
  }
}
