package dev.crease.push.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Draft;
import dev.crease.push.JsonBytes;
import dev.crease.push.Limits;
import dev.crease.push.Topic;
import dev.crease.push.client.Follower;
import dev.crease.push.client.Heard;
import dev.crease.push.client.PollFollower;
import dev.crease.push.client.Roll;
import dev.crease.push.client.SseFollower;
import dev.crease.push.client.TransportClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every transport promises, whatever version of HTTP it is spoken over.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TransportContract {
  static final Map<String, String> NOBODY = Map.of();
  static final Map<String, String> WRITER = Map.of("authorization", "Bearer writer");

  private final AtomicInteger topics = new AtomicInteger();
  VersionBench versions;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    versions = new VersionBench(folder, soon(Limits.defaults().withBeatSeconds(1)));
  }

  /// Who has gone is missed after a second.
  static Limits soon(Limits limits) {
    Limits.Presence usual = limits.presence();
    return limits.with(
        new Limits.Presence(
            1,
            usual.eventSeconds(),
            usual.crowd(),
            usual.crowdSeconds(),
            usual.listed(),
            usual.changes(),
            usual.attended(),
            usual.ephemerals()));
  }

  /// Whether its readers are there, and hear what nobody keeps.
  boolean staysThere() {
    return true;
  }

  /// Whether its readers hear what nobody keeps.
  boolean hearsEphemerals() {
    return true;
  }

  @AfterAll
  void stop() {
    versions.close();
  }

  /// Asks for a topic in the way of this transport.
  ///
  /// @param headers further headers
  abstract TransportClient.Call ask(
      TransportClient client, String path, Map<String, String> headers) throws IOException;

  /// Follows a topic from a place on.
  abstract Follower follow(
      TransportClient client, String path, Map<String, String> headers, String after)
      throws IOException;

  @ParameterizedTest
  @EnumSource
  void everyEventComesOnceAndInOrder(VersionBench.Version version) throws Exception {
    Topic topic = newTopic();
    List<String> ids = new ArrayList<>(publish(version, topic, 300));
    try (Follower follower = follow(version, topic, "earliest")) {
      assertThat(follower.next()).isEqualTo(new Heard.Start(true));
      Thread publisher =
          Thread.ofVirtual()
              .start(
                  () ->
                      IntStream.range(0, 50).forEach(i -> ids.addAll(publish(version, topic, 4))));
      List<Heard.Event> events = follower.events(500);
      publisher.join();
      assertThat(events).extracting(Heard.Event::id).isEqualTo(ids);
      assertThat(events.getLast().json()).contains("\"data\":{\"n\":3}");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReaderWhoComesBackGetsWhatCameMeanwhile(VersionBench.Version version) throws Exception {
    Topic topic = newTopic();
    publish(version, topic, 3);
    String last;
    try (Follower follower = follow(version, topic, "earliest")) {
      assertThat(follower.next()).isEqualTo(new Heard.Start(true));
      last = follower.events(3).getLast().id();
    }
    List<String> missed = publish(version, topic, 5);
    try (Follower follower = follow(version, topic, last)) {
      assertThat(follower.next()).isEqualTo(new Heard.Start(true));
      assertThat(follower.events(5)).extracting(Heard.Event::id).isEqualTo(missed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLostPlaceIsToldOf(VersionBench.Version version) throws Exception {
    Topic topic = newTopic();
    List<String> ids = publish(version, topic, 2);
    try (Follower follower = follow(version, topic, "old-1")) {
      assertThat(follower.next()).isEqualTo(new Heard.Start(false));
      assertThat(follower.events(2)).extracting(Heard.Event::id).isEqualTo(ids);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLatestIsWhatComesNext(VersionBench.Version version) throws Exception {
    Topic topic = newTopic();
    publish(version, topic, 3);
    try (Follower follower = follow(version, topic, "latest")) {
      assertThat(follower.next()).isEqualTo(new Heard.Start(true));
      assertThat(follower.next()).isInstanceOf(Heard.Beat.class); // it is there, and nothing is
      List<String> ids = publish(version, topic, 1);
      assertThat(follower.events(1)).extracting(Heard.Event::id).isEqualTo(ids);
    }
  }

  @ParameterizedTest
  @EnumSource
  void silenceSaysWhereTheTopicIs(VersionBench.Version version) throws Exception {
    Topic topic = newTopic();
    String head = publish(version, topic, 2).getLast();
    try (Follower follower = follow(version, topic, "last:1")) {
      assertThat(follower.next()).isEqualTo(new Heard.Start(true));
      assertThat(follower.events(1)).extracting(Heard.Event::id).containsExactly(head);
      assertThat(follower.next()).isEqualTo(new Heard.Beat(head));
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyReadersGetTheSame(VersionBench.Version version) throws Exception {
    Topic topic = newTopic();
    List<String> ids = new ArrayList<>(publish(version, topic, 1));
    List<Follower> followers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      followers.add(follow(version, topic, "earliest"));
      assertThat(followers.getLast().next()).isEqualTo(new Heard.Start(true));
    }
    for (int i = 0; i < 30; i++) {
      ids.addAll(publish(version, topic, 1 + i % 3));
    }
    for (Follower follower : followers) {
      assertThat(follower.events(ids.size())).extracting(Heard.Event::id).isEqualTo(ids);
      follower.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotThereOrNotAllowedIsAProblem(VersionBench.Version version) throws Exception {
    assertProblem(version, "/v1/nothing/here", NOBODY, 404, "not-found");
    assertProblem(version, "/v1/private/x", NOBODY, 401, "no-token");
    assertProblem(version, "/v1/feeds/x?after=never", NOBODY, 400, "malformed");
    Map<String, String> forged = Map.of("authorization", "Bearer forged");
    assertProblem(version, "/v1/feeds/x", forged, 401, "bad-token");
  }

  @ParameterizedTest
  @EnumSource
  void whatNobodyKeepsIsHeardByStreamsAndHasNoId(VersionBench.Version version) throws Exception {
    Topic topic = newTopic();
    TransportClient client = versions.client(version);
    try (Follower follower = follow(version, topic, "latest")) {
      assertThat(follower.next()).isEqualTo(new Heard.Start(true));
      byte[] typing = "{\"ephemeral\":true}".getBytes(StandardCharsets.UTF_8);
      try (TransportClient.Call call = client.call("POST", "/v1/" + topic, WRITER, typing)) {
        assertThat(call.status()).isEqualTo(202);
      }
      List<String> ids = publish(version, topic, 1);
      Heard first = follower.next();
      while (first instanceof Heard.Beat) {
        first = follower.next();
      }
      if (hearsEphemerals()) {
        assertThat(first)
            .isEqualTo(
                new Heard.Passed(
                    "{\"topic\":\"%s\",\"type\":\"typing\",\"time\":\"%s\",\"data\":{\"ephemeral\":true}}"
                        .formatted(topic, EchoTopics.TIME)));
        assertThat(follower.events(1)).extracting(Heard.Event::id).isEqualTo(ids);
      } else {
        assertThat(first)
            .isInstanceOfSatisfying(
                Heard.Event.class, event -> assertThat(event.id()).isEqualTo(ids.getFirst()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1", "HTTP_2"})
  void whoFollowsIsThereAndMissedSomeTimeAfter(VersionBench.Version version) throws Exception {
    TransportClient client = versions.client(version);
    String room = "rooms/t" + topics.incrementAndGet();
    String path = "/v1/" + room;
    try (Roll roll = roll(client, room)) {
      roll.until(Set.of("u1"));
      Follower follower = follow(client, path, user(2), "latest");
      AtomicBoolean stays = new AtomicBoolean(true);
      Thread reader = Thread.ofVirtual().start(() -> read(follower, stays));
      if (staysThere()) {
        roll.until(Set.of("u1", "u2"));
      }
      try (Roll other = roll(client, room)) {
        assertThat(other.count()).as("one person, two connections").isEqualTo(roll.count());
        stays.set(false);
        follower.close();
        reader.join();
        if (staysThere()) {
          roll.until(Set.of("u1"));
        }
        roll.ask();
        assertThat(roll.users()).containsExactly("u1");
      }
    }
  }

  private static void read(Follower follower, AtomicBoolean stays) {
    try {
      while (stays.get() && !(follower.next() instanceof Heard.End)) {
        // it stays
      }
    } catch (IOException | AssertionError closed) {
      if (stays.get()) {
        throw new AssertionError("it should have stayed", closed);
      }
    }
  }

  private static Roll roll(TransportClient client, String room) throws IOException {
    Map<String, String> headers = new HashMap<>(user(1));
    headers.put("accept", "text/event-stream");
    String path = "/v1/" + room + "?after=latest&presence=true";
    return new Roll(
        client, room, user(1), new SseFollower(client.call("GET", path, headers, new byte[0])));
  }

  static Map<String, String> user(int number) {
    return Map.of("authorization", "Bearer user-" + number);
  }

  private void assertProblem(
      VersionBench.Version version, String path, Map<String, String> who, int status, String code)
      throws IOException {
    try (TransportClient.Call call = ask(versions.client(version), path, who)) {
      assertThat(call.status()).isEqualTo(status);
      assertThat(call.header("content-type")).isEqualTo("application/problem+json");
      assertThat(PollFollower.body(call)).contains("\"code\":\"" + code + "\"");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTokenOpensWhatIsPrivate(VersionBench.Version version) throws Exception {
    Topic topic = new Topic("private/t" + topics.incrementAndGet());
    List<String> ids = publish(version, topic, 1);
    String path = "/v1/" + topic;
    try (Follower follower = follow(versions.client(version), path, WRITER, "earliest")) {
      assertThat(follower.next()).isEqualTo(new Heard.Start(true));
      assertThat(follower.events(1)).extracting(Heard.Event::id).isEqualTo(ids);
    }
  }

  Topic newTopic() {
    return new Topic("feeds/t" + topics.incrementAndGet());
  }

  Follower follow(VersionBench.Version version, Topic topic, String after) throws IOException {
    return follow(versions.client(version), "/v1/" + topic, NOBODY, after);
  }

  /// Publishes one batch.
  ///
  /// @return its ids
  List<String> publish(VersionBench.Version version, Topic topic, int count) {
    List<Draft> drafts =
        IntStream.range(0, count)
            .mapToObj(n -> new Draft("tick", EchoTopics.TIME, JsonBytes.of("{\"n\":" + n + "}")))
            .toList();
    AppendResult result = versions.bench(version).hub.publish(Append.of(topic, drafts));
    return ((AppendResult.Appended) result)
        .publications().stream().map(each -> each.cursor().toString()).toList();
  }
}
