package dev.crease.server.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.crease.push.PushError;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/// The public keys of another issuer, fetched from its address (a JWK set, RFC 7517). Any thread;
/// blocks while it fetches.
///
/// Keys are fetched when they are first needed, again when they are [#FRESH] old, and at once when
/// a token names one that is not there, but never sooner than [#GAP] after the last attempt: a
/// stranger who makes up key ids must not have us ask without end. While the address does not
/// answer, or answers nonsense, the last good keys are kept for [#KEPT].
final class IssuerKeys {
  static final Duration FRESH = Duration.ofMinutes(10);
  static final Duration GAP = Duration.ofSeconds(10);
  static final Duration KEPT = Duration.ofHours(24);

  private static final Logger LOG = System.getLogger(IssuerKeys.class.getName());
  private static final int MOST_BYTES = 256 << 10;
  private static final int MOST_KEYS = 100;
  private static final int LEAST_RSA_BITS = 2048;
  private static final long FETCH_SECONDS = 5;

  private final URI address;
  private final InstantSource clock;
  private final Executor threads;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(FETCH_SECONDS))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile Known known = new Known(List.of(), Instant.EPOCH, Instant.EPOCH, true, 0);

  IssuerKeys(URI address, InstantSource clock, Executor threads) {
    this.address = address;
    this.clock = clock;
    this.threads = threads;
  }

  /// What is known.
  ///
  /// @param since when the keys were fetched
  /// @param tried when they were last asked for
  /// @param failed whether that came to nothing
  /// @param revision counts how often the keys were others than before
  private record Known(
      List<JWK> keys, Instant since, Instant tried, boolean failed, long revision) {}

  /// Which keys these are: the number changes with them, and once they are too old to be good. A
  /// look at it also has them fetched anew when that is due, so that whoever remembers what they
  /// checked learns that one was taken back.
  long revision() {
    Known now = known;
    if (!now.keys.isEmpty()) {
      freshen(now);
    }
    return isGood(now) ? now.revision : -1 - now.revision;
  }

  private void freshen(Known now) {
    if (isDue(now, FRESH) && !fetching.isLocked()) {
      threads.execute(this::fetch);
    }
  }

  private boolean isGood(Known now) {
    return clock.instant().isBefore(now.since.plus(KEPT));
  }

  /// The key that a token names.
  ///
  /// @param id its `kid`; `""` when the token names none, which will do if only one key fits
  /// @throws PushError.Raised `bad-token` when the issuer has no such key, `keys-down` when that
  ///   cannot be told
  JWK key(String id, JWSAlgorithm algorithm) {
    Known now = known;
    Optional<JWK> found = find(now, id, algorithm);
    if (found.isEmpty()) {
      fetch();
      now = known;
      found = find(now, id, algorithm);
    } else {
      freshen(now);
    }
    if (found.isPresent()) {
      return found.get();
    }
    throw now.failed
        ? PushError.KEYS_DOWN.raise("the issuer's keys cannot be fetched now")
        : PushError.BAD_TOKEN.raise("the token's key is not one of its issuer's");
  }

  private Optional<JWK> find(Known in, String id, JWSAlgorithm algorithm) {
    if (!isGood(in)) {
      return Optional.empty();
    }
    List<JWK> fit =
        in.keys.stream()
            .filter(key -> fits(key, algorithm) && (id.isEmpty() || id.equals(key.getKeyID())))
            .toList();
    return fit.size() == 1 ? Optional.of(fit.getFirst()) : Optional.empty();
  }

  /// Never a key that is shared: a public text must not become a secret because a token says so.
  private static boolean fits(JWK key, JWSAlgorithm algorithm) {
    boolean signs = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
    boolean named = key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm);
    boolean kind =
        switch (key) {
          case RSAKey rsa -> algorithm.equals(JWSAlgorithm.RS256) && rsa.size() >= LEAST_RSA_BITS;
          case ECKey ec ->
              algorithm.equals(JWSAlgorithm.ES256) && ec.getCurve().equals(Curve.P_256);
          default -> false;
        };
    return signs && named && kind;
  }

  private boolean isDue(Known now, Duration age) {
    Instant time = clock.instant();
    return !time.isBefore(now.since.plus(age)) && !time.isBefore(now.tried.plus(GAP));
  }

  /// Asks, unless it was just done; whoever comes meanwhile waits for the same answer.
  private void fetch() {
    fetching.lock();
    try {
      if (!isDue(known, Duration.ZERO)) {
        return;
      }
      Instant now = clock.instant();
      try {
        List<JWK> keys = usable(ask());
        long revision = keys.equals(known.keys) ? known.revision : known.revision + 1;
        known = new Known(keys, now, now, false, revision);
      } catch (IOException | ParseException e) {
        LOG.log(Level.WARNING, "no keys from " + address + ": " + e.getMessage());
        known = new Known(known.keys, known.since, now, true, known.revision);
      }
    } finally {
      fetching.unlock();
    }
  }

  private String ask() throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address).header("accept", "application/json").build();
    CompletableFuture<HttpResponse<String>> asked =
        http.sendAsync(
            request,
            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
    try {
      HttpResponse<String> answer = asked.get(FETCH_SECONDS, TimeUnit.SECONDS);
      if (answer.statusCode() != 200) {
        throw new IOException("the answer was " + answer.statusCode());
      }
      return answer.body();
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new IOException("no answer within %d seconds".formatted(FETCH_SECONDS), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while waiting", e);
    } finally {
      asked.cancel(true);
    }
  }

  private static List<JWK> usable(String json) throws IOException, ParseException {
    List<JWK> keys = JWKSet.parse(json).getKeys();
    List<JWK> fit =
        keys.stream()
            .filter(key -> fits(key, JWSAlgorithm.RS256) || fits(key, JWSAlgorithm.ES256))
            .limit(MOST_KEYS)
            .toList();
    if (fit.isEmpty()) {
      throw new IOException("none of its %d keys can check RS256 or ES256".formatted(keys.size()));
    }
    return fit;
  }
}
