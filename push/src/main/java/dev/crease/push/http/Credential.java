package dev.crease.push.http;

import dev.crease.push.PushError;
import java.util.Locale;

/// What a request shows of who it is from. The first of these that it has, in this order: what a
/// program put there by hand comes before what a browser sends of its own accord. A value.
sealed interface Credential {
  /// The query parameter of a ticket.
  String TICKET = "ticket";

  /// The cookie that holds a token.
  String COOKIE = "crease";

  /// `Authorization: Bearer TOKEN` (RFC 6750).
  record Bearer(String token) implements Credential {}

  /// `?ticket=TICKET`.
  record Ticket(String text) implements Credential {}

  /// The cookie `crease`.
  record Cookie(String token) implements Credential {}

  /// Nothing.
  record None() implements Credential {}

  /// The request's.
  ///
  /// @throws PushError.Raised `bad-token` when the header is of another scheme
  static Credential of(Exchange exchange) {
    String authorization = exchange.header("authorization");
    if (!authorization.isEmpty()) {
      return new Bearer(bearer(authorization));
    }
    String ticket = exchange.query(TICKET);
    if (!ticket.isEmpty()) {
      return new Ticket(ticket);
    }
    String cookie = cookie(exchange.header("cookie"));
    return cookie.isEmpty() ? new None() : new Cookie(cookie);
  }

  private static String bearer(String authorization) {
    String scheme = "bearer ";
    if (!authorization.toLowerCase(Locale.ROOT).startsWith(scheme)) {
      throw PushError.BAD_TOKEN.raise("Authorization must be: Bearer TOKEN");
    }
    return authorization.substring(scheme.length()).strip();
  }

  /// The cookie's value. Several `Cookie` headers were joined by commas, which no token has.
  private static String cookie(String header) {
    if (header.isEmpty()) {
      return "";
    }
    for (String pair : header.split("[;,]", -1)) {
      String[] parts = pair.strip().split("=", 2);
      if (parts.length == 2 && parts[0].equals(COOKIE)) {
        return parts[1];
      }
    }
    return "";
  }
}
