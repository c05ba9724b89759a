package dev.crease.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.Scorer;
import dev.crease.cricket.Team;
import dev.crease.cricket.scorers.Sighting;
import dev.crease.push.Append;
import dev.crease.push.Cursor;
import dev.crease.push.From;
import dev.crease.push.JsonBytes;
import dev.crease.push.LatestOnly;
import dev.crease.push.Limits;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.push.access.Principal;
import dev.crease.push.hub.Hub;
import dev.crease.push.memory.MemoryLog;
import dev.crease.server.json.Json;
import dev.crease.server.scorers.HandoverCodes;
import dev.crease.server.scorers.LeaseRequest;
import dev.crease.server.scorers.LeaseTerms;
import dev.crease.server.scorers.ScorerNames;
import dev.crease.server.scorers.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Two scorers whose messages come late, twice and out of order, while the lead goes back and forth
/// and the server crashes: what is in the match is what the leader of the time was told is in it,
/// each ball once and in the order it was bowled; what came too late is kept aside once; nothing is
/// in both, and nothing is lost.
class TwoScorersPropertyTest {
  private static final int MATCHES = 2_000;
  private static final int STEPS = 50;
  private static final List<Scorer> SCORERS =
      List.of(new Scorer("sana", "Sana"), new Scorer("ravi", "Ravi"));
  private static final List<Team> TEAMS =
      List.of(
          new Team("Harbour City", "HAR", List.of("Ann", "Bea")),
          new Team("Northvale", "NOR", List.of("Uma", "Val")));

  private static final String ID = "m";

  @Test
  void nothingIsLostTwiceInOrderOutOfPlaceOrMerged() {
    long seed = Long.getLong("seed", 20_261_124L);
    for (int i = 0; i < MATCHES; i++) {
      new Play(seed + i).run();
    }
  }

  /// A message on its way: one of them may arrive many times.
  private record Message(int scorer, String key, String follows, int epoch, String text) {}

  /// One match, played at random, beside the plainest account of what must come of it.
  private static final class Play {
    private final AtomicLong millis = new AtomicLong();
    private final MemoryLog log = new MemoryLog("m1", this::time);
    private final Hub hub = new Hub(log, Limits.defaults(), LatestOnly.NONE, Runnable::run);
    private final Random random;
    private final long seed;
    private final LeaseTerms terms;
    private MatchRegistry matches;
    private long upSince;

    private final List<Message> underWay = new ArrayList<>();
    private final String[] lastKey = {"", ""};
    private final int[] holds = {0, 0};
    private int said;

    private int epoch;
    private int leader = -1;
    private long heard;
    private final List<String> accepted = new ArrayList<>();
    private final List<String> aside = new ArrayList<>();
    private final Map<String, Cursor> answers = new HashMap<>();
    private final List<Message> answered = new ArrayList<>();

    Play(long seed) {
      this.random = new Random(seed);
      this.seed = seed;
      this.terms =
          new LeaseTerms(
              Limits.defaults().leases(),
              new HandoverCodes(new byte[32], random),
              new ScorerNames(new byte[32]));
      this.matches = new MatchRegistry(hub, this::time, terms);
      Fact.Created created = new Fact.Created(ID, MatchFormat.T20, TEAMS, MatchInfo.NONE);
      matches.create(created, List.of(), new RequestKey(""));
    }

    private Instant time() {
      return Instant.ofEpochMilli(millis.get());
    }

    void run() {
      for (int step = 0; step < STEPS; step++) {
        millis.addAndGet(random.nextInt(3_000));
        step();
      }
      for (int round = 0; !underWay.isEmpty(); round++) { // what came too early is sent again
        List.copyOf(underWay).forEach(this::arrive);
        assertThat(round).as("rounds, seed %d", seed).isLessThanOrEqualTo(2 * said);
      }
      check();
      matches.close();
      hub.close();
    }

    private void step() {
      int scorer = random.nextInt(2);
      switch (random.nextInt(20)) {
        case 0, 1, 2, 3, 4, 5, 6 -> say(scorer);
        case 7, 8, 9, 10, 11, 12, 13 -> arriveAny();
        case 14 -> claim(scorer);
        case 15 -> millis.addAndGet(random.nextInt(90_000));
        case 16 -> handOver();
        case 17 -> release(scorer);
        case 18 -> arriveAgain();
        default -> crash();
      }
    }

    /// The scorer takes a ball down; it goes out when it goes out.
    private void say(int scorer) {
      String key = "k" + ++said;
      boolean chained = !lastKey[scorer].isEmpty();
      underWay.add(
          new Message(scorer, key, chained ? lastKey[scorer] : "", holds[scorer], "ball " + key));
      lastKey[scorer] = key;
    }

    private void arriveAny() {
      if (!underWay.isEmpty()) {
        arrive(underWay.get(random.nextInt(underWay.size())));
      }
    }

    /// A message that was answered long ago arrives once more.
    private void arriveAgain() {
      if (answers.isEmpty()) {
        return;
      }
      arrive(answered.get(random.nextInt(answered.size())));
    }

