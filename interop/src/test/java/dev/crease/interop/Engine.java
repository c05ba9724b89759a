package dev.crease.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crease.push.Limits;
import dev.crease.push.Topic;
import dev.crease.push.TopicPattern;
import dev.crease.server.CreaseServer;
import dev.crease.server.ServerConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The product on a port of this machine, with its log in memory, and somebody who may publish.
/// Everybody may read matches and the feeds under `feeds/open/`. Any thread.
public final class Engine implements AutoCloseable {
  private static final List<TopicPattern> OPEN =
      List.of(new TopicPattern("matches/*"), new TopicPattern("feeds/open/*"));

  private final CreaseServer server;
  private final String token;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Engine(ServerConfig config) throws IOException {
    server = CreaseServer.start(config.open(OPEN));
    token = server.token("publisher", List.of(new TopicPattern("*")), Duration.ofHours(2));
  }

  /// Starts on any free port.
  public static Engine start() throws IOException {
    return new Engine(ServerConfig.inMemory());
  }

  /// Starts with other limits.
  public static Engine start(Limits limits) throws IOException {
    return new Engine(ServerConfig.inMemory().with(limits));
  }

  /// Starts with an empty log, of another epoch, where an engine has been.
  public static Engine startAt(int port) throws IOException {
    return new Engine(ServerConfig.inMemory().at(ServerConfig.LOOPBACK, port));
  }

  /// A feed that everybody may read.
  public static Topic feed(String name) {
    return new Topic("feeds/open/" + name);
  }

  /// The port it listens on.
  public int port() {
    return server.port();
  }

  /// Who may publish everywhere.
  public String token() {
    return token;
  }

  /// A topic's address behind a port of this machine.
  public static URI address(int port, Topic topic) {
    return URI.create("http://127.0.0.1:%d/v1/%s".formatted(port, topic));
  }

  /// Adds an event with this data, a JSON value, to a feed; returns its id.
  public String publish(Topic topic, String data) throws IOException {
    return post("/v1/" + topic, "{\"type\":\"message\",\"data\":%s}".formatted(data))
        .get("id")
        .stringValue();
  }

  /// Sends what is accepted with `201`.
  public JsonNode post(String path, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    String head =
        "POST %s HTTP/1.1\r\nHost: crease\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, token, body.length);
    try (HttpConnection http = HttpConnection.to(port())) {
      http.send(head.getBytes(UTF_8));
      http.send(body);
      HttpConnection.Head answer = http.head();
      String said = http.body(answer);
      if (answer.status() != 201) {
        throw new IOException("%d: %s".formatted(answer.status(), said));
      }
      return JsonMapper.shared().readTree(said);
    }
  }

  /// Every event of a topic, byte for byte as it is sent.
  public List<String> events(Topic topic) throws IOException {
    String path = "/v1/" + topic;
    try (HttpConnection http = HttpConnection.to(port())) {
      HttpConnection.Head page = http.get(path + "?limit=1&after=last:1", "");
      List<Message> latest = Message.page(http.body(page)).messages();
      Collected events = new Collected(latest);
      if (!events.hasEnough()) {
        Way.SSE.read(http, new Way.Place(path, "earliest"), events);
      }
      return events.json;
    }
  }

  /// Takes events up to the one that was the latest before.
  private static final class Collected implements Way.Reader {
    private final List<String> json = new ArrayList<>();
    private final Message latest;
    private boolean enough;

    Collected(List<Message> latest) {
      this.latest = latest.getLast();
      this.enough = !(this.latest instanceof Message.Event);
    }

    @Override
    public void take(Message message) {
      if (message instanceof Message.Event(var id, var text)) {
        json.add(text);
        enough = latest instanceof Message.Event(var last, _) && last.equals(id);
      }
    }

    @Override
    public boolean hasEnough() {
      return enough;
    }

    @Override
    public void nothingNew() {}
  }

  /// Closing it again is harmless.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      server.close();
    }
  }
}
