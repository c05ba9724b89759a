package dev.crease.push.client;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The users in one topic, kept by a stream as the protocol says: by what is told, where that
/// follows on what is known, and else asked for anew.
public final class Roll implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TransportClient client;
  private final String topic;
  private final Map<String, String> headers;
  private final Follower stream;
  private final Set<String> users = new TreeSet<>();
  private long count;
  private long version;

  /// @param stream follows the topic with `presence=true`
  public Roll(TransportClient client, String topic, Map<String, String> headers, Follower stream)
      throws IOException {
    this.client = client;
    this.topic = topic;
    this.headers = headers;
    this.stream = stream;
    if (!(stream.next() instanceof Heard.Start)) {
      throw new AssertionError("a stream begins with its start");
    }
    ask();
  }

  /// Hears changes until exactly these users are there; at most thirty heartbeats without a change.
  public void until(Set<String> expected) throws IOException {
    int beats = 0;
    while (!users.equals(expected)) {
      switch (stream.next()) {
        case Heard.Passed(String json) -> {
          take(JSON.readTree(json).get("data"));
          beats = 0;
        }
        case Heard.Beat _ -> beats++;
        case Heard other -> throw new AssertionError("instead of a change: " + other);
      }
      if (beats > 30) {
        throw new AssertionError("expected %s, there are %s".formatted(expected, users));
      }
    }
  }

  private void take(JsonNode data) throws IOException {
    long then = data.get("version").longValue();
    if (then <= version) {
      return; // it was asked for meanwhile
    }
    if (!data.has("follows") || data.get("follows").longValue() != version) {
      ask();
      return;
    }
    data.get("joined").forEach(each -> add(each.get("user").stringValue()));
    data.get("left").forEach(each -> remove(each.stringValue()));
    count = data.get("count").longValue();
    version = then;
  }

  private void add(String user) {
    if (!users.add(user)) {
      throw new AssertionError("was there already: " + user);
    }
  }

  private void remove(String user) {
    if (!users.remove(user)) {
      throw new AssertionError("was not there: " + user);
    }
  }

  /// Asks who is there.
  public void ask() throws IOException {
    try (TransportClient.Call call =
        client.call("GET", "/v1/presence?topic=" + topic, headers, new byte[0])) {
      JsonNode state = JSON.readTree(PollFollower.body(call));
      users.clear();
      state.get("users").forEach(each -> users.add(each.get("user").stringValue()));
      count = state.get("count").longValue();
      version = state.get("version").longValue();
    }
  }

  /// Who is there.
  public Set<String> users() {
    return users;
  }

  /// How many people are there.
  public long count() {
    return count;
  }

  @Override
  public void close() {
    stream.close();
  }
}
