package dev.crease.interop.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Any bytes after the preface of HTTP/2: as they are, as frames whose lengths fit, as the fields
/// of one request (HPACK), or as frames of a WebSocket in a stream of its own (RFC 8441). What
/// comes back are frames, none of which says that we have failed. The first byte of the input says
/// how the rest is taken.
public final class Http2Fuzz {
  private static final byte[] OPENING = opening();

  private static final String WEB_SOCKET =
      """
      :method: CONNECT
      :protocol: websocket
      :scheme: http
      :authority: c
      :path: /v1/%s?after=latest
      sec-websocket-version: 13
      sec-websocket-extensions: permessage-deflate
      authorization: Bearer %s
      """
          .formatted(Target.TOPIC, Target.ENGINE.token());

  private Http2Fuzz() {}

  private static byte[] opening() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
    Http2Frames.settings(bytes);
    return bytes.toByteArray();
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
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    byte[] sent =
        switch (input[0] & 3) {
          case 0 -> rest;
          case 1 -> Http2Frames.fitting(rest);
          case 2 -> request(rest);
          default -> webSocket(rest);
        };
    Http2Answer.check(Target.send(OPENING, sent));
  }

  private static byte[] request(byte[] fields) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    Http2Frames.headers(frames, new String(fields, ISO_8859_1), true);
    return frames.toByteArray();
  }

  private static byte[] webSocket(byte[] rest) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    Http2Frames.headers(frames, WEB_SOCKET, false);
    Http2Frames.data(frames, Frames.masked(rest, 0));
    return frames.toByteArray();
  }
}
