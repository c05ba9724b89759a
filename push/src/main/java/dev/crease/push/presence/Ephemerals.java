package dev.crease.push.presence;

import dev.crease.push.Draft;
import dev.crease.push.Ephemeral;
import dev.crease.push.Limits;
import dev.crease.push.PushError;
import dev.crease.push.Topic;
import dev.crease.push.access.Principal;
import dev.crease.push.access.Quotas;
import dev.crease.push.stats.PresenceStats;
import java.util.function.Consumer;

/// Passes on what clients send and nobody keeps, such as that somebody is typing. Any thread; does
/// not block.
public final class Ephemerals {
  private final Limits.Ephemerals limits;
  private final Quotas quotas;
  private final Consumer<Ephemeral> pass;
  private final PresenceStats stats;

  /// @param pass passes an event on to the readers of its topic
  public Ephemerals(Limits limits, Quotas quotas, Consumer<Ephemeral> pass, PresenceStats stats) {
    this.limits = limits.presence().ephemerals();
    this.quotas = quotas;
    this.pass = pass;
    this.stats = stats;
  }

  /// Passes one on to whoever follows the topic now. Its sender may write there. One may be lost,
  /// and is when the topic has more of them than it may: nobody is to blame for that, so nobody is
  /// told.
  ///
  /// @throws PushError.Raised `malformed` for a type that is not the client's to use; `too-big`;
  ///   `too-many-requests` when this user sent one of this type to this topic just before
  public void send(Principal who, Topic topic, Draft draft) {
    if (draft.type().equals(Ephemeral.PRESENCE)) {
      throw PushError.MALFORMED.raise("who is there is the server's to say, not a client's");
    }
    if (draft.data().length() > limits.bytes()) {
      throw PushError.TOO_BIG.raise(
          "an ephemeral event has at most %d bytes of data".formatted(limits.bytes()));
    }
    var _ = quotas.ephemeral(who, topic, draft.type());
    if (!quotas.hasRoom(topic)) {
      stats.crowdedOut();
      return;
    }
    stats.sent();
    pass.accept(Ephemeral.of(topic, draft));
  }
}
