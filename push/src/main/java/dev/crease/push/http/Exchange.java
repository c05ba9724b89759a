package dev.crease.push.http;

import dev.crease.push.Cursor;
import dev.crease.push.PushError;
import dev.crease.push.access.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One request as a handler sees it: no connection, no Netty. A value; any thread.
///
/// What is absent is the empty string.
public final class Exchange {
  private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?");

  private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

  private final Asked asked;
  private final Map<String, String> params;
  private final Principal principal;
  private final String client;
  private final BooleanSupplier secret;

  Exchange(Asked asked) {
    this(asked, Map.of(), Principal.ANYONE, "", () -> false);
  }

  private Exchange(
      Asked asked,
      Map<String, String> params,
      Principal principal,
      String client,
      BooleanSupplier secret) {
    this.asked = asked;
    this.params = params;
    this.principal = principal;
    this.client = client;
    this.secret = secret;
  }

  /// What was sent. Most of it is never looked at, so it is read when it is asked for.
  ///
  /// @param query the first value of a parameter, `""` if there is none
  /// @param queries all its values
  /// @param headers a header's values by its name in lower case, joined by commas, or `""`
  record Asked(
      String method,
      String path,
      UnaryOperator<String> query,
      Function<String, List<String>> queries,
      UnaryOperator<String> headers,
      Supplier<String> body) {}

  Exchange as(Principal who) {
    return new Exchange(asked, params, who, client, secret);
  }

  Exchange from(String address, BooleanSupplier isSecret) {
    return new Exchange(asked, params, principal, address, isSecret);
  }

  Exchange with(Map<String, String> found) {
    return new Exchange(asked, Map.copyOf(found), principal, client, secret);
  }

  /// The method; a `HEAD` is shown as the `GET` it asks about.
  public String method() {
    return asked.method;
  }

  /// The path, percent-decoded, without the query.
  public String path() {
    return asked.path;
  }

  /// Who is asking.
  public Principal principal() {
    return principal;
  }

  /// The address it comes from, as limits count it: a proxy's client, where the proxy is trusted;
  /// an IPv6 network.
  public String client() {
    return client;
  }

  /// `https` or `http`: how the client reached us, or the trusted proxy before us.
  public String scheme() {
    return secret.getAsBoolean() ? "https" : "http";
  }

  /// Whether it asks for a change (RFC 9110, 9.2.1: its method is not a safe one).
  boolean changes() {
    return !asked.method.equals("GET") && !asked.method.equals("OPTIONS");
  }

  /// Whether it asks for a WebSocket.
  boolean isWebSocket() {
    return header("upgrade").equalsIgnoreCase("websocket");
  }

  /// A part of the path that the route named, such as `id` in `/v1/matches/{id}`.
  public String param(String name) {
    String value = params.get(name);
    if (value == null) {
      throw new IllegalStateException("the route has no {" + name + "}");
    }
    return value;
  }

  /// A query parameter's first value.
  public String query(String name) {
    return asked.query.apply(name);
  }

  /// All values of a query parameter, in their order.
  public List<String> queries(String name) {
    return asked.queries.apply(name);
  }

  /// A header's values, joined by commas. The name in lower case.
  public String header(String name) {
    return asked.headers.apply(name);
  }

  /// The body as text.
  ///
  /// @throws PushError.Raised `malformed` when it is not UTF-8
  public String body() {
    return asked.body.get();
  }

  /// A whole number from the query.
  ///
  /// @throws PushError.Raised `malformed` when it is not one between `least` and `most`
  public int query(String name, int least, int most, int otherwise) {
    String text = query(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    int value = number(text);
    if (value < least || value > most) {
      throw PushError.MALFORMED.raise(
          "%s must be a whole number from %d to %d, was: %s".formatted(name, least, most, text));
    }
    return value;
  }

  /// A number of one to nine digits, else -1.
  private static int number(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
    }
    return text.length() <= 9 ? Integer.parseInt(text) : -1;
  }

  /// How long the asker would wait for news, in seconds: `Prefer: wait=25` (RFC 7240) or
  /// `?wait=25`, at most `most`; 0 for an answer at once.
  public int wait(int most) {
    String prefer = header("prefer");
    if (!prefer.isEmpty()) {
      Matcher preferred = WAIT.matcher(prefer);
      if (preferred.find()) {
        return Math.min(Integer.parseInt(preferred.group(1)), most);
      }
    }
    return Math.min(query("wait", 0, Integer.MAX_VALUE, 0), most);
  }

  /// Whether a type may be answered with: `Accept` is absent, or names it, its family or anything.
  public boolean accepts(String type) {
    String accept = header("accept");
    if (accept.isEmpty()) {
      return true;
    }
    String family = type.substring(0, type.indexOf('/')) + "/*";
    for (String part : accept.split(",", -1)) {
      String range = part.split(";", 2)[0].strip();
      if (range.equals("*/*") || range.equalsIgnoreCase(type) || range.equalsIgnoreCase(family)) {
        return true;
      }
    }
    return false;
  }

  /// Whether `Accept` names this very type.
  public boolean asksFor(String type) {
    String accept = header("accept");
    if (accept.isEmpty()) {
      return false;
    }
    for (String part : accept.split(",", -1)) {
      if (part.split(";", 2)[0].strip().equalsIgnoreCase(type)) {
        return true;
      }
    }
    return false;
  }

  /// The cursor that the asker has, when `If-None-Match` is one: `"k3-12"` or `W/"k3-12"`.
  Optional<Cursor> cursorHeld() {
    String held = header("if-none-match");
    if (held.isEmpty()) {
      return Optional.empty();
    }
    Matcher tag = ENTITY_TAG.matcher(held.strip());
    return tag.matches() ? Cursor.parse(tag.group(1)) : Optional.empty();
  }

  /// Whether `If-None-Match` names this entity tag (RFC 9110, 13.1.2: weak comparison).
  public boolean has(String entityTag) {
    String held = header("if-none-match");
    if (held.isEmpty()) {
      return false;
    }
    String quoted = '"' + entityTag + '"';
    for (String part : held.split(",", -1)) {
      String tag = part.strip();
      String opaque = tag.startsWith("W/") ? tag.substring(2) : tag;
      if (tag.equals("*") || opaque.equals(quoted)) {
        return true;
      }
    }
    return false;
  }
}
