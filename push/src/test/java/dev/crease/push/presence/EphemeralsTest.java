package dev.crease.push.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.Draft;
import dev.crease.push.Ephemeral;
import dev.crease.push.From;
import dev.crease.push.HandLoop;
import dev.crease.push.JsonBytes;
import dev.crease.push.LatestOnly;
import dev.crease.push.Limits;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.push.Selection;
import dev.crease.push.Subscriber;
import dev.crease.push.Topic;
import dev.crease.push.TopicPattern;
import dev.crease.push.access.Principal;
import dev.crease.push.access.Quotas;
import dev.crease.push.hub.Hub;
import dev.crease.push.memory.MemoryLog;
import dev.crease.push.stats.Count;
import dev.crease.push.stats.PresenceStats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Events that nobody keeps, from their sender to a loop that is turned by hand.
class EphemeralsTest {
  private static final Topic TALK = new Topic("feeds/talk");
  private static final Topic OTHER = new Topic("feeds/other");

  private final MemoryLog log = new MemoryLog("k3", () -> Instant.EPOCH);
  private final Hub hub = new Hub(log, Limits.defaults(), LatestOnly.NONE, Runnable::run);
  private final PresenceStats stats = hub.stats().presence();
  private final HandLoop loop = new HandLoop();
  private final Quotas quotas = new Quotas(Limits.defaults(), this::nanos);
  private final Ephemerals ephemerals = new Ephemerals(Limits.defaults(), quotas, hub::pass, stats);
  private long millis;

  private long nanos() {
    return millis * 1_000_000;
  }

  @AfterEach
  void stop() {
    hub.close();
    log.close();
  }

  private void send(String user, Topic topic, String type, String data) {
    Principal who = new Principal(user, user, List.of(), List.of(new TopicPattern("*")));
    ephemerals.send(who, topic, new Draft(type, Instant.EPOCH, JsonBytes.of(data)));
  }

  private Reader reader(Selection selection) {
    hub.add(loop);
    Reader reader = new Reader();
    loop.inLoop = true;
    var _ = hub.subscribe(loop, selection, new From.Latest(), reader);
    loop.inLoop = false;
    turn();
    return reader;
  }

  private void turn() {
    while (loop.runOne()) {
      // until nothing waits
    }
  }

  @Test
  void oneUserSendsOneTypeToOneTopicOnceInThreeSeconds() {
    send("ann", TALK, "typing", "{}");
    millis = 2_999;
    assertThatThrownBy(() -> send("ann", TALK, "typing", "{}"))
        .isInstanceOfSatisfying(
            PushError.Raised.class,
            raised -> assertThat(raised.error()).isEqualTo(PushError.TOO_MANY_REQUESTS));
    send("bob", TALK, "typing", "{}");
    send("ann", OTHER, "typing", "{}");
    send("ann", TALK, "laughing", "{}");
    millis = 3_000;
    send("ann", TALK, "typing", "{}");
    assertThat(stats.sentTotal()).isEqualTo(5);
  }

  @Test
  void aTopicPassesOnSoManyASecondAndTheOthersAreDroppedWithoutAWord() {
    Reader reader = reader(Selection.of(TALK));
    for (int i = 0; i < 30; i++) {
      send("u" + i, TALK, "typing", "{}");
    }
    send("ann", OTHER, "typing", "{}");
    turn();
    assertThat(reader.heard).hasSize(20);
    assertThat(stats.crowdedOutTotal()).isEqualTo(10);
    millis = 1_000;
    send("ann", TALK, "typing", "{}");
    turn();
    assertThat(reader.heard).hasSize(21);
  }

  @Test
  void whatIsNotAClientsToSayOrTooBigIsRefused() {
    assertThatThrownBy(() -> send("ann", TALK, "presence", "{}")).hasMessageContaining("server's");
    assertThatThrownBy(() -> send("ann", TALK, "typing", "\"" + "x".repeat(4_095) + "\""))
        .hasMessageContaining("4096 bytes");
    send("ann", TALK, "typing", "\"" + "x".repeat(4_094) + "\"");
  }

  @Test
  void aReaderOfASubtreeHearsItAndOneWhoIsBehindDoesNot() {
    Reader reader = reader(Selection.of(List.of(new TopicPattern("feeds/*"))));
    send("ann", TALK, "typing", "{}");
    turn();
    assertThat(reader.heard)
        .containsExactly(
            "{\"topic\":\"feeds/talk\",\"type\":\"typing\",\"time\":\"1970-01-01T00:00:00.000Z\",\"data\":{}}");
    reader.ready = false;
    send("bob", TALK, "typing", "{}");
    turn();
    reader.ready = true;
    turn();
    assertThat(reader.heard).hasSize(1);
    assertThat(hub.stats().get(Count.EPHEMERAL_DROPS)).isOne();
    assertThat(hub.stats().get(Count.EPHEMERAL_DELIVERIES)).isOne();
    assertThat(log.head().offset()).as("nothing is kept").isZero();
  }

  @Test
  void aLateLoopLosesWhatIsTooMuchAndIsWokenOnceForTheOthers() {
    Reader reader = reader(Selection.of(TALK));
    Draft draft = new Draft("typing", Instant.EPOCH, JsonBytes.of("{}"));
    for (int i = 0; i < 1_003; i++) {
      hub.pass(Ephemeral.of(TALK, draft));
    }
    hub.pass(Ephemeral.of(OTHER, draft));
    assertThat(loop.runOne()).isTrue();
    assertThat(loop.runOne()).as("one task for all").isFalse();
    assertThat(reader.heard).hasSize(1_000);
    assertThat(stats.leftOutTotal()).isEqualTo(3);
    hub.pass(Ephemeral.of(TALK, draft));
    turn();
    assertThat(reader.heard).hasSize(1_001);
  }

  private static final class Reader implements Subscriber {
    final List<String> heard = new ArrayList<>();
    boolean ready = true;

    @Override
    public int eventsAtOnce() {
      return 10;
    }

    @Override
    public int bytesAtOnce() {
      return 10_000;
    }

    @Override
    public boolean ready() {
      return ready;
    }

    @Override
    public boolean skipsToLatest() {
      return false;
    }

    @Override
    public void start(Start start) {}

    @Override
    public void deliver(List<Publication> publications) {
      throw new AssertionError("nothing is published");
    }

    @Override
    public boolean wants(Ephemeral event) {
      return true;
    }

    @Override
    public void pass(Ephemeral event) {
      heard.add(event.json().toString());
    }

    @Override
    public void caughtUp() {}

    @Override
    public void failed(RuntimeException cause) {
      throw new AssertionError(cause);
    }
  }
}
