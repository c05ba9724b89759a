package dev.crease.cli.option;

import dev.crease.push.TopicPattern;
import dev.crease.push.access.Network;
import dev.crease.push.access.Origins;
import dev.crease.server.access.Trust;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Whom a server trusts, as options of the command line and as environment variables.
public final class TrustOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--origin",
      paramLabel = "ORIGIN",
      split = ",",
      defaultValue = "${CREASE_ORIGIN:-}",
      description =
          "Pages of other sites that may use cookies, such as https://scores.example (default:"
              + " none).")
  private List<String> origins = List.of();

  @Option(
      names = "--trusted-proxy",
      paramLabel = "ADDRESS",
      split = ",",
      defaultValue = "${CREASE_TRUSTED_PROXY:-}",
      description =
          "Proxies whose X-Forwarded-For is believed: 10.0.0.7, or 10.0.0.0/8 (default: none).")
  private List<String> proxies = List.of();

  @Option(
      names = "--jwks",
      paramLabel = "URL",
      defaultValue = "${CREASE_JWKS:-}",
      description = "Where the public keys of another issuer of tokens lie (RS256, ES256).")
  private String jwks = "";

  @Option(
      names = "--issuer",
      paramLabel = "NAME",
      defaultValue = "${CREASE_ISSUER:-}",
      description = "What that issuer's tokens say in iss (default: anything).")
  private String issuer = "";

  @Option(
      names = "--audience",
      paramLabel = "NAME",
      defaultValue = "${CREASE_AUDIENCE:-}",
      description = "What that issuer's tokens say in aud (default: anything).")
  private String audience = "";

  @Option(
      names = "--clock-skew",
      paramLabel = "SECONDS",
      defaultValue = "${CREASE_CLOCK_SKEW:-30}",
      description = "How far that issuer's clock may be from ours (default: ${DEFAULT-VALUE}).")
  private int skewSeconds;

  @Option(
      names = "--guest-write",
      paramLabel = "PATTERN",
      split = ",",
      defaultValue = "${CREASE_GUEST_WRITE:-}",
      description = "Topics that guests may publish to (default: none).")
  private List<String> guestWrite = List.of();

  /// What they say.
  public Trust trust() {
    try {
      return new Trust(
          new Origins(Set.copyOf(given(origins))).listed(),
          given(proxies).stream().map(Network::parse).toList(),
          new Trust.Issuer(jwks, issuer, audience, Duration.ofSeconds(skewSeconds)),
          new Trust.Guests(
              given(guestWrite).stream().map(TopicPattern::new).toList(),
              Trust.OURSELVES.guests().life()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  /// An unset variable of the environment is one empty text.
  static List<String> given(List<String> texts) {
    return texts.stream().filter(text -> !text.isEmpty()).toList();
  }
}
