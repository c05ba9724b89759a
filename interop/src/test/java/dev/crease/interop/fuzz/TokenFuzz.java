package dev.crease.interop.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.crease.push.PushError;
import dev.crease.push.access.Principal;
import dev.crease.server.JwtTokens;
import dev.crease.server.Secret;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.CompletionException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Any text as a token; any claims, and any header with them, under a good signature: it is refused
/// as a bad token, or speaks for somebody until a time to come. Text without the secret speaks for
/// nobody. The first byte of the input says which.
public final class TokenFuzz {
  private static final Secret SECRET = Secret.random();
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final JwtTokens TOKENS = new JwtTokens(SECRET, () -> NOW);
  private static final byte[] HEADER = "{\"alg\":\"HS256\"}".getBytes(US_ASCII);

  private TokenFuzz() {}

  /// One input.
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    switch (input[0] & 3) {
      case 0 -> {
        if (isTrusted(new String(rest, ISO_8859_1))) {
          throw new AssertionError("nobody signed this");
        }
      }
      case 1 -> isTrusted(signed(HEADER, rest));
      default -> {
        int cut = Math.min(rest.length, 1 + (input[0] & 0xff) / 4);
        isTrusted(signed(Arrays.copyOf(rest, cut), Arrays.copyOfRange(rest, cut, rest.length)));
      }
    }
  }

  private static boolean isTrusted(String token) {
    try {
      Principal who = TOKENS.principal(token).toCompletableFuture().join();
      if (!who.expires().isAfter(NOW) || who.subject().isEmpty()) {
        throw new AssertionError("trusted, though it is " + who);
      }
      return true;
    } catch (PushError.Raised refused) {
      return mustBeBad(refused);
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof PushError.Raised refused) {
        return mustBeBad(refused);
      }
      throw failed;
    }
  }

  private static boolean mustBeBad(PushError.Raised refused) {
    if (refused.error() != PushError.BAD_TOKEN) {
      throw new AssertionError("a bad token is the client's fault", refused);
    }
    return false;
  }

  private static String signed(byte[] header, byte[] claims) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String text = base64.encodeToString(header) + "." + base64.encodeToString(claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(SECRET.hex()), "HmacSHA256"));
      return text + "." + base64.encodeToString(mac.doFinal(text.getBytes(US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }
}
