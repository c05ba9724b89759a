package dev.crease.server.access;

import dev.crease.push.TopicPattern;
import dev.crease.push.access.Network;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Whom the server trusts, beside the tokens it signs itself. A value.
///
/// @param origins pages of other sites that may use cookies, such as `https://scores.example`
/// @param proxies whose `X-Forwarded-For` is believed
/// @param issuer who else signs tokens
/// @param guests what somebody gets who only gives a name
public record Trust(Set<String> origins, List<Network> proxies, Issuer issuer, Guests guests) {
  /// Nobody else, and guests who may do nothing yet.
  public static final Trust OURSELVES =
      new Trust(
          Set.of(),
          List.of(),
          new Issuer("", "", "", Duration.ofSeconds(30)),
          new Guests(List.of(), Duration.ofHours(12)));

  public Trust {
    origins = Set.copyOf(origins);
    proxies = List.copyOf(proxies);
  }

  /// Another issuer of tokens, whose public keys lie at an address (RFC 7517).
  ///
  /// @param jwks the address of the keys, `http` or `https`; `""` for no other issuer
  /// @param name what their tokens say in `iss`; `""` for anything
  /// @param audience what their tokens say in `aud`; `""` for anything
  /// @param skew how far their clock may be from ours
  public record Issuer(String jwks, String name, String audience, Duration skew) {
    public Issuer {
      if (!jwks.isEmpty() && !jwks.matches("https?://[^/\\s]+(/\\S*)?")) {
        throw new IllegalArgumentException(
            "keys are at an http or https address such as https://login.example/keys, was: "
                + jwks);
      }
      if (skew.isNegative() || skew.compareTo(Duration.ofMinutes(10)) > 0) {
        throw new IllegalArgumentException(
            "clocks may differ by 0 to 600 seconds, was: " + skew.toSeconds());
      }
    }

    /// Whether there is one.
    boolean exists() {
      return !jwks.isEmpty();
    }
  }

  /// What guests get.
  ///
  /// @param write the topics that they may publish to
  /// @param life how long a guest's token is good
  public record Guests(List<TopicPattern> write, Duration life) {
    public Guests {
      write = List.copyOf(write);
    }
  }
}
