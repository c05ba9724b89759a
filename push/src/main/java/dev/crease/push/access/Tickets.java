package dev.crease.push.access;

import dev.crease.push.Limits;
import dev.crease.push.PushError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.random.RandomGenerator;

/// Tickets: a token's rights for one request, soon, where no header can be sent (`EventSource`,
/// `WebSocket`). An address that was seen in a log or a history opens nothing, since its ticket is
/// used up. They are this server's, and gone when it stops. Any thread.
///
/// They all live equally long, so the oldest end first, and no timer is needed. Only their SHA-256
/// is kept: what a heap dump shows cannot be used, and how long a look-up takes tells nothing.
public final class Tickets {
  private static final int BYTES = 24;

  private final Limits.Credentials limits;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final LinkedHashMap<String, Held> held = new LinkedHashMap<>();

  /// @param random must not be guessed: a `SecureRandom` in the product
  public Tickets(Limits limits, InstantSource clock, RandomGenerator random) {
    this.limits = limits.credentials();
    this.clock = clock;
    this.random = random;
  }

  /// A new ticket that speaks for this principal, once.
  ///
  /// @throws PushError.Raised `overloaded` when too many are out
  public Ticket issue(Principal principal) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    Instant expires = now.plusSeconds(limits.ticketSeconds());
    synchronized (held) {
      forget(now);
      if (held.size() >= limits.tickets()) {
        throw PushError.OVERLOADED.raise("too many tickets have been issued and not used");
      }
      held.put(digest(text), new Held(principal, expires));
    }
    return new Ticket(text, expires);
  }

  /// Who a ticket speaks for. It is used up.
  ///
  /// @throws PushError.Raised `bad-ticket` when it was used, is too old, or was never issued
  public Principal use(String ticket) {
    String digest = digest(ticket);
    Held found;
    Instant now = clock.instant();
    synchronized (held) {
      forget(now);
      found = held.remove(digest);
    }
    if (found == null) {
      throw PushError.BAD_TICKET.raise(
          "a ticket is good for one request within %d seconds".formatted(limits.ticketSeconds()));
    }
    return found.principal;
  }

  /// How many are out.
  int size() {
    synchronized (held) {
      return held.size();
    }
  }

  private void forget(Instant now) {
    var oldest = held.values().iterator();
    while (oldest.hasNext() && !oldest.next().expires.isAfter(now)) {
      oldest.remove();
    }
  }

  private static String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// A ticket.
  ///
  /// @param expires until when it may be used
  public record Ticket(String text, Instant expires) {
    @Override
    public String toString() {
      return "Ticket[…]"; // never in a log
    }
  }

  private record Held(Principal principal, Instant expires) {}
}
