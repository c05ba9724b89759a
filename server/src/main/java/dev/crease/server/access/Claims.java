package dev.crease.server.access;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.crease.push.PushError;
import dev.crease.push.TopicPattern;
import dev.crease.push.access.Principal;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/// Reads the claims of a token whose signature has been checked (RFC 7519): `sub`, `name`, `exp`,
/// `nbf`, and the topic patterns `read` and `write`. Any thread.
public final class Claims {
  private Claims() {}

  /// Who it speaks for.
  ///
  /// @param skew how far the clock that set the times may be from ours
  /// @throws PushError.Raised `bad-token` when it has expired, is not good yet, or is nobody's
  /// @throws ParseException when a claim is of the wrong kind
  public static Principal principal(JWTClaimsSet claims, Instant now, Duration skew)
      throws ParseException {
    Date expires = claims.getExpirationTime();
    if (expires == null) {
      throw PushError.BAD_TOKEN.raise("the token does not say until when it is good (exp)");
    }
    Instant end = expires.toInstant().plus(skew);
    if (!end.isAfter(now)) {
      throw PushError.BAD_TOKEN.raise("the token has expired, at " + expires.toInstant());
    }
    Date begins = claims.getNotBeforeTime();
    if (begins != null && begins.toInstant().minus(skew).isAfter(now)) {
      throw PushError.BAD_TOKEN.raise("the token is not good before " + begins.toInstant());
    }
    String subject = claims.getSubject();
    if (subject == null || subject.isEmpty()) {
      throw PushError.BAD_TOKEN.raise("the token does not say whose it is (sub)");
    }
    String name = claims.getStringClaim("name");
    return new Principal(
        subject,
        name == null ? subject : name,
        patterns(claims.getStringListClaim("read")),
        patterns(claims.getStringListClaim("write")),
        end);
  }

  private static List<TopicPattern> patterns(List<String> texts) {
    return texts == null ? List.of() : texts.stream().map(TopicPattern::new).toList();
  }
}