    private void arrive(Message message) {
      MatchWriter.Answer answer = matches.get(ID).ask(request(message));
      String key = message.key;
      if (accepted.contains(key)) {
        assertThat(made(answer)).as(where(message)).isEqualTo(answers.get(key));
      } else if (aside.contains(key)) {
        assertThat(kept(answer)).as(where(message)).isEqualTo(answers.get(key));
      } else if (!leads(message)) {
        answers.put(key, kept(answer));
        aside.add(key);
        answered.add(message);
      } else if (!message.follows.isEmpty() && !accepted.contains(message.follows)) {
        assertThat(answer).as(where(message)).isInstanceOf(MatchWriter.Answer.OutOfOrder.class);
        giveUpIfItNeverCan(message);
        return;
      } else {
        answers.put(key, made(answer));
        accepted.add(key);
        heard = millis.get();
        answered.add(message);
      }
      underWay.remove(message);
    }

    /// What follows something that was kept aside is sent anew by its scorer, as the first.
    private void giveUpIfItNeverCan(Message message) {
      if (aside.contains(message.follows)) {
        underWay.remove(message);
        underWay.add(new Message(message.scorer, message.key, "", message.epoch, message.text));
      }
    }

    private boolean leads(Message message) {
      if (message.epoch == 0) {
        return leader < 0 || leader == message.scorer;
      }
      return message.epoch == epoch && leader == message.scorer;
    }

    private String where(Message message) {
      return "%s, lease %d of %d, seed %d".formatted(message, epoch, leader, seed);
    }

    private MatchWriter.Request request(Message message) {
      Scorer who = SCORERS.get(message.scorer);
      Principal principal = new Principal(who.user(), who.name(), List.of(), List.of());
      String follows = RequestKey.of(principal, "command", message.follows).text();
      Sender sender = new Sender(who, message.epoch, follows, message.key, "{}");
      return new MatchWriter.Request(
          List.of(new Fact.Remark(message.text)),
          new Append.Expected.Anywhere(),
          RequestKey.of(principal, "command", message.key).text(),
          sender);
    }

    private Cursor made(MatchWriter.Answer answer) {
      assertThat(answer).as("seed %d", seed).isInstanceOf(MatchWriter.Answer.Made.class);
      return ((MatchWriter.Answer.Made) answer).events().getFirst().cursor();
    }

    private Cursor kept(MatchWriter.Answer answer) {
      assertThat(answer).as("seed %d", seed).isInstanceOf(MatchWriter.Answer.KeptAside.class);
      return ((MatchWriter.Answer.KeptAside) answer).kept().cursor();
    }

    private void claim(int scorer) {
      boolean free = leader < 0 || millis.get() >= Math.max(heard, upSince) + 60_000;
      try {
        matches.get(ID).ask(new LeaseRequest.Claim(SCORERS.get(scorer)), "");
        assertThat(free).as("a claim was granted, seed %d", seed).isTrue();
        leads(scorer);
      } catch (PushError.Raised led) {
        assertThat(led.error()).isEqualTo(PushError.LED);
        assertThat(free).as("a claim was refused, seed %d", seed).isFalse();
      }
    }

    private void leads(int scorer) {
      leader = scorer;
      epoch++;
      heard = millis.get();
      holds[scorer] = epoch;
      lastKey[scorer] = "";
    }

    private void handOver() {
      if (leader < 0) {
        return;
      }
      MatchWriter match = matches.get(ID);
      Publication armed = match.ask(new LeaseRequest.Arm(SCORERS.get(leader), epoch), "");
      heard = millis.get();
      Json data = Json.parse(armed.json().toBytes()).get("data");
      String code =
          match
              .desk()
              .code(
                  new Fact.HandoverArmed(
                      SCORERS.get(leader), epoch, data.text("nonce"), Instant.EPOCH));
      if (random.nextInt(3) == 0) {
        crash();
      }
      int taker = 1 - leader;
      Sighting seen = Sighting.of(matches.get(ID).state().match().score());
      matches.get(ID).ask(new LeaseRequest.Take(SCORERS.get(taker), code, seen), "");
      leads(taker);
    }

    private void release(int scorer) {
      if (leader == scorer) {
        matches.get(ID).ask(new LeaseRequest.Release(SCORERS.get(scorer), epoch), "");
        leader = -1;
        heard = millis.get();
      }
    }

    /// Whatever was not in the log is gone.
    private void crash() {
      matches.close();
      matches = new MatchRegistry(hub, this::time, terms);
      upSince = millis.get();
    }

    private void check() {
      List<String> texts = new ArrayList<>();
      for (Publication event : hub.page(MatchLog.topic(ID), new From.Earliest(), 1_000).events()) {
        Json json = Json.parse(event.json().toBytes());
        if (json.text("type").equals("commentary")) {
          texts.add(json.get("data").text("text"));
        }
      }
      assertThat(texts)
          .as("the match, seed %d", seed)
          .isEqualTo(accepted.stream().map(key -> "ball " + key).toList());
      MatchWriter match = matches.get(ID);
      List<String> kept =
          match.aside().page(new From.Earliest(), 1_000).events().stream()
              .map(Publication::json)
              .map(JsonBytes::toBytes)
              .map(json -> Json.parse(json).get("data").text("key"))
              .toList();
      assertThat(kept).as("aside, seed %d", seed).isEqualTo(aside);
      assertThat(match.aside().count()).isEqualTo(kept.size());
      assertThat(accepted).as("seed %d", seed).noneMatch(kept::contains);
      assertThat(accepted.size() + kept.size()).as("seed %d", seed).isEqualTo(said);
      assertThat(match.state()).as("folded anew, seed %d", seed).isNotNull();
      assertThat(match.log().fold().lease()).isEqualTo(match.state().lease());
      assertThat(match.state().lease().epoch()).as("seed %d", seed).isEqualTo(epoch);
      assertThat(match.state().lease().held()).isEqualTo(leader >= 0);
    }
  }
}
