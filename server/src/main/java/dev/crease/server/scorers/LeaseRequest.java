package dev.crease.server.scorers;

import dev.crease.cricket.Scorer;
import dev.crease.cricket.scorers.Sighting;

/// What a scorer asks about the lead of a match.
public sealed interface LeaseRequest {
  /// Who asks.
  Scorer who();

  /// To lead.
  record Claim(Scorer who) implements LeaseRequest {}

  /// To be heard of, and no more.
  record Renew(Scorer who, int epoch) implements LeaseRequest {}

  /// To lead no longer.
  record Release(Scorer who, int epoch) implements LeaseRequest {}

  /// To have a code for another.
  record Arm(Scorer who, int epoch) implements LeaseRequest {}

  /// To take over with a code.
  ///
  /// @param seen the board that the asker has confirmed
  record Take(Scorer who, String code, Sighting seen) implements LeaseRequest {}
}
