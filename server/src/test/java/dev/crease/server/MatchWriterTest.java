package dev.crease.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.Scorer;
import dev.crease.cricket.Team;
import dev.crease.push.Append;
import dev.crease.push.Draft;
import dev.crease.push.EventLog;
import dev.crease.push.JsonBytes;
import dev.crease.push.LatestOnly;
import dev.crease.push.Limits;
import dev.crease.push.PushError;
import dev.crease.push.access.Principal;
import dev.crease.push.hub.Hub;
import dev.crease.push.memory.MemoryLog;
import dev.crease.server.scorers.HandoverCodes;
import dev.crease.server.scorers.LeaseRequest;
import dev.crease.server.scorers.LeaseTerms;
import dev.crease.server.scorers.ScorerNames;
import dev.crease.server.scorers.Sender;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatchWriterTest {
  private static final List<Team> TEAMS =
      List.of(
          new Team("Harbour City", "HAR", List.of("Ann", "Bea")),
          new Team("Northvale", "NOR", List.of("Uma", "Val")));
  private static final Fact.Created CREATED =
      new Fact.Created("m", MatchFormat.T20, TEAMS, MatchInfo.NONE);
  private static final LeaseTerms TERMS =
      new LeaseTerms(
          Limits.defaults().leases(),
          new HandoverCodes(new byte[32], new Random(1)),
          new ScorerNames(new byte[32]));
  private static final Scorer SANA = new Scorer("sana", "Sana");
  private static final RequestKey NO_KEY = RequestKey.of(Principal.ANYONE, "create", "");

  private volatile Instant now = Instant.EPOCH;
  private final AtomicBoolean failNext = new AtomicBoolean();
  private final ShakyLog log = new ShakyLog(new MemoryLog("m1", () -> now), failNext);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Hub hub = new Hub(log, Limits.defaults(), LatestOnly.NONE, threads);
  private MatchRegistry matches = new MatchRegistry(hub, () -> now, TERMS);

  @BeforeEach
  void create() {
    matches.create(CREATED, List.of(), NO_KEY);
  }

  @AfterEach
  void close() {
    matches.close();
    threads.close();
  }

  @Test
  void aRetryAfterTheLogFailedFindsWhatTheLogKept() {
    MatchWriter match = matches.get("m");
    var request = request("k", new Fact.InningsBegun("Harbour City", false));
    failNext.set(true);
    assertThatThrownBy(() -> match.ask(request)).isInstanceOf(EventLog.Failure.class);
    assertThat(match.ask(request)).isInstanceOf(MatchWriter.Answer.Made.class);
    assertThat(match.state().head()).isEqualTo(log.head());
    assertThat(match.state().match().score().innings()).isEqualTo(1);
    assertThat(log.read(match.log().topic(), 0, 10).publications()).hasSize(2);
  }

  @Test
  void whatAnotherNodeWroteIsReadBeforeDecidingAgain() {
    MatchWriter match = matches.get("m");
    assertThat(match.state().head().offset()).isEqualTo(1);
    try (MatchRegistry other = new MatchRegistry(hub, () -> now, TERMS)) {
      other.get("m").ask(request("", new Fact.InningsBegun("Harbour City", false)));
    }
    assertThat(match.ask(request("", new Fact.Openers("Ann", "Bea"))))
        .isInstanceOf(MatchWriter.Answer.Made.class);
    assertThat(match.state().match().score().striker().player()).isEqualTo("Ann");
  }

  @Test
  void aDamagedMatchHidesNoOther() {
    var topic = MatchLog.topic("damaged");
    hub.publish(
        Append.of(topic, List.of(new Draft("ball", Instant.EPOCH, JsonBytes.of("{\"odd\":1}")))));
    matches.close();
    matches = new MatchRegistry(hub, () -> now, TERMS);
    assertThat(matches.has("damaged")).isTrue();
    assertThat(matches.all()).extracting(state -> state.match().id()).containsExactly("m");
  }

  /// Whoever chains each ball to the one before goes on the next day, though the log has forgotten
  /// the key of the last of the day before; a claim in the morning changes nothing of that.
  @Test
  void whatFollowsAKeyThatIsForgottenIsTakenAfterALongBreak() {
    MatchWriter match = matches.get("m");
    match.ask(request("k1", new Fact.InningsBegun("Harbour City", false)));
    made(match, following("k1", "k2", new Fact.Openers("Ann", "Bea")));
    now = now.plus(EventLog.KEY_LIFE);
    assertThat(match.ask(following("k0", "k3", new Fact.BowlerOn("Uma", ""))))
        .isInstanceOf(MatchWriter.Answer.OutOfOrder.class);
    now = now.plusMillis(1);
    match.ask(new LeaseRequest.Claim(SANA), "");
    made(match, following("k2", "k3", new Fact.BowlerOn("Uma", "")));
    assertThat(match.ask(following("k4", "k5", new Fact.Remark("too early"))))
        .isInstanceOf(MatchWriter.Answer.OutOfOrder.class);
    made(match, following("k3", "k4", new Fact.Remark("now")));
  }

  private static void made(MatchWriter match, MatchWriter.Request request) {
    assertThat(match.ask(request)).isInstanceOf(MatchWriter.Answer.Made.class);
  }

  private static MatchWriter.Request following(String before, String key, MatchCommand command) {
    return new MatchWriter.Request(
        List.of(command),
        new Append.Expected.Anywhere(),
        key,
        new Sender(SANA, 0, before, key, "{}"));
  }

  @Test
  void nobodyWaitsForEverWhenItCloses() throws Exception {
    MatchWriter match = matches.get("m");
    List<Future<Boolean>> askers =
        IntStream.range(0, 50)
            .mapToObj(i -> threads.submit(() -> isAnswered(match, "k" + i)))
            .toList();
    match.close();
    for (Future<Boolean> asker : askers) {
      assertThat(asker.get()).isTrue();
    }
    assertThatThrownBy(() -> match.ask(request("", new Fact.Remark("late"))))
        .isInstanceOf(PushError.Raised.class);
  }

  private static boolean isAnswered(MatchWriter match, String key) {
    try {
      return match.ask(request(key, new Fact.Remark("a word"))) instanceof MatchWriter.Answer.Made;
    } catch (PushError.Raised stopping) {
      return true;
    }
  }

  private static MatchWriter.Request request(String key, MatchCommand command) {
    return new MatchWriter.Request(
        List.of(command), new Append.Expected.Anywhere(), key, Sender.ALONE);
  }
}
