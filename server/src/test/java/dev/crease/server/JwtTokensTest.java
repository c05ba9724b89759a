package dev.crease.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.PushError;
import dev.crease.push.TopicPattern;
import dev.crease.push.access.Principal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwtTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Principal RAVI =
      new Principal(
          "ravi",
          "Ravi K",
          List.of(new TopicPattern("users/ravi/*")),
          List.of(new TopicPattern("matches/42/*")));

  private final Secret secret = Secret.random();
  private final JwtTokens tokens = new JwtTokens(secret, () -> NOW);

  @Test
  void aTokenSpeaksForWhoItWasMintedFor() {
    Duration hour = Duration.ofHours(1);
    assertThat(tokens.principal(tokens.mint(RAVI, hour)).toCompletableFuture().join())
        .isEqualTo(RAVI.until(NOW.plus(hour)));
  }

  @Test
  void anExpiredTokenIsNotTrusted() {
    String token = tokens.mint(RAVI, Duration.ofHours(1));
    JwtTokens later = new JwtTokens(secret, () -> NOW.plus(Duration.ofHours(1)));
    assertBad(later, token, "the token has expired, at 2026-11-24T11:00:00Z");
  }

  @Test
  void anotherServersTokenIsNotTrusted() {
    String theirs = new JwtTokens(Secret.random(), () -> NOW).mint(RAVI, Duration.ofHours(1));
    assertBad(tokens, theirs, "the token was not signed by this server");
  }

  @Test
  void aTokenWhoseClaimsWereChangedIsNotTrusted() {
    String[] parts = tokens.mint(RAVI, Duration.ofHours(1)).split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String more = base64(claims.replace("matches/42/*", "*"));
    assertBad(tokens, parts[0] + "." + more + "." + parts[2], "not signed by this server");
  }

  @Test
  void anUnsignedTokenIsNotTrusted() {
    String none = base64("{\"alg\":\"none\"}") + "." + base64("{\"sub\":\"ravi\"}") + ".";
    assertBad(tokens, none, "the token cannot be read");
  }

  @Test
  void rubbishIsNotAToken() {
    assertBad(tokens, "rubbish", "the token cannot be read");
    assertBad(tokens, "a.b.c", "the token cannot be read");
  }

  @Test
  void aFoldersSecretIsMadeOnceAndForItsOwnerOnly(@TempDir Path folder) throws Exception {
    Secret made = Secret.orNew(folder);
    assertThat(Secret.of(folder)).isEqualTo(made);
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret"))))
        .isEqualTo("rw-------");
    assertThat(made.toString()).doesNotContain(made.hex());
  }

  private static void assertBad(JwtTokens tokens, String token, String why) {
    assertThatThrownBy(() -> tokens.principal(token))
        .isInstanceOfSatisfying(
            PushError.Raised.class,
            raised -> {
              assertThat(raised.error()).isEqualTo(PushError.BAD_TOKEN);
              assertThat(raised.detail()).contains(why);
            });
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
