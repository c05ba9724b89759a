package dev.crease.interop.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// Any bytes as the frames of a WebSocket, raw or with masks made right: the server answers,
/// refuses by a close frame, and complains of nothing. The first byte of the input says how the
/// rest is taken, and whether by one topic's address or by that of several.
public final class WebSocketFuzz {
  private static final byte[] ONE = handshake(Target.TOPIC + "?after=latest");
  private static final byte[] SEVERAL =
      handshake("events?topic=feeds/open/*&topic=" + Target.TOPIC);

  private WebSocketFuzz() {}

  private static byte[] handshake(String address) {
    return """
      GET /v1/%s HTTP/1.1
      Host: c
      Authorization: Bearer %s
      Upgrade: websocket
      Connection: Upgrade
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      Sec-WebSocket-Version: 13
      Sec-WebSocket-Extensions: permessage-deflate

      """
        .formatted(address, Target.ENGINE.token())
        .replace("\n", "\r\n")
        .getBytes(US_ASCII);
  }

  /// Before the first input.
  public static void fuzzerInitialize() {
    Target.warmUp();
  }

  /// One input.
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] frames = (input[0] & 1) == 0 ? raw(input) : Frames.masked(input, 1);
    String came = new String(Target.send((input[0] & 2) == 0 ? ONE : SEVERAL, frames), US_ASCII);
    if (!came.isEmpty() && !came.startsWith("HTTP/1.1 101 ")) {
      throw new AssertionError("no handshake but: " + came);
    }
  }

  private static byte[] raw(byte[] input) {
    return java.util.Arrays.copyOfRange(input, 1, input.length);
  }
}
