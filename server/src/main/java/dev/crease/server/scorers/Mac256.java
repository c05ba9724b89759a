package dev.crease.server.scorers;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256 (RFC 2104) with the server's secret: who does not have it can neither make a value
/// nor find what it was made of. What is made for one purpose begins with its name. Any thread.
final class Mac256 {
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] secret;

  Mac256(byte[] secret) {
    this.secret = Arrays.copyOf(secret, secret.length);
  }

  byte[] of(String what) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(what.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
