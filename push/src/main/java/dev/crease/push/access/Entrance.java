package dev.crease.push.access;

import dev.crease.push.Limits;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/// What is looked at before a request is let in, beside its token: where it comes from, and whether
/// its sender has had a fair share already.
///
/// @param peers tells clients apart
/// @param origins the pages that are trusted
/// @param tickets the tickets that are out
/// @param quotas what each client has taken
public record Entrance(Peers peers, Origins origins, Tickets tickets, Quotas quotas) {
  /// An entrance without proxies in front and without trusted pages of others, by the system's
  /// clocks.
  public static Entrance plain(Limits limits) {
    return of(limits, Peers.behind(List.of()), Origins.OWN);
  }

  /// An entrance by the system's clocks.
  public static Entrance of(Limits limits, Peers peers, Origins origins) {
    return new Entrance(
        peers,
        origins,
        new Tickets(limits, InstantSource.system(), new SecureRandom()),
        new Quotas(limits, System::nanoTime));
  }
}
