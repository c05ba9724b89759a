package dev.crease.interop.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Any bytes as the body of a `POST` to the product, by one who may: to a match that is being
/// played, to a feed, as a new match, or where tickets, guests and sessions are made. It is
/// accepted, or refused as the client's mistake. The first byte of the input says where it goes.
public final class PublishFuzz {
  private static final List<String> PATHS =
      List.of(
          "/v1/matches/fuzz/events",
          "/v1/feeds/open/fuzz",
          "/v1/matches",
          "/v1/tickets",
          "/v1/guests",
          "/v1/session");

  private PublishFuzz() {}

  /// Before the first input.
  public static void fuzzerInitialize() {
    Target.warmUp();
  }

  /// One input.
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 0) {
      String path = PATHS.get((input[0] & 0xff) % PATHS.size());
      String came = post(path, java.util.Arrays.copyOfRange(input, 1, input.length));
      if (!came.startsWith("HTTP/1.1 2") && !came.startsWith("HTTP/1.1 4")) {
        throw new AssertionError("neither taken nor refused: " + came);
      }
    }
  }

  private static String post(String path, byte[] body) {
    String head =
        "POST %s HTTP/1.1\r\nHost: c\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n"
            .formatted(path, Target.ENGINE.token(), body.length);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes((head + "Connection: close\r\n\r\n").getBytes(US_ASCII));
    request.writeBytes(body);
    return new String(Target.ask(Target.ENGINE.port(), request.toByteArray()), ISO_8859_1);
  }

  static {
    String match =
        """
        {"id":"fuzz","format":"T20","teams":[
          {"name":"North","short":"NOR","players":["A","B","C","D","E","F","G","H","I","J","K"]},
          {"name":"South","short":"SOU","players":["L","M","N","O","P","Q","R","S","T","U","V"]}]}\
        """;
    String made = post("/v1/matches", match.getBytes(StandardCharsets.UTF_8));
    if (!made.startsWith("HTTP/1.1 201")) {
      throw new AssertionError("no match to fuzz: " + made);
    }
  }
}
