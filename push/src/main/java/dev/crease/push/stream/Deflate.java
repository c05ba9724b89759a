package dev.crease.push.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was agreed on compression: `permessage-deflate` (RFC 7692), never with context takeover, so
/// that one compressed frame serves every reader. A value; any thread.
///
/// @param windowBits the most of what the reader will look back, as a power of two; without context
///   takeover a message of up to that size never looks back further, so a longer one goes out
///   uncompressed
/// @param said whether the reader asked for a window
public record Deflate(int windowBits, boolean said) {
  private static final String NAME = "permessage-deflate";
  private static final String SERVER_WINDOW = "server_max_window_bits";
  private static final String CLIENT_WINDOW = "client_max_window_bits";
  private static final String SERVER_FRESH = "server_no_context_takeover";
  private static final String CLIENT_FRESH = "client_no_context_takeover";
  private static final int LEAST_BITS = 8;
  private static final int MOST_BITS = 15;

  /// The first of the offers in a `Sec-WebSocket-Extensions` header that is well-formed; empty if
  /// there is none, and then nothing is compressed.
  public static Optional<Deflate> agree(String offers) {
    for (String offer : split(offers, ',')) {
      Optional<Deflate> agreed = accept(split(offer, ';'));
      if (agreed.isPresent()) {
        return agreed;
      }
    }
    return Optional.empty();
  }

  /// What to answer in that header.
  public String answer() {
    String window = said ? "; " + SERVER_WINDOW + "=" + windowBits : "";
    return NAME + "; " + SERVER_FRESH + "; " + CLIENT_FRESH + window;
  }

  /// The longest message to compress, in bytes.
  int mostBytes() {
    return 1 << windowBits;
  }

  /// An offer with a parameter that is unknown, twice there, or has a value it cannot have is
  /// declined (RFC 7692, 5.1 and 7.1).
  private static Optional<Deflate> accept(List<String> offer) {
    if (!offer.getFirst().equalsIgnoreCase(NAME)) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : offer.subList(1, offer.size())) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals).strip();
      String value = equals < 0 ? "" : unquoted(parameter.substring(equals + 1).strip());
      boolean valid = equals < 0 ? mayStandAlone(name) : isWindow(name) && bits(value) > 0;
      if (!valid || parameters.putIfAbsent(name, value) != null) {
        return Optional.empty();
      }
    }
    String window = parameters.get(SERVER_WINDOW);
    return Optional.of(new Deflate(window == null ? MOST_BITS : bits(window), window != null));
  }

  private static boolean mayStandAlone(String name) {
    return name.equals(SERVER_FRESH) || name.equals(CLIENT_FRESH) || name.equals(CLIENT_WINDOW);
  }

  private static boolean isWindow(String name) {
    return name.equals(SERVER_WINDOW) || name.equals(CLIENT_WINDOW);
  }

  /// 8 to 15, without leading zeros; else -1.
  private static int bits(String value) {
    boolean digits = value.matches("[1-9][0-9]?");
    int bits = digits ? Integer.parseInt(value) : -1;
    return bits >= LEAST_BITS && bits <= MOST_BITS ? bits : -1;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /// The parts between separators that stand outside of quotes, trimmed.
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (c == separator && !quoted) {
        parts.add(text.substring(from, i).strip());
        from = i + 1;
      }
    }
    parts.add(text.substring(from).strip());
    return parts;
  }
}
