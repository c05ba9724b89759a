package dev.crease.cricket.scorers;

import dev.crease.cricket.Fact;
import dev.crease.cricket.Scorer;
import java.time.Duration;
import java.time.Instant;

/// Who leads a match: the fold of its log, so that everybody who has read it agrees. A value; any
/// thread.
///
/// While somebody leads, only they write of play, so whatever is in the log was heard of them.
///
/// @param epoch the number of the lease, one more with each leader; 0 before the first
/// @param leader who leads; `NONE` where nobody does
/// @param heard when the leader was last heard of
/// @param handover the code that is out, if there is one
public record Lease(int epoch, Scorer leader, Instant heard, Handover handover) {
  /// Nobody has led yet.
  public static final Lease NONE = new Lease(0, Scorer.NONE, Instant.EPOCH, Handover.NONE);

  /// A code that another may take over with.
  ///
  /// @param nonce the text that the code is made of; empty where there is no code
  /// @param until when it ends
  public record Handover(String nonce, Instant until) {
    /// There is no code.
    public static final Handover NONE = new Handover("", Instant.EPOCH);

    /// Whether the code is good at that time.
    public boolean open(Instant now) {
      return !nonce.isEmpty() && now.isBefore(until);
    }
  }

  /// Whether somebody leads.
  public boolean held() {
    return leader.present();
  }

  /// Whether this scorer leads, by this number: another device of the same person may have an older
  /// one.
  public boolean isOf(Scorer who, int said) {
    return held() && said == epoch && isOf(who);
  }

  private boolean isOf(Scorer who) {
    return leader.user().equals(who.user());
  }

  /// Whether what a scorer says of play is to be taken.
  ///
  /// @param said the number of the lease that they say they have; 0 for those who say none, as one
  ///   does who scores alone
  public boolean takes(Scorer who, int said) {
    return said == 0 ? !held() || isOf(who) : isOf(who, said);
  }

  /// From when on the leader counts as silent.
  public Instant silentAt(Duration silence) {
    return heard.plus(silence);
  }

  /// The same, if the leader was heard of then.
  public Lease heard(Instant time) {
    return time.isAfter(heard) ? new Lease(epoch, leader, time, handover) : this;
  }

  /// The lease after the next fact of the log.
  public Lease after(Fact fact, Instant time) {
    return switch (fact) {
      case Fact.Claimed(var by, _, var number) -> new Lease(number, by, time, Handover.NONE);
      case Fact.Taken(var by, _, var number) -> new Lease(number, by, time, Handover.NONE);
      case Fact.Released _ -> new Lease(epoch, Scorer.NONE, time, Handover.NONE);
      case Fact.HandoverArmed armed ->
          new Lease(epoch, leader, time, new Handover(armed.nonce(), armed.until()));
      case Fact.HandoverEnded _ -> new Lease(epoch, leader, heard, Handover.NONE);
      case Fact.BooksCompared check -> isOf(check.by()) ? heard(time) : this;
      case Fact.Created _, Fact.Delivery _, Fact.Corrected _, Fact.Stated _ -> heard(time);
    };
  }
}
