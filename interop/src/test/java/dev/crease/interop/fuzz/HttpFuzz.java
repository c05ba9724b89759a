package dev.crease.interop.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/// Any bytes as what a client of HTTP/1.1 sends, in two pieces: what comes back is nothing, or an
/// answer.
public final class HttpFuzz {
  private HttpFuzz() {}

  /// Before the first input.
  public static void fuzzerInitialize() {
    Target.warmUp();
  }

  /// One input.
  public static void fuzzerTestOneInput(byte[] input) {
    int cut = input.length / 2;
    byte[] first = java.util.Arrays.copyOf(input, cut);
    byte[] second = java.util.Arrays.copyOfRange(input, cut, input.length);
    String came = new String(Target.send(first, second), ISO_8859_1);
    if (!came.isEmpty() && !came.startsWith("HTTP/1.") && !isHttp2(input)) {
      throw new AssertionError("no answer of HTTP but: " + came);
    }
  }

  /// Prior knowledge (RFC 9113, 3.3) turns the connection into another protocol.
  private static boolean isHttp2(byte[] input) {
    return new String(input, ISO_8859_1).startsWith("PRI * HTTP/2.0");
  }
}
