package dev.crease.push.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.Ephemeral;
import dev.crease.push.HandLoop;
import dev.crease.push.Limits;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import dev.crease.push.TopicPattern;
import dev.crease.push.stats.PresenceStats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Loops that are turned by hand, and a clock that a test moves.
class PresenceTest {
  private static final Topic ROOM = new Topic("rooms/1");
  private static final Topic FEED = new Topic("feeds/x");
  private static final Topic QUIET = new Topic("quiet/x");
  private static final Visitor ANN = new Visitor("ann", "Ann \"A\"");
  private static final Visitor BOB = new Visitor("bob", "Bob");

  private final HandLoop one = new HandLoop();
  private final HandLoop two = new HandLoop();
  private final PresenceStats stats = new PresenceStats();
  private final List<String> heard = new ArrayList<>();
  private final Presence presence = presence(Limits.defaults());
  private long now;

  private Presence presence(Limits limits) {
    Presence made =
        new Presence(limits, PresenceTest::shown, this::hear, () -> Instant.EPOCH, stats);
    made.add(one);
    made.add(two);
    return made;
  }

  private static Shown shown(Topic topic) {
    return switch (topic.name().substring(0, topic.name().indexOf('/'))) {
      case "rooms" -> Shown.USERS;
      case "quiet" -> Shown.NOTHING;
      default -> Shown.COUNT;
    };
  }

  private void hear(Ephemeral event) {
    String json = event.json().toString();
    heard.add(
        event.topic() + " " + json.substring(json.indexOf("\"data\":") + 7, json.length() - 1));
  }

  private Attendance enter(HandLoop loop, Visitor who, Topic... topics) {
    return enter(presence, loop, who, topics);
  }

  private static Attendance enter(Presence presence, HandLoop loop, Visitor who, Topic... topics) {
    List<TopicPattern> patterns =
        List.of(topics).stream().map(each -> new TopicPattern(each.name())).toList();
    loop.inLoop = true;
    Attendance entered = presence.attendance(loop, Selection.of(patterns), who);
    entered.arrive();
    loop.inLoop = false;
    return entered;
  }

  private static void leave(HandLoop loop, Attendance attendance) {
    loop.inLoop = true;
    attendance.leave();
    loop.inLoop = false;
  }

  /// What both loops know now is told, a moment later.
  private void turn() {
    presence.tick(now);
    while (one.runOne() || two.runOne()) {
      // until both have handed over
    }
    presence.tick(now);
  }

  @Test
  void aUserIsThereFromTheFirstConnectionInUntilAGraceAfterTheLastOneOut() {
    Attendance phone = enter(one, ANN, ROOM);
    turn();
    Attendance tablet = enter(two, ANN, ROOM);
    now = 5_000;
    turn();
    leave(one, phone);
    now = 50_000;
    turn();
    leave(two, tablet);
    turn();
    now = 59_999;
    turn();
    assertThat(heard)
        .containsExactly(
            "rooms/1 {\"count\":1,\"version\":1,\"joined\":[{\"user\":\"ann\",\"name\":\"Ann"
                + " \\\"A\\\"\"}],\"left\":[],\"follows\":0}");
    now = 60_000;
    turn();
    assertThat(heard.getLast())
        .isEqualTo(
            "rooms/1 {\"count\":0,\"version\":2,\"joined\":[],\"left\":[\"ann\"],\"follows\":1}");
    now = 61_000;
    turn();
    assertThat(stats.topics()).isZero();
  }

  @Test
  void anotherTransportOnAnotherLoopIsNoLeaveAndNoJoin() {
    Attendance stream = enter(one, ANN, ROOM);
    turn();
    for (int i = 0; i < 20; i++) {
      leave(one, stream);
      turn();
      now += 9_000;
      turn();
      stream = enter(one, ANN, ROOM);
      turn();
    }
    assertThat(heard).hasSize(1);
  }

