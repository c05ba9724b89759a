package dev.crease.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.crease.push.PushError;
import dev.crease.push.access.Access;
import dev.crease.push.access.Principal;
import java.net.URI;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/// Tokens of the server itself, and of another issuer where one is trusted: RS256 or ES256, checked
/// with its public keys. Any thread; never blocks: an issuer's token is checked on a thread of its
/// own, since its key may have to be fetched and ES256 takes long.
///
/// The algorithm decides who must have signed, and each has its own kind of key, so no token can
/// choose what it is checked with.
public final class IssuerTokens implements Access.Tokens {
  private static final int CHECKS_AT_ONCE = 1_000;

  private final Access.Tokens own;
  private final Trust.Issuer issuer;
  private final IssuerKeys keys;
  private final InstantSource clock;
  private final Executor threads;
  private final Semaphore checks = new Semaphore(CHECKS_AT_ONCE);

  private IssuerTokens(
      Access.Tokens own, Trust.Issuer issuer, InstantSource clock, Executor threads) {
    this.own = own;
    this.issuer = issuer;
    this.clock = clock;
    this.threads = threads;
    keys = new IssuerKeys(URI.create(issuer.jwks()), clock, threads);
  }

  /// Tokens of our own, and of this issuer if there is one.
  ///
  /// @param threads runs what may block, a thread per task
  public static Access.Tokens of(
      Access.Tokens own, Trust.Issuer issuer, InstantSource clock, Executor threads) {
    return issuer.exists() ? new IssuerTokens(own, issuer, clock, threads) : own;
  }

  @Override
  public CompletionStage<Principal> principal(String token) {
    SignedJWT jwt;
    try {
      jwt = SignedJWT.parse(token);
    } catch (ParseException | IllegalArgumentException e) {
      throw unreadable();
    }
    JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
    if (!algorithm.equals(JWSAlgorithm.RS256) && !algorithm.equals(JWSAlgorithm.ES256)) {
      return own.principal(token);
    }
    if (!checks.tryAcquire()) {
      throw PushError.OVERLOADED.raise("too many tokens are being checked");
    }
    return CompletableFuture.supplyAsync(() -> check(jwt), threads)
        .whenComplete((_, _) -> checks.release());
  }

  @Override
  public long revision() {
    return keys.revision();
  }

  private Principal check(SignedJWT jwt) {
    try {
      String id = jwt.getHeader().getKeyID();
      JWK key = keys.key(id == null ? "" : id, jwt.getHeader().getAlgorithm());
      if (!jwt.verify(verifier(key))) {
        throw PushError.BAD_TOKEN.raise("the token was not signed by its issuer");
      }
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      if (!issuer.name().isEmpty() && !issuer.name().equals(claims.getIssuer())) {
        throw PushError.BAD_TOKEN.raise("the token is of another issuer (iss)");
      }
      if (!issuer.audience().isEmpty() && !claims.getAudience().contains(issuer.audience())) {
        throw PushError.BAD_TOKEN.raise("the token is not meant for this server (aud)");
      }
      return Claims.principal(claims, clock.instant(), issuer.skew());
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw unreadable();
    }
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    return switch (key) {
      case RSAKey rsa -> new RSASSAVerifier(rsa);
      case ECKey ec -> new ECDSAVerifier(ec);
      default -> throw new JOSEException("no key for RS256 or ES256");
    };
  }

  private static PushError.Raised unreadable() {
    return PushError.BAD_TOKEN.raise("the token cannot be read");
  }
}
