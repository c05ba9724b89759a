package dev.crease.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.crease.push.PushError;
import dev.crease.push.access.Access;
import dev.crease.push.access.Principal;
import dev.crease.push.access.VerifiedTokens;
import dev.crease.server.JwtTokens;
import dev.crease.server.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Another issuer's tokens, checked with keys from an address that rotates, dies and lies.
class IssuerTokensTest {
  private static RSAKey rsa;
  private static RSAKey next;
  private static ECKey ec;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final JwtTokens own = new JwtTokens(Secret.random(), now::get);
  private KeyServer keys;
  private Access.Tokens tokens;

  @BeforeAll
  static void makeKeys() throws JOSEException {
    rsa = new RSAKeyGenerator(2048).keyID("r1").generate();
    next = new RSAKeyGenerator(2048).keyID("r2").generate();
    ec = new ECKeyGenerator(Curve.P_256).keyID("e1").generate();
  }

  @BeforeEach
  void start() throws IOException {
    keys = new KeyServer();
    publish(rsa, ec);
    tokens = tokens("https://login.example", "crease");
  }

  @AfterEach
  void stop() {
    keys.close();
    threads.close();
  }

  @Test
  void itsTokensAreTrustedWithTheRightsTheyCarry() {
    Principal ann = ask(token(rsa, claims().build()));
    assertThat(ann.subject()).isEqualTo("ann");
    assertThat(ann.write()).extracting("text").containsExactly("feeds/*");
    assertThat(ann.expires()).isEqualTo(now.get().plusSeconds(3_600 + 30));
    assertThat(ask(token(ec, claims().build())).subject()).isEqualTo("ann");
    assertThat(keys.asked).hasValue(1);
  }

  @Test
  void ourOwnTokensAreTrustedBesideThemAndNeedNoKeys() {
    Principal bob = new Principal("bob", "Bob", List.of(), List.of());
    assertThat(ask(own.mint(bob, Duration.ofHours(1))).subject()).isEqualTo("bob");
    assertThat(keys.asked).hasValue(0);
  }

  @Test
  void aNewKeyIsFetchedWhenATokenNamesItButNotAtAnybodysWish() {
    ask(token(rsa, claims().build()));
    publish(next);
    assertRefused(token(next, claims().build()), PushError.BAD_TOKEN); // asked a moment ago
    now.set(now.get().plus(IssuerKeys.GAP));
    assertThat(ask(token(next, claims().build())).subject()).isEqualTo("ann");
    assertThat(keys.asked).hasValue(2);
    for (int i = 0; i < 50; i++) {
      String made = token(rsa, claims().build()); // taken back by its issuer
      assertRefused(made, PushError.BAD_TOKEN);
    }
    assertThat(keys.asked).hasValue(2);
  }

  @Test
  void aKeyThatWasTakenBackIsForgottenWhenTheKeysAreFetchedAgain() {
    ask(token(rsa, claims().build()));
    publish(next);
    now.set(now.get().plus(IssuerKeys.FRESH));
    ask(token(rsa, claims().build())); // good once more, and has them fetched behind it
    awaitAsked(2);
    assertThat(ask(token(next, claims().build())).subject()).isEqualTo("ann");
    assertRefused(token(rsa, claims().build()), PushError.BAD_TOKEN);
  }

  @Test
  void aRememberedTokenIsForgottenWithItsKey() {
    tokens = new VerifiedTokens(tokens, 10, now::get);
    ask(token(rsa, claims().build()));
    String remembered = token(rsa, claims().build());
    ask(remembered);
    publish(next);
    now.set(now.get().plus(IssuerKeys.FRESH));
    ask(remembered); // nobody asks for a key, and still they are fetched
    awaitAsked(2);
    ask(token(next, claims().build()));
    assertRefused(remembered, PushError.BAD_TOKEN);
  }

  @Test
  void knownKeysOutliveAnAddressThatDiesOrLiesForADay() {
    ask(token(rsa, claims().build()));
    for (String lie : List.of("<html>", "{}", "{\"keys\":[]}", "x".repeat(300_000))) {
      keys.body = lie;
      now.set(now.get().plus(IssuerKeys.FRESH));
      assertThat(ask(token(rsa, claims().build())).subject()).isEqualTo("ann");
      assertRefused(token(next, claims().build()), PushError.KEYS_DOWN);
    }
    keys.status = 500;
    now.set(now.get().plus(IssuerKeys.FRESH));
    assertRefused(token(next, claims().build()), PushError.KEYS_DOWN);
    keys.close();
    now.set(now.get().plus(Duration.ofHours(22)));
    assertThat(ask(token(rsa, claims().build())).subject()).isEqualTo("ann");
    now.set(now.get().plus(Duration.ofHours(2)));
    assertRefused(token(rsa, claims().build()), PushError.KEYS_DOWN);
  }

