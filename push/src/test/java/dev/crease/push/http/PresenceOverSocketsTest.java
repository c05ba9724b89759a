package dev.crease.push.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Limits;
import dev.crease.push.client.Follower;
import dev.crease.push.client.Heard;
import dev.crease.push.client.Http1Client;
import dev.crease.push.client.PollFollower;
import dev.crease.push.client.Roll;
import dev.crease.push.client.SseFollower;
import dev.crease.push.client.TransportClient;
import dev.crease.push.client.WebSocketFollower;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// People on real sockets: 200 connections of 50 users on four transports, who come and go, in good
/// order or by a reset.
class PresenceOverSocketsTest {
  private static final int USERS = 50;
  private static final int ROUNDS = 4;
  private static final String ROOM = "rooms/one";
  private static final String PATH = "/v1/" + ROOM;

  @Test
  void twoHundredConnectionsComeAndGoAndNoGhostIsLeft() throws Exception {
    Limits limits = TransportContract.soon(Limits.defaults().withBeatSeconds(1));
    try (Bench bench = new Bench(limits);
        Client gentle = new Client(bench.server.port(), false);
        Client rough = new Client(bench.server.port(), true);
        Roll roll = gentle.roll(99);
        Roll late = rough.roll(99)) {
      comeAndGo(List.of(gentle, rough));
      List<Follower> staying = new ArrayList<>();
      Set<String> expected = new TreeSet<>(Set.of("u99"));
      for (int user = 0; user < 20; user++) {
        Client client = user % 2 == 0 ? gentle : rough;
        staying.add(user % 3 == 0 ? client.webSocket(user) : client.sse(user));
        assertThat(staying.getLast().next()).isInstanceOf(Heard.Start.class);
        expected.add("u" + user);
      }
      roll.until(expected);
      late.until(expected);
      staying.forEach(Follower::close);
      roll.until(Set.of("u99"));
      roll.ask();
      assertThat(roll.users()).containsExactly("u99");
      assertThat(roll.count()).isOne();
    }
  }

  private static void comeAndGo(List<Client> clients) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 4 * USERS; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  for (int round = 0; round < ROUNDS; round++) {
                    clients.get((number + round) % 2).visit(number, round);
                  }
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
  }

  /// Connections that are closed in good order, or with a reset (SO_LINGER of 0).
  private record Client(TransportClient http) implements AutoCloseable {
    Client(int port, boolean resets) {
      this(
          new Http1Client(
              () -> {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setSoLinger(resets, 0);
                return socket;
              }));
    }

    /// Comes, stays until it has heard two things, and goes.
    void visit(int number, int round) throws IOException {
      int user = number % USERS;
      try (Follower follower =
          switch ((number / USERS + round) % 4) {
            case 0 -> sse(user);
            case 1 -> webSocket(user);
            case 2 -> new PollFollower(http, PATH, TransportContract.user(user), "latest", 1);
            default -> new PollFollower(http, PATH, TransportContract.user(user), "latest", 0);
          }) {
        assertThat(follower.next()).isInstanceOf(Heard.Start.class);
        if (number % 3 != round % 3) {
          assertThat(follower.next()).isInstanceOf(Heard.Beat.class);
        }
      }
    }

    Follower sse(int user) throws IOException {
      return new SseFollower(http.call("GET", PATH + "?after=latest", stream(user), new byte[0]));
    }

    Follower webSocket(int user) throws IOException {
      return new WebSocketFollower(
          http.webSocket(PATH + "?after=latest", TransportContract.user(user)));
    }

    Roll roll(int user) throws IOException {
      String path = PATH + "?after=latest&presence=true";
      Follower stream = new SseFollower(http.call("GET", path, stream(user), new byte[0]));
      return new Roll(http, ROOM, TransportContract.user(user), stream);
    }

    private static Map<String, String> stream(int user) {
      Map<String, String> headers = new HashMap<>(TransportContract.user(user));
      headers.put("accept", "text/event-stream");
      return headers;
    }

    @Override
    public void close() {
      http.close();
    }
  }
}
