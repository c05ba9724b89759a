package dev.crease.server;

import dev.crease.server.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// A reader of one topic by one transport, who resumes by the last id it has whenever its
/// connection is lost, be it the server's doing or its own. Keeps every event exactly as it came.
/// Its own thread.
public final class TopicReader implements Runnable {
  /// The four ways.
  public enum Way {
    POLL,
    LONG_POLL,
    SSE,
    WEB_SOCKET
  }

  private static final int POLL_MILLIS = 20;

  private final HttpClient http;
  private final URI topic;
  private final Way way;
  private final RandomGenerator random;
  private final boolean breaks;
  private final CompletableFuture<String> end;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<String> events = new ArrayList<>();
  private String last = "";
  private int cuts;
  private int gaps;

  /// @param random what decides when it breaks
  /// @param breaks whether it cuts its own connection now and then
  /// @param end the id after which it has everything, once that is known
  public TopicReader(
      HttpClient http,
      URI topic,
      Way way,
      RandomGenerator random,
      boolean breaks,
      CompletableFuture<String> end) {
    this.http = http;
    this.topic = topic;
    this.way = way;
    this.random = random;
    this.breaks = breaks;
    this.end = end;
    end.thenRun(ended::countDown);
  }

  @Override
  public void run() {
    while (!hasAll()) {
      try {
        switch (way) {
          case POLL -> poll(0);
          case LONG_POLL -> poll(5);
          case SSE -> stream();
          case WEB_SOCKET -> socket();
        }
      } catch (IOException lost) {
        cuts++; // and resume
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  /// What came, in order, as it was on the wire.
  public List<String> events() {
    return events;
  }

  /// How often its connection was lost.
  public int cuts() {
    return cuts;
  }

  /// How often it was told of a gap.
  public int gaps() {
    return gaps;
  }

  private boolean hasAll() {
    return end.isDone() && end.join().equals(last);
  }

  private boolean breaksNow() {
    boolean now = breaks && random.nextInt(12) == 0;
    cuts += now ? 1 : 0;
    return now;
  }

  private String after() {
    return last.isEmpty() ? "earliest" : last;
  }

  private void take(String json) {
    events.add(json);
    last = Json.parse(json).text("id");
  }

  private void poll(int waitSeconds) throws IOException, InterruptedException {
    String query = "?after=%s&limit=%d".formatted(after(), 1 + random.nextInt(100));
    HttpRequest.Builder request = HttpRequest.newBuilder(topic.resolve(topic.getPath() + query));
    if (waitSeconds > 0) {
      request.header("Prefer", "wait=" + waitSeconds);
    }
    var response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode());
    }
    if (breaksNow()) {
      return; // the answer was lost on its way: ask again
    }
    Json page = Json.parse(response.body());
    gaps += page.is("recovered") ? 0 : 1;
    List<Json> came = page.list("events");
    for (Json event : came) {
      take(event.node().toString());
    }
    if (waitSeconds == 0 && came.isEmpty()) {
      boolean _ = ended.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void stream() throws IOException {
    try (Socket socket = new Socket(topic.getHost(), topic.getPort())) {
      socket.setSoTimeout(30_000);
      String request =
          "GET %s HTTP/1.1\r\nHost: crease\r\nAccept: text/event-stream\r\nLast-Event-ID: %s\r\n\r\n"
              .formatted(topic.getPath(), last);
      if (last.isEmpty()) {
        request = request.replace("Last-Event-ID: \r\n", "");
      }
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String id = "";
      while (!hasAll()) {
        String line = lines.readLine();
        if (line == null) {
          throw new IOException("the server closed the stream");
        }
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: {\"id\"")) {
          take(line.substring(6));
          if (!id.equals(last)) {
            throw new IllegalStateException("id field %s, event %s".formatted(id, last));
          }
          if (breaksNow()) {
            return;
          }
        } else if (line.contains("\"recovered\":false")) {
          gaps++;
        } else if (line.startsWith("HTTP/1.1 204")) {
          return;
        }
      }
    }
  }

  private void socket() throws IOException, InterruptedException {
    var frames = new LinkedBlockingQueue<String>();
    URI address = URI.create(topic.toString().replace("http:", "ws:") + "?after=" + after());
    WebSocket socket;
    try {
      socket = http.newWebSocketBuilder().buildAsync(address, new Frames(frames)).join();
    } catch (java.util.concurrent.CompletionException e) {
      throw new IOException("no handshake", e);
    }
    try {
      while (!hasAll()) {
        String frame = frames.poll(200, TimeUnit.MILLISECONDS);
        if (frame == null) {
          continue; // look whether this was all
        }
        if (frame.equals(Frames.CLOSED)) {
          throw new IOException("the server closed the socket");
        }
        if (frame.startsWith("{\"id\"")) {
          take(frame);
        } else if (frame.contains("\"recovered\":false")) {
          gaps++;
        }
        if (breaksNow()) {
          return;
        }
      }
    } finally {
      socket.abort();
    }
  }

  /// Puts whole text messages, and the end, into a queue.
  private static final class Frames implements WebSocket.Listener {
    static final String CLOSED = "(closed)";

    private final LinkedBlockingQueue<String> frames;
    private final StringBuilder part = new StringBuilder();

    Frames(LinkedBlockingQueue<String> frames) {
      this.frames = frames;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean whole) {
      part.append(data);
      if (whole) {
        frames.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      frames.add(CLOSED);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      frames.add(CLOSED);
    }
  }
}
