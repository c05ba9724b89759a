package dev.crease.push.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Asks for the next page again and again, at once or as a long poll.
public final class PollFollower implements Follower {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TransportClient client;
  private final String path;
  private final Map<String, String> headers;
  private final ArrayDeque<Heard> heard = new ArrayDeque<>();
  private String after;
  private boolean started;

  /// Follows from a place on.
  ///
  /// @param wait the seconds of each wait, 0 for none
  public PollFollower(
      TransportClient client, String path, Map<String, String> headers, String after, int wait) {
    this.client = client;
    this.path = path;
    this.headers = new HashMap<>(headers);
    this.after = after;
    if (wait > 0) {
      this.headers.put("prefer", "wait=" + wait);
    }
  }

  @Override
  public Heard next() throws IOException {
    while (heard.isEmpty()) {
      try (TransportClient.Call call =
          client.call("GET", path + "?after=" + after, headers, new byte[0])) {
        if (call.status() != 200) {
          return new Heard.End();
        }
        take(JSON.readTree(body(call)));
      }
    }
    return heard.remove();
  }

  private void take(JsonNode page) {
    boolean recovered = page.get("recovered").booleanValue();
    if (!started || !recovered) {
      heard.add(new Heard.Start(recovered));
      started = true;
    }
    after = page.get("next").stringValue();
    for (JsonNode event : page.get("events")) {
      heard.add(new Heard.Event(event.get("id").stringValue(), event.toString()));
    }
    if (page.get("events").isEmpty()) {
      heard.add(new Heard.Beat(after));
    }
  }

  /// All of a body.
  public static String body(TransportClient.Call call) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] more = call.read(); more.length > 0; more = call.read()) {
      all.writeBytes(more);
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {}
}
