package dev.crease.interop.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Any path and query, with any values of the headers that decide what is answered: that is one of
/// the documented statuses, and never a fault of ours. Lines of the input are: the target, then the
/// values of the headers.
public final class TargetFuzz {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
  private static final String[] HEADERS = {
    "Accept",
    "Prefer",
    "Last-Event-ID",
    "If-None-Match",
    "Accept-Encoding",
    "Authorization",
    "Cookie",
    "Origin",
    "X-Forwarded-For"
  };

  private TargetFuzz() {}

  /// Before the first input.
  public static void fuzzerInitialize() {
    Target.warmUp();
  }

  /// One input.
  public static void fuzzerTestOneInput(byte[] input) {
    String[] lines = new String(input, ISO_8859_1).replaceAll("[\\r\\x00]", "").split("\n", -1);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(
        ("GET /v1/" + lines[0].replace(' ', '+') + " HTTP/1.1\r\nHost: c\r\n")
            .getBytes(ISO_8859_1));
    for (int i = 1; i < Math.min(lines.length, HEADERS.length + 1); i++) {
      request.writeBytes((HEADERS[i - 1] + ": " + lines[i] + "\r\n").getBytes(ISO_8859_1));
    }
    request.writeBytes("\r\n".getBytes(US_ASCII));
    String came = new String(Target.send(request.toByteArray()), ISO_8859_1);
    Matcher status = STATUS.matcher(came);
    if (status.lookingAt() && Integer.parseInt(status.group(1)) >= 500) {
      throw new AssertionError("a fault of ours: " + came);
    }
  }
}
