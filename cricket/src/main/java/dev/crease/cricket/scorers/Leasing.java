package dev.crease.cricket.scorers;

import dev.crease.cricket.Fact;
import dev.crease.cricket.Score;
import dev.crease.cricket.Scorer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How the lead of a match changes hands. Pure: time and chance come in. Any thread.
public final class Leasing {
  private Leasing() {}

  /// What comes of asking.
  public sealed interface Ruling {
    /// It is so: this goes into the log.
    record Made(Fact.OfScorers fact) implements Ruling {}

    /// Somebody else leads, and is not silent before then.
    record Led(Scorer by, Instant until) implements Ruling {}

    /// The asker does not lead, or no longer does.
    record NotLeading() implements Ruling {}

    /// There is no code, or none any more, or it is another one.
    record WrongCode() implements Ruling {}

    /// The code is right, but the board the asker sees is another one: in these figures.
    record OtherFigures(List<String> differences) implements Ruling {
      public OtherFigures {
        differences = List.copyOf(differences);
      }
    }
  }

  /// To lead where nobody does, or where the leader has been silent for that long.
  public static Ruling claim(Lease lease, Scorer who, Instant now, Duration silence) {
    var until = lease.silentAt(silence);
    return lease.held() && now.isBefore(until)
        ? new Ruling.Led(lease.leader(), until)
        : new Ruling.Made(new Fact.Claimed(who, lease.leader(), lease.epoch() + 1));
  }

  /// To lead no longer.
  public static Ruling release(Lease lease, Scorer who, int epoch) {
    return lease.isOf(who, epoch)
        ? new Ruling.Made(new Fact.Released(who, epoch))
        : new Ruling.NotLeading();
  }

  /// To make a code for another. It takes the place of one that is out.
  ///
  /// @param nonce what the code is made of, never used before
  public static Ruling arm(Lease lease, Scorer who, int epoch, String nonce, Instant until) {
    return lease.isOf(who, epoch)
        ? new Ruling.Made(new Fact.HandoverArmed(who, epoch, nonce, until))
        : new Ruling.NotLeading();
  }

  /// To take over with a code, having looked at the board.
  ///
  /// @param fits whether the code is the one that is out
  /// @param seen the board as the asker sees it
  /// @param score the board as it is
  public static Ruling take(
      Lease lease, Scorer who, Instant now, boolean fits, Sighting seen, Score score) {
    if (!fits || !lease.handover().open(now)) {
      return new Ruling.WrongCode();
    }
    var differences = seen.differences(score);
    return differences.isEmpty()
        ? new Ruling.Made(new Fact.Taken(who, lease.leader(), lease.epoch() + 1))
        : new Ruling.OtherFigures(differences);
  }
}
