package dev.crease.server.access;

import dev.crease.push.JsonBytes;
import dev.crease.push.PushError;
import dev.crease.push.access.Principal;
import dev.crease.push.access.Quotas;
import dev.crease.push.http.Exchange;
import dev.crease.push.http.Reply;
import dev.crease.server.json.Json;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;

/// `POST /v1/guests`: a token for somebody who only gives a name. Any thread.
///
/// A name is for people to read, and nothing that could pass for another's name or for the page
/// itself is one: letters and digits of any script with their marks, spaces, and `'._-`.
///
/// @param guests what they get
/// @param mint makes a token for a principal, good for a while
/// @param random must not be guessed
public record GuestApi(
    Trust.Guests guests,
    Quotas quotas,
    BiFunction<Principal, Duration, String> mint,
    InstantSource clock,
    RandomGenerator random) {
  private static final Pattern NAME =
      Pattern.compile("(?=.*[\\p{L}\\p{N}])[\\p{L}\\p{M}\\p{N} '._-]{1,30}");
  private static final int SUBJECT_LETTERS = 12;

  /// Answers with the token.
  public Reply join(Exchange exchange) {
    var _ = quotas.guest(exchange.client());
    String name = name(exchange.body());
    String subject = Principal.GUEST + letters();
    Instant expires = clock.instant().plus(guests.life());
    String token =
        mint.apply(new Principal(subject, name, List.of(), guests.write()), guests.life());
    return Reply.json(
            201,
            JsonBytes.of(
                JsonNodeFactory.instance
                    .objectNode()
                    .put("token", token)
                    .put("user", subject)
                    .put("name", name)
                    .put("expires", expires.toString())
                    .toString()))
        .with("cache-control", "no-store");
  }

  private static String name(String body) {
    String given;
    try {
      given = Json.parse(body).text("name");
    } catch (Json.Fault fault) {
      throw PushError.MALFORMED.raise(fault.text());
    }
    String name = Normalizer.normalize(given, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    if (!NAME.matcher(name).matches()) {
      throw PushError.MALFORMED.raise("a name is 1 to 30 letters, digits, spaces and '._-");
    }
    return name;
  }

  private String letters() {
    return random
        .ints(SUBJECT_LETTERS, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
