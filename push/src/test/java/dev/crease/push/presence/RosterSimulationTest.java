package dev.crease.push.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Limits;
import dev.crease.push.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A seeded simulation of people who come and go on three loops, which tell of it late and in any
/// order, beside a second model that is as plain as can be. A failure names its seed; run that one
/// alone with `-Dseed=N`.
class RosterSimulationTest {
  private static final long GRACE = 10_000;
  private static final int CROWD = 7;
  private static final int LISTED = 9;
  private static final Topic ROOM = new Topic("rooms/1");
  private static final Limits.Presence LIMITS =
      new Limits.Presence(
          10, 1, CROWD, 4, LISTED, 4, 100, Limits.defaults().presence().ephemerals());

  static LongStream seeds() {
    Long seed = Long.getLong("seed");
    return seed == null ? LongStream.rangeClosed(1, 500) : LongStream.of(seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whoIsThereIsAsTheSecondModelSays(long seed) {
    World world = new World(seed);
    for (int step = 0; step < 600; step++) {
      world.step();
    }
    world.settle();
    assertThat(world.heard).as("seed %d", seed).isNotEmpty();
  }

  private record Connection(int loop, String user) {}

  private static final class World {
    private final Random random;
    private final long seed;
    private final Roster roster = new Roster(LIMITS, _ -> Shown.USERS);
    private final Changes[] loops = {new Changes(), new Changes(), new Changes()};
    private final List<Connection> open = new ArrayList<>();
    private final Plain plain = new Plain();
    private final Client client = new Client();
    private final List<Told> heard = new ArrayList<>();
    private final int users;
    private long now;
    private long heardAt = -100_000;
    private boolean wasCrowded;

    World(long seed) {
      this.seed = seed;
      random = new Random(seed);
      users = 2 + random.nextInt(14);
    }

    void step() {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> connect();
        case 3, 4, 5 -> disconnect();
        case 6, 7 -> handOver(random.nextInt(loops.length));
        case 8 -> pass(random.nextInt(800));
        default -> pass(random.nextInt(10) == 0 ? 15_000 : 100);
      }
    }

    private void connect() {
      int who = random.nextInt(users);
      connect(new Connection(random.nextInt(loops.length), who == 0 ? "" : "u" + who));
    }

    private void connect(Connection connection) {
      open.add(connection);
      loops[connection.loop].add(ROOM, visitor(connection.user), 1);
    }

    private void disconnect() {
      if (!open.isEmpty()) {
        Connection gone = open.remove(random.nextInt(open.size()));
        loops[gone.loop].add(ROOM, visitor(gone.user), -1);
      }
    }

    private static Visitor visitor(String user) {
      return new Visitor(user, user);
    }

    private void handOver(int loop) {
      Changes changes = loops[loop];
      loops[loop] = new Changes();
      roster.change(changes, now);
      changes.topics().values().forEach(change -> plain.change(change, now));
    }

    private void pass(long millis) {
      now += millis;
      plain.now = now;
      List<Told> news = roster.advance(now);
      assertThat(roster.count()).as("seed %d at %d", seed, now).isEqualTo(plain.count());
      assertThat(news).as("one event for the topic").hasSizeLessThanOrEqualTo(1);
      news.forEach(this::hear);
    }

    private void hear(Told told) {
      State state = told.state();
      assertThat(state.count()).as("seed %d at %d", seed, now).isEqualTo(plain.count());
      assertThat(now - heardAt)
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(wasCrowded ? 4_000 : 1_000);
      told.difference()
          .ifPresent(difference -> difference.left().forEach(user -> plain.checkGone(user, seed)));
      client.hear(told);
      if (plain.users().size() <= LISTED) {
        assertThat(client.users).as("seed %d at %d", seed, now).isEqualTo(plain.users());
      } else {
        assertThat(plain.users()).as("seed %d", seed).containsAll(client.users);
      }
      heard.add(told);
      heardAt = now;
      wasCrowded = state.count() >= CROWD;
    }

    /// Everybody goes, and in the end nobody is there and nothing is remembered.
    void settle() {
      while (!open.isEmpty()) {
        disconnect();
      }
      for (int loop = 0; loop < loops.length; loop++) {
        handOver(loop);
      }
      pass(GRACE);
      pass(4_000);
      assertThat(roster.count()).as("seed %d: ghosts", seed).isZero();
      assertThat(roster.topicCount()).as("seed %d", seed).isZero();
      assertThat(client.users).as("seed %d", seed).isEmpty();
      assertThat(roster.advance(now + 100_000)).as("seed %d", seed).isEmpty();
    }
  }

  /// Who is there, person by person.
  private static final class Plain {
    private final Map<String, Integer> connections = new HashMap<>();
    private final Map<String, Long> lastOut = new HashMap<>();
    private final List<Long> unnamedOut = new ArrayList<>();
    private int unnamed;
    private long now;

    void change(Changes.OfTopic change, long at) {
      now = at;
      for (Changes.Named each : change.users()) {
        int has = connections.merge(each.who().user(), each.by(), Integer::sum);
        assertThat(has).isNotNegative();
        if (has == 0) {
          lastOut.put(each.who().user(), at);
        }
      }
      unnamed += change.unnamed();
      for (int i = 0; i < -change.unnamed(); i++) {
        unnamedOut.add(at);
      }
      for (int i = 0; i < change.unnamed() && !unnamedOut.isEmpty(); i++) {
        unnamedOut.removeLast();
      }
    }

    private boolean isThere(String user) {
      return connections.getOrDefault(user, 0) > 0
          || now - lastOut.getOrDefault(user, Long.MIN_VALUE / 2) < GRACE;
    }

    Set<String> users() {
      return connections.keySet().stream()
          .filter(this::isThere)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    long count() {
      unnamedOut.removeIf(at -> now - at >= GRACE);
      return (long) users().size() + unnamed + unnamedOut.size();
    }

    void checkGone(String user, long seed) {
      assertThat(connections).as("seed %d", seed).containsEntry(user, 0);
      assertThat(now - lastOut.getOrDefault(user, now))
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(GRACE);
    }
  }

  /// Keeps the list of users as the protocol says: by the differences, and anew when one does not
  /// follow on what it has.
  private static final class Client {
    private final TreeSet<String> users = new TreeSet<>();
    private final Map<String, String> names = new TreeMap<>();
    private long version;

    void hear(Told told) {
      if (told.difference().map(each -> each.follows() == version).orElse(false)) {
        Told.Difference difference = told.difference().get();
        difference.joined().forEach(each -> assertThat(users.add(each.user())).isTrue());
        difference.left().forEach(each -> assertThat(users.remove(each)).isTrue());
        difference.joined().forEach(each -> names.put(each.user(), each.name()));
      } else {
        users.clear();
        told.state().users().forEach(each -> users.add(each.user()));
      }
      version = told.state().version();
    }
  }
}
