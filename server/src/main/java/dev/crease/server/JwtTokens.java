package dev.crease.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.crease.push.PushError;
import dev.crease.push.TopicPattern;
import dev.crease.push.access.Access;
import dev.crease.push.access.Principal;
import dev.crease.server.access.Claims;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Tokens as JSON Web Tokens (RFC 7519), signed with HMAC-SHA-256 by the server's own [Secret].
/// Claims: `sub`, `name`, `exp`, and the topic patterns `read` and `write`. Any thread; never
/// blocks.
public final class JwtTokens implements Access.Tokens {
  private final Secret secret;
  private final JWSVerifier verifier;
  private final InstantSource clock;

  public JwtTokens(Secret secret, InstantSource clock) {
    this.secret = secret;
    this.clock = clock;
    try {
      this.verifier = new MACVerifier(secret.bytes());
    } catch (JOSEException e) {
      throw new IllegalStateException("a secret of 32 bytes is long enough for HS256", e);
    }
  }

  /// A token that speaks for the principal for a while.
  public String mint(Principal principal, Duration life) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject(principal.subject())
            .claim("name", principal.name())
            .claim("read", texts(principal.read()))
            .claim("write", texts(principal.write()))
            .expirationTime(Date.from(clock.instant().plus(life)))
            .build();
    try {
      SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
      token.sign(new MACSigner(secret.bytes()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("a secret of 32 bytes can sign HS256", e);
    }
  }

  @Override
  public CompletionStage<Principal> principal(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      boolean ours = jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256);
      if (!ours || !jwt.verify(verifier)) {
        throw PushError.BAD_TOKEN.raise("the token was not signed by this server");
      }
      return CompletableFuture.completedStage(
          Claims.principal(jwt.getJWTClaimsSet(), clock.instant(), Duration.ZERO));
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw PushError.BAD_TOKEN.raise("the token cannot be read");
    }
  }

  private static List<String> texts(List<TopicPattern> patterns) {
    return patterns.stream().map(TopicPattern::text).toList();
  }
}
