package dev.crease.server.scorers;

import dev.crease.push.Limits;
import java.time.Duration;

/// On what terms matches are led. A value; any thread.
///
/// @param limits how long, how often
/// @param codes makes the codes with which one scorer hands over to another
/// @param names what scorers are called in the log
public record LeaseTerms(Limits.Leases limits, HandoverCodes codes, ScorerNames names) {
  Duration silence() {
    return Duration.ofSeconds(limits.silentSeconds());
  }

  Duration codeLife() {
    return Duration.ofSeconds(limits.codeSeconds());
  }

  Duration betweenRenewals() {
    return Duration.ofSeconds(limits.renewSeconds());
  }
}
