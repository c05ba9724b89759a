package dev.crease.push.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.PushError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
  private static final Instant TEN = Instant.parse("2026-11-24T10:00:00Z");

  /// Verifies what begins with `good`, until eleven, and counts.
  private static final class Slow implements Access.Tokens {
    final List<String> asked = new ArrayList<>();
    boolean trusted = true;
    long revision;
    @Nullable CompletableFuture<Principal> waiting;

    @Override
    public CompletionStage<Principal> principal(String token) {
      asked.add(token);
      if (!trusted || !token.startsWith("good")) {
        throw PushError.BAD_TOKEN.raise("no");
      }
      Principal who = new Principal(token, token, List.of(), List.of(), TEN.plusSeconds(3600));
      return waiting == null ? CompletableFuture.completedStage(who) : waiting;
    }

    @Override
    public long revision() {
      return revision;
    }
  }

  private final Slow slow = new Slow();
  private Instant now = TEN;
  private final VerifiedTokens tokens = new VerifiedTokens(slow, 4, () -> now);

  @Test
  void aGoodTokenIsVerifiedOnce() {
    assertThat(subject("good")).isEqualTo("good");
    assertThat(subject("good")).isEqualTo("good");
    assertThat(subject("good 2")).isEqualTo("good 2");
    assertThat(slow.asked).containsExactly("good", "good 2");
  }

  @Test
  void oneThatHasExpiredIsNotRemembered() {
    subject("good");
    slow.trusted = false;
    now = TEN.plusSeconds(3599);
    assertThat(subject("good")).isEqualTo("good");
    now = TEN.plusSeconds(3600);
    assertBad("good");
  }

  @Test
  void oneWhoseKeyIsGoneDoesNotLiveOn() {
    subject("good");
    slow.trusted = false;
    slow.revision++;
    assertBad("good");
  }

  @Test
  void keysThatChangeWhileOneIsVerifiedMakeItOld() {
    CompletableFuture<Principal> fetched = new CompletableFuture<>();
    slow.waiting = fetched;
    CompletionStage<Principal> first = tokens.principal("good");
    slow.revision++;
    fetched.complete(Principal.ANYONE.until(TEN.plusSeconds(1)));
    assertThat(first).isCompleted();
    slow.trusted = false;
    assertBad("good");
  }

  @Test
  void aBadOneIsAskedForAgainAndTakesNoRoom() {
    assertBad("bad");
    assertBad("bad");
    assertThat(slow.asked).hasSize(2);
    assertThat(tokens.size()).isZero();
  }

  @Test
  void onlySoManyAreRememberedAndWhoComesBackIsAmongThem() {
    for (int i = 0; i < 100; i++) {
      subject("good");
      subject("good " + i);
      assertThat(tokens.size()).isLessThanOrEqualTo(4);
    }
    assertThat(slow.asked).hasSize(101);
  }

  @Test
  void aVeryLongOneIsNotRemembered() {
    String token = "good" + "x".repeat(VerifiedTokens.LENGTH_MAX);
    subject(token);
    assertThat(tokens.size()).isZero();
  }

  private String subject(String token) {
    return tokens.principal(token).toCompletableFuture().join().subject();
  }

  private void assertBad(String token) {
    assertThatThrownBy(() -> tokens.principal(token)).isInstanceOf(PushError.Raised.class);
  }
}
