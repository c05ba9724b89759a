package dev.crease.cricket.scorers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Fact;
import dev.crease.cricket.Score;
import dev.crease.cricket.Scorer;
import dev.crease.cricket.scorers.Leasing.Ruling;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private static final Scorer SANA = new Scorer("sana", "Sana");
  private static final Scorer RAVI = new Scorer("ravi", "Ravi");
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Sighting BOARD = Sighting.of(Score.NONE);

  private static Instant after(int seconds) {
    return NOON.plusSeconds(seconds);
  }

  private static Lease led() {
    return Lease.NONE.after(new Fact.Claimed(SANA, Scorer.NONE, 1), NOON);
  }

  private static Lease made(Lease lease, Ruling ruling, Instant time) {
    assertThat(ruling).isInstanceOf(Ruling.Made.class);
    return lease.after(((Ruling.Made) ruling).fact(), time);
  }

  @Test
  void whoeverAsksFirstLeadsAndTheOtherIsToldForHowLong() {
    var lease = made(Lease.NONE, Leasing.claim(Lease.NONE, SANA, NOON, SILENCE), NOON);
    assertThat(lease.epoch()).isEqualTo(1);
    assertThat(lease.leader()).isEqualTo(SANA);
    assertThat(Leasing.claim(lease, RAVI, after(59), SILENCE))
        .isEqualTo(new Ruling.Led(SANA, after(60)));
  }

  @Test
  void aLeaderWhoIsSilentForAMinuteMayBeTakenOverFrom() {
    var lease = made(led(), Leasing.claim(led(), RAVI, after(60), SILENCE), after(60));
    assertThat(lease.epoch()).isEqualTo(2);
    assertThat(lease.leader()).isEqualTo(RAVI);
    assertThat(lease.takes(SANA, 1)).isFalse();
    assertThat(lease.takes(RAVI, 2)).isTrue();
  }

  @Test
  void everyBallAndEveryRenewalIsHeard() {
    var lease = led().after(new Fact.Remark("a word"), after(50));
    assertThat(Leasing.claim(lease, RAVI, after(100), SILENCE)).isInstanceOf(Ruling.Led.class);
    assertThat(Leasing.claim(lease.heard(after(90)), RAVI, after(140), SILENCE))
        .isInstanceOf(Ruling.Led.class);
    assertThat(lease.heard(NOON)).isEqualTo(lease);
  }

  @Test
  void theCheckOfAFollowerSaysNothingOfTheLeader() {
    var check = new Fact.BooksCompared(RAVI, 1, 1, "", java.util.List.of());
    assertThat(led().after(check, after(50))).isEqualTo(led());
  }

  @Test
  void whoSaysNoNumberScoresAsLongAsNobodyElseLeads() {
    assertThat(Lease.NONE.takes(RAVI, 0)).isTrue();
    assertThat(led().takes(SANA, 0)).isTrue();
    assertThat(led().takes(RAVI, 0)).isFalse();
    assertThat(Lease.NONE.takes(RAVI, 1)).isFalse();
    assertThat(led().takes(RAVI, 1)).as("another's number").isFalse();
  }

  @Test
  void theNumberRisesAlsoAfterARelease() {
    var free = made(led(), Leasing.release(led(), SANA, 1), after(1));
    assertThat(free.held()).isFalse();
    assertThat(free.takes(SANA, 1)).isFalse();
    assertThat(free.takes(SANA, 0)).isTrue();
    var next = made(free, Leasing.claim(free, RAVI, after(2), SILENCE), after(2));
    assertThat(next.epoch()).isEqualTo(2);
    assertThat(Leasing.release(next, SANA, 1)).isInstanceOf(Ruling.NotLeading.class);
    assertThat(Leasing.arm(next, SANA, 2, "n", after(9))).isInstanceOf(Ruling.NotLeading.class);
  }

  @Test
  void aCodeIsGoodOnceAndForAWhile() {
    var armed = made(led(), Leasing.arm(led(), SANA, 1, "n", after(120)), after(1));
    assertThat(Leasing.take(armed, RAVI, after(120), true, BOARD, Score.NONE))
        .as("too late")
        .isInstanceOf(Ruling.WrongCode.class);
    assertThat(Leasing.take(armed, RAVI, after(2), false, BOARD, Score.NONE))
        .isInstanceOf(Ruling.WrongCode.class);
    var taken = Leasing.take(armed, RAVI, after(2), true, BOARD, Score.NONE);
    var lease = made(armed, taken, after(2));
    assertThat(lease.leader()).isEqualTo(RAVI);
    assertThat(lease.epoch()).isEqualTo(2);
    assertThat(Leasing.take(lease, SANA, after(3), true, BOARD, Score.NONE))
        .as("used")
        .isInstanceOf(Ruling.WrongCode.class);
    var ended = armed.after(new Fact.HandoverEnded(1), after(2));
    assertThat(ended.handover().open(after(2))).isFalse();
    assertThat(ended.heard()).as("guessing is not the leader's").isEqualTo(armed.heard());
  }

  @Test
  void whoTakesOverMustHaveLookedAtTheBoard() {
    var armed = made(led(), Leasing.arm(led(), SANA, 1, "n", after(120)), after(1));
    var seen = new Sighting(3, 0, "0.0", "", "Silva", "");
    assertThat(Leasing.take(armed, RAVI, after(2), true, seen, Score.NONE))
        .isEqualTo(
            new Ruling.OtherFigures(
                java.util.List.of("runs are 0, not 3", "the non-striker is nobody, not Silva")));
  }
}
