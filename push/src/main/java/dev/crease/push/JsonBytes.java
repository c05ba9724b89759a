package dev.crease.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A JSON value as the UTF-8 bytes that are stored and sent: encoded once, never changed, always on
/// one line, so that it fits an SSE `data:` field and a line of NDJSON as it is.
///
/// The engine never looks inside; who makes one answers for its being JSON. A value; any thread.
public final class JsonBytes {
  private final byte[] utf8;

  private JsonBytes(byte[] utf8) {
    for (byte b : utf8) {
      if (b == '\n' || b == '\r') {
        throw new IllegalArgumentException("an event's JSON must be on one line");
      }
    }
    this.utf8 = utf8;
  }

  /// The value of these characters.
  public static JsonBytes of(String text) {
    return new JsonBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The value of these bytes, which are copied.
  public static JsonBytes of(byte[] utf8) {
    return new JsonBytes(utf8.clone());
  }

  /// The JSON string of a text, quotes and all; on one line whatever is in it.
  public static String quote(String text) {
    StringBuilder json = new StringBuilder(text.length() + 16).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ') {
            json.append("\\u%04x".formatted((int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }

  /// This value within another, of which these are the characters before and after it.
  ///
  /// @param before ASCII, on one line
  JsonBytes within(String before, char after) {
    byte[] start = before.getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = Arrays.copyOf(start, start.length + utf8.length + 1);
    whole[copyTo(whole, start.length)] = (byte) after;
    return new JsonBytes(whole);
  }

  /// The size in bytes.
  public int length() {
    return utf8.length;
  }

  /// A copy of the bytes.
  public byte[] toBytes() {
    return utf8.clone();
  }

  /// Copies the bytes into `target` from `at` on; answers the index after the last.
  public int copyTo(byte[] target, int at) {
    System.arraycopy(utf8, 0, target, at, utf8.length);
    return at + utf8.length;
  }

  /// The bytes to read from, not copied.
  public ByteBuffer asBuffer() {
    return ByteBuffer.wrap(utf8).asReadOnlyBuffer();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonBytes json && Arrays.equals(utf8, json.utf8);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(utf8);
  }

  @Override
  public String toString() {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