  @Test
  void whoIsAskedForIsWhatWasToldLast() {
    Attendance ann = enter(one, ANN, ROOM, FEED);
    turn();
    enter(two, BOB, ROOM);
    enter(two, Visitor.UNNAMED, ROOM);
    turn();
    assertThat(presence.of(ROOM))
        .as("not before the interval is over")
        .hasToString(
            "{\"topic\":\"rooms/1\",\"count\":1,\"users\":[{\"user\":\"ann\",\"name\":\"Ann \\\"A\\\"\"}],"
                + "\"version\":1}");
    now += 1_000;
    turn();
    assertThat(presence.of(ROOM).toString()).contains("\"count\":3,").contains("\"bob\"");
    assertThat(presence.of(FEED)).hasToString("{\"topic\":\"feeds/x\",\"count\":1}");
    assertThat(presence.of(new Topic("rooms/2")))
        .hasToString("{\"topic\":\"rooms/2\",\"count\":0,\"users\":[],\"version\":0}");
    assertThat(stats.people()).isEqualTo(4);
    assertThat(stats.topics()).isEqualTo(2);
    leave(one, ann);
    leave(one, ann);
    turn();
    now += 10_000;
    turn();
    assertThat(presence.of(FEED))
        .as("leaving twice is leaving once")
        .hasToString("{\"topic\":\"feeds/x\",\"count\":0}");
    assertThat(presence.of(ROOM).toString()).contains("\"count\":2,");
  }

  @Test
  void whoWasUnnamedAndSaysWhoTheyAreIsOnePerson() {
    Attendance somebody = enter(one, Visitor.UNNAMED, ROOM);
    one.inLoop = true;
    somebody.become(BOB);
    one.inLoop = false;
    turn();
    assertThat(presence.of(ROOM).toString()).contains("\"count\":1,").contains("\"bob\"");
    leave(one, somebody);
    turn();
    now += 10_000;
    turn();
    assertThat(presence.of(ROOM).toString()).contains("\"count\":0,");
  }

  @Test
  void topicsThatShowNothingAndSubtreesCostNothing() {
    assertThat(enter(one, ANN, QUIET)).isSameAs(Attendance.NONE);
    assertThat(enter(one, ANN, QUIET, ROOM)).isNotSameAs(Attendance.NONE);
    one.inLoop = true;
    Selection subtree = Selection.of(List.of(new TopicPattern("rooms/*")));
    assertThat(presence.attendance(one, subtree, ANN)).isSameAs(Attendance.NONE);
    turn();
    assertThat(stats.topics()).isEqualTo(1);
  }

  @Test
  void overTheLimitOfItsLoopAConnectionIsInNothing() {
    Limits.Presence usual = Limits.defaults().presence();
    Presence small =
        presence(
            Limits.defaults()
                .with(new Limits.Presence(10, 1, 1_000, 10, 100, 50, 2, usual.ephemerals())));
    Attendance both = enter(small, one, ANN, ROOM, FEED);
    assertThat(enter(small, one, BOB, ROOM)).isSameAs(Attendance.NONE);
    assertThat(enter(small, two, BOB, ROOM)).as("another loop").isNotSameAs(Attendance.NONE);
    assertThat(stats.uncountedTotal()).isOne();
    leave(one, both);
    assertThat(enter(small, one, BOB, ROOM)).isNotSameAs(Attendance.NONE);
  }

  @Test
  void whoNeverArrivedIsNowhere() {
    one.inLoop = true;
    Attendance ann = presence.attendance(one, Selection.of(ROOM), ANN);
    ann.leave();
    ann.arrive();
    one.inLoop = false;
    turn();
    assertThat(heard).isEmpty();
    assertThat(stats.topics()).isZero();
  }

  @Test
  void onlyItsLoopMayEnterAndLeave() {
    Attendance ann = enter(one, ANN, ROOM);
    assertThatThrownBy(ann::leave).isInstanceOf(IllegalStateException.class);
  }
}
