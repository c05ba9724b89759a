package dev.crease.push.access;

import dev.crease.push.Limits;
import dev.crease.push.PushError;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// One token bucket per client, each of the same rate. Any thread.
///
/// A bucket is one number: when it will be full again (the generic cell rate algorithm). A full one
/// says nothing that a new one would not, so it is forgotten; that bounds the memory without
/// forgiving anybody. When so many clients are in debt that none can be forgotten, all newcomers
/// draw from one bucket together.
public final class Buckets {
  /// The most clients remembered one by one.
  static final int CLIENTS = 100_000;

  private static final long SECOND = 1_000_000_000L;
  private static final String NEWCOMERS = "";

  private final String policy;
  private final Limits.Rate rate;
  private final int most;
  private final LongSupplier nanoTime;
  private final long cost;
  private final long depth;
  private final Map<String, Long> fullAt = new ConcurrentHashMap<>();
  private final AtomicLong sweptAt;

  /// @param policy the rate's name, as clients see it
  Buckets(String policy, Limits.Rate rate, LongSupplier nanoTime) {
    this(policy, rate, CLIENTS, nanoTime);
  }

  Buckets(String policy, Limits.Rate rate, int most, LongSupplier nanoTime) {
    this.policy = policy;
    this.rate = rate;
    this.most = most;
    this.nanoTime = nanoTime;
    depth = rate.seconds() * SECOND;
    cost = depth / rate.quota();
    sweptAt = new AtomicLong(nanoTime.getAsLong() - SECOND);
  }

  /// Takes one from the client's bucket.
  ///
  /// @throws PushError.Raised `too-many-requests` when it is empty
  public Level take(String client) {
    long debt = add(client);
    if (debt > depth) {
      throw tooMany(debt - depth);
    }
    return new Level(policy, rate, (depth - debt) / cost, secondsUp(debt));
  }

  /// The same, saying nothing of how much is left.
  ///
  /// @return whether there was one to take
  boolean tryTake(String client) {
    return add(client) <= depth;
  }

  /// Adds one to the client's debt, if it does not become too deep; answers what it would be.
  private long add(String client) {
    long now = nanoTime.getAsLong();
    String key = known(client, now);
    long[] debt = new long[1];
    fullAt.compute(
        key,
        (_, full) -> {
          long before = full == null ? 0 : Math.max(0, full - now);
          debt[0] = before + cost;
          return now + (debt[0] <= depth ? debt[0] : before);
        });
    return debt[0];
  }

  /// How many clients are remembered.
  int size() {
    return fullAt.size();
  }

  private String known(String client, long now) {
    if (fullAt.size() < most || fullAt.containsKey(client)) {
      return client;
    }
    long swept = sweptAt.get();
    if (now - swept >= SECOND && sweptAt.compareAndSet(swept, now)) {
      fullAt.values().removeIf(full -> full - now <= 0);
    }
    return fullAt.size() < most ? client : NEWCOMERS;
  }

  private PushError.Raised tooMany(long waitNanos) {
    return PushError.TOO_MANY_REQUESTS.raise(
        "%d in %d seconds are allowed (%s)".formatted(rate.quota(), rate.seconds(), policy),
        Map.of(
            "policy", policy,
            "quota", String.valueOf(rate.quota()),
            "window", String.valueOf(rate.seconds()),
            "retryAfter", String.valueOf(secondsUp(waitNanos))));
  }

  private static long secondsUp(long nanos) {
    return (nanos + SECOND - 1) / SECOND;
  }

  /// What is left in a client's bucket.
  ///
  /// @param policy the rate's name
  /// @param left how many more may be taken now
  /// @param fullIn until it is full again, in seconds
  public record Level(String policy, Limits.Rate rate, long left, long fullIn) {}
}