  @Test
  void aPublicKeyIsNeverASecret() throws JOSEException {
    String publicText = rsa.toPublicJWK().toString();
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("r1").build(), claims().build());
    forged.sign(new MACSigner(publicText.getBytes(StandardCharsets.UTF_8)));
    assertRefused(forged.serialize(), PushError.BAD_TOKEN);

    OctetSequenceKey shared = new OctetSequenceKeyGenerator(256).keyID("o1").generate();
    publish(rsa, shared);
    SignedJWT byShared =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("o1").build(), claims().build());
    byShared.sign(new MACSigner(shared));
    assertRefused(byShared.serialize(), PushError.BAD_TOKEN);
  }

  @Test
  void aKeyOfAnotherKindOrTooShortChecksNothing() throws JOSEException {
    RSAKey named = new RSAKey.Builder(next).keyID("e1").build();
    assertRefused(token(named, claims().build()), PushError.BAD_TOKEN); // e1 is for ES256
    publish(new RSAKeyGenerator(1024, true).keyID("weak").generate(), ec);
    now.set(now.get().plus(IssuerKeys.GAP));
    RSAKey weak = new RSAKey.Builder(next).keyID("weak").build();
    assertRefused(token(weak, claims().build()), PushError.BAD_TOKEN);
  }

  @Test
  void whatItsClaimsSayIsChecked() {
    assertRefused(token(next.toPublicJWK(), rsa, claims().build()), PushError.BAD_TOKEN);
    assertRefused(token(rsa, claims().issuer("https://evil.example").build()), PushError.BAD_TOKEN);
    assertRefused(token(rsa, claims().audience("other").build()), PushError.BAD_TOKEN);
    assertRefused(token(rsa, claims().subject(null).build()), PushError.BAD_TOKEN);
    assertRefused(token(rsa, claims().expirationTime(null).build()), PushError.BAD_TOKEN);
    assertRefused(token(rsa, claims().claim("write", "*").build()), PushError.BAD_TOKEN);
    assertRefused(
        token(rsa, claims().claim("write", List.of("a//b")).build()), PushError.BAD_TOKEN);
  }

  @Test
  void clocksMayDifferALittle() {
    Date past = Date.from(now.get().minusSeconds(29));
    Date longPast = Date.from(now.get().minusSeconds(30));
    Date soon = Date.from(now.get().plusSeconds(30));
    Date later = Date.from(now.get().plusSeconds(31));
    ask(token(rsa, claims().expirationTime(past).build()));
    ask(token(rsa, claims().notBeforeTime(soon).build()));
    assertRefused(token(rsa, claims().expirationTime(longPast).build()), PushError.BAD_TOKEN);
    assertRefused(token(rsa, claims().notBeforeTime(later).build()), PushError.BAD_TOKEN);
  }

  private Access.Tokens tokens(String issuer, String audience) {
    Trust.Issuer trusted =
        new Trust.Issuer(keys.address(), issuer, audience, Duration.ofSeconds(30));
    return IssuerTokens.of(own, trusted, now::get, threads);
  }

  private void publish(JWK... these) {
    keys.body = new JWKSet(List.of(these)).toString(false);
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .subject("ann")
        .issuer("https://login.example")
        .audience(List.of("crease", "else"))
        .claim("write", List.of("feeds/*"))
        .expirationTime(Date.from(now.get().plusSeconds(3_600)));
  }

  private static String token(JWK key, JWTClaimsSet claims) {
    return token(key, key, claims);
  }

  /// Signed by one key in the name of another.
  private static String token(JWK signer, JWK named, JWTClaimsSet claims) {
    try {
      JWK by = signer.isPrivate() ? signer : next;
      boolean isRsa = by instanceof RSAKey;
      JWSAlgorithm algorithm = isRsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256;
      JWSSigner signs = isRsa ? new RSASSASigner(by.toRSAKey()) : new ECDSASigner(by.toECKey());
      SignedJWT token =
          new SignedJWT(new JWSHeader.Builder(algorithm).keyID(named.getKeyID()).build(), claims);
      token.sign(signs);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("a test key can sign", e);
    }
  }

  private Principal ask(String token) {
    return tokens.principal(token).toCompletableFuture().join();
  }

  private void assertRefused(String token, PushError error) {
    Throwable thrown = catchThrowable(() -> ask(token));
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    assertThat(cause)
        .isInstanceOfSatisfying(
            PushError.Raised.class, raised -> assertThat(raised.error()).isEqualTo(error));
  }

  /// The keys are fetched on a thread of their own.
  private void awaitAsked(int times) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (keys.asked.get() < times && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(keys.asked).hasValue(times);
  }
}
