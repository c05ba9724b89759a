package dev.crease.server.warm;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Readers of all four transports and a few publishers, round after round, until the JVM has
/// compiled what they make it run: readers come in, are sent events, and leave. One thread.
public final class Crowd {
  /// How many come in at once by SSE; half as many by WebSocket and by long polling.
  private static final int READERS = 200;

  private static final int PUBLISHERS = 16;

  /// How often each publisher publishes in a round.
  private static final int TURNS = 8;

  /// How often it is asked in a round by one who has everything.
  private static final int POLLS = 100;

  /// So 20,000 readers at least come in by SSE: the JVM's best compiler takes what was called 5,000
  /// times since it was looked at first.
  private static final int ROUNDS_LEAST = 100;

  /// The compiler has settled when it worked less than this part of the time, for so long: what it
  /// has not finished yet does not show.
  private static final double SETTLED = 0.05;

  private static final Duration SETTLED_FOR = Duration.ofMillis(1_500);

  private static final String TOPIC = "/v1/feeds/warm";
  private static final String EVENTS = "Accept: text/event-stream\r\n";
  private static final String UPGRADE =
      """
      Connection: Upgrade\r
      Upgrade: websocket\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      """;
  private static final String BODY =
      "{\"type\":\"message\",\"data\":{\"text\":\"%s\"}}".formatted("x".repeat(200));

  private final InetSocketAddress server;
  private final byte[] publish;
  private String tag = "";

  /// @param token may publish to the topic `feeds/warm`
  public Crowd(InetSocketAddress server, String token) {
    this.server = server;
    publish =
        """
        POST %s HTTP/1.1\r
        Host: warm\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        %s"""
            .formatted(TOPIC, token, BODY.length(), BODY)
            .getBytes(StandardCharsets.US_ASCII);
  }

  /// Comes and goes until the compiler has settled, or the time is over, or nobody wants it any
  /// more.
  ///
  /// @param wanted asked before each round
  /// @return how many rounds it took
  /// @throws IOException when the server does not answer as it should
  public int visit(Duration most, BooleanSupplier wanted) throws IOException {
    long end = System.nanoTime() + most.toNanos();
    int rounds = 0;
    long busy = System.nanoTime();
    long now = busy;
    while ((rounds < ROUNDS_LEAST || now - busy < SETTLED_FOR.toNanos())
        && wanted.getAsBoolean()
        && now < end) {
      long compiled = compileMillis();
      round();
      rounds++;
      double millis = (System.nanoTime() - now) / 1e6;
      now = System.nanoTime();
      if (compileMillis() - compiled >= SETTLED * millis) {
        busy = now;
      }
    }
    return rounds;
  }

  private static long compileMillis() {
    return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
  }

  private void round() throws IOException {
    List<Guest> all = new ArrayList<>();
    try {
      List<Guest> publishers = enter(PUBLISHERS, all);
      publish(publishers);
      Guest poller = enter(1, all).getFirst();
      poll(poller, "");
      List<Guest> readers = enter(READERS, all);
      askAll(readers, Guest.get(TOPIC + "?after=latest", EVENTS));
      List<Guest> sockets = enter(READERS / 2, all);
      askAll(sockets, Guest.get(TOPIC + "?after=latest", UPGRADE));
      List<Guest> waiting = enter(READERS / 2, all);
      answered(readers);
      answered(sockets);
      for (int i = 0; i < TURNS; i++) {
        askAll(waiting, Guest.get(TOPIC + "?after=" + tag + "&wait=20", ""));
        publish(publishers);
        answered(waiting);
        poll(poller, "");
        listen(readers);
        listen(sockets);
      }
      for (int i = 0; i < POLLS; i++) {
        poll(poller, "If-None-Match: \"" + tag + "\"\r\n");
      }
    } finally {
      for (Guest each : all) {
        each.close();
      }
    }
  }

  private List<Guest> enter(int count, List<Guest> all) throws IOException {
    List<Guest> came = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Guest guest = new Guest(server);
      all.add(guest);
      came.add(guest);
    }
    return came;
  }

  private static void askAll(List<Guest> guests, byte[] request) throws IOException {
    for (Guest each : guests) {
      each.ask(request);
    }
  }

  private static void answered(List<Guest> guests) throws IOException {
    for (Guest each : guests) {
      check(each.answer());
    }
  }

  private static void check(Guest.Answer answer) throws IOException {
    if (answer.status() >= 400) {
      throw new IOException("the server answered " + answer.status());
    }
  }

  private static void listen(List<Guest> guests) throws IOException {
    for (Guest each : guests) {
      each.listen();
    }
  }

  private void publish(List<Guest> publishers) throws IOException {
    askAll(publishers, publish);
    answered(publishers);
  }

  /// Learns where the topic is.
  private void poll(Guest poller, String headers) throws IOException {
    String after = tag.isEmpty() ? "last:1" : tag;
    poller.ask(Guest.get(TOPIC + "?after=" + after, headers));
    Guest.Answer answer = poller.answer();
    check(answer);
    tag = answer.tag().replace("\"", "");
  }
}
