package dev.crease.server.scorers;

import dev.crease.cricket.Fact;
import dev.crease.cricket.Score;
import dev.crease.cricket.Scorer;
import dev.crease.cricket.scorers.Lease;
import dev.crease.cricket.scorers.Leasing;
import dev.crease.cricket.scorers.Leasing.Ruling;
import dev.crease.push.PushError;
import dev.crease.push.hub.Hub;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Where the lead of one match is asked for. The match's own thread, but for [#heard]; blocks.
///
/// A leader cannot be heard while no server runs, so nobody counts as silent before this one has
/// been up for as long as a silence takes.
public final class LeaseDesk {
  private final String match;
  private final LeaseTerms terms;
  private final Renewals renewals;
  private final Instant upSince;
  private String guessedAt = "";
  private int guesses;

  /// @param match its id
  /// @param upSince since when this server listens to its scorers
  public LeaseDesk(Hub hub, String match, LeaseTerms terms, Instant upSince) {
    this.match = match;
    this.terms = terms;
    this.renewals = new Renewals(hub, match, terms.betweenRenewals());
    this.upSince = upSince;
  }

  /// What is to be appended to the match's log.
  ///
  /// @param lease as the log says
  /// @throws PushError.Raised `led`, `not-leading`, `bad-code`, `other-figures`
  public Fact.OfScorers decide(LeaseRequest request, Lease lease, Score score, Instant now) {
    return switch (request) {
      case LeaseRequest.Claim(var who) -> claim(heard(lease), who, now);
      case LeaseRequest.Release(var who, int epoch) ->
          made(Leasing.release(lease, who, epoch), lease, now);
      case LeaseRequest.Arm(var who, int epoch) -> {
        Instant until = now.plus(terms.codeLife());
        yield made(Leasing.arm(lease, who, epoch, terms.codes().nonce(), until), lease, now);
      }
      case LeaseRequest.Take take -> take(take, lease, score, now);
      case LeaseRequest.Renew _ -> throw new IllegalStateException("a renewal is no event");
    };
  }

  /// Takes down that the leader was heard of.
  ///
  /// @throws PushError.Raised `not-leading`
  public void renew(LeaseRequest.Renew request, Lease lease, Instant now) {
    if (!lease.isOf(request.who(), request.epoch())) {
      throw notLeading(lease);
    }
    renewals.keep(lease.epoch(), now);
  }

  /// The lease with all that was heard of its leader. Any thread that may block.
  public Lease heard(Lease lease) {
    return lease.held() ? lease.heard(renewals.heard(lease.epoch())).heard(upSince) : lease;
  }

  /// From when on its leader counts as silent.
  public Instant silentAt(Lease lease) {
    return lease.silentAt(terms.silence());
  }

  /// The code of a handover.
  public String code(Fact.HandoverArmed armed) {
    return terms.codes().code(match, armed.epoch(), armed.nonce());
  }

  private Fact.OfScorers claim(Lease lease, Scorer who, Instant now) {
    return made(Leasing.claim(lease, who, now, terms.silence()), lease, now);
  }

  private Fact.OfScorers take(LeaseRequest.Take take, Lease lease, Score score, Instant now) {
    String nonce = lease.handover().nonce();
    boolean open = lease.handover().open(now);
    boolean fits = open && terms.codes().fits(take.code(), match, lease.epoch(), nonce);
    if (open && !fits && isGuessedOut(nonce)) {
      return new Fact.HandoverEnded(lease.epoch());
    }
    return made(Leasing.take(lease, take.who(), now, fits, take.seen(), score), lease, now);
  }

  /// Counts a wrong code.
  private boolean isGuessedOut(String nonce) {
    guesses = nonce.equals(guessedAt) ? guesses + 1 : 1;
    guessedAt = nonce;
    return guesses >= terms.limits().guesses();
  }

  private Fact.OfScorers made(Ruling ruling, Lease lease, Instant now) {
    return switch (ruling) {
      case Ruling.Made(var fact) -> fact;
      case Ruling.Led(var by, var until) -> throw led(by, until, now);
      case Ruling.NotLeading() -> throw notLeading(lease);
      case Ruling.WrongCode() ->
          throw PushError.BAD_CODE.raise(
              "there is no handover with this code, or no longer: ask the leader for a new one");
      case Ruling.OtherFigures(var differences) ->
          throw PushError.OTHER_FIGURES.raise(
              "the code is right, but look at the board again: " + String.join("; ", differences));
    };
  }

  private PushError.Raised led(Scorer by, Instant until, Instant now) {
    long seconds = Math.max(1, Math.ceilDiv(Duration.between(now, until).toMillis(), 1_000L));
    return PushError.LED.raise(
        "%s leads this match; if nothing is heard of them, you may in %d s, or at once with a code of theirs"
            .formatted(by.shown(), seconds),
        Map.of(
            "leader",
            by.shown(),
            "until",
            until.toString(),
            "retryAfter",
            String.valueOf(seconds)));
  }

  private static PushError.Raised notLeading(Lease lease) {
    String leads =
        lease.held()
            ? "%s leads this match, with epoch %d".formatted(lease.leader().shown(), lease.epoch())
            : "nobody leads this match";
    return PushError.NOT_LEADING.raise(
        leads + ": claim it first",
        Map.of("leader", lease.leader().shown(), "epoch", String.valueOf(lease.epoch())));
  }
}
