package dev.crease.push.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Draft;
import dev.crease.push.Ephemeral;
import dev.crease.push.JsonBytes;
import dev.crease.push.Limits;
import dev.crease.push.Retention;
import dev.crease.push.Topic;
import dev.crease.push.hub.Sweeper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Byte transcripts of what clients rely on, in `src/test/resources/wire`: what is sent, a line of
/// ten dashes, what comes back. Control characters are shown as `\xNN`, a line break on the wire is
/// a line break here (`\r\n` in headers is meant), and what differs each time is masked. What
/// follows `(when the stream has started)` is sent then; `(somebody types)` is not sent, but done
/// by another client.
///
/// `-Dupdate=true` writes what came until a heartbeat or a second and a half of silence, instead of
/// comparing.
class WireTest {
  private static final String DIVIDER = "----------\n";
  private static final Path FOLDER = Path.of("src/test/resources/wire");
  private static final String ANSWERED = "\\(when the stream has started\\)\n";
  private static final String TYPES = "(somebody types)\n";
  private static final Ephemeral TYPING =
      Ephemeral.of(new Topic("feeds/x"), new Draft("typing", EchoTopics.TIME, JsonBytes.of("{}")));
  private static final String BEAT = "{\"control\":\"beat\"";
  private static final Limits LIMITS = limits();
  private static final boolean UPDATE = Boolean.getBoolean("update");

  private static Limits limits() {
    Limits limits = Limits.defaults().withBeatSeconds(2);
    return limits.with(limits.shares().withGuestPublishes(new Limits.Rate(2, 600)));
  }

  static List<String> transcripts() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void theWireIsAsWrittenDown(String name) throws IOException {
    Path file = FOLDER.resolve(name);
    String text = Files.readString(file);
    int divider = text.indexOf(DIVIDER);
    String request = text.substring(0, divider);
    String expected = text.substring(divider + DIVIDER.length());
    try (Bench bench = new Bench(LIMITS)) {
      bench.publish(Bench.MATCH, "{\"n\":1}", "{\"n\":2}");
      bench.publish(new Topic("feeds/x"), "{\"n\":3}");
      bench.publish(Bench.MATCH, "{\"n\":4}", "{\"text\":\"Ōtautahi\"}");
      bench.publish(new Topic("matches/over/events"), "{\"n\":6}");
      if (name.contains("latest-only")) {
        bench.publish(new Topic("feeds/prices/tea"), "{\"n\":7}", "{\"n\":8}");
        bench.publish(new Topic("feeds/prices/rum"), "{\"n\":9}");
      }
      if (name.contains("swept")) {
        Retention two = Retention.parse("matches/demo/events=2");
        new Sweeper(bench.log, List.of(two), () -> EchoTopics.TIME).sweep();
      }
      bench.topics.finished.add(new Topic("matches/over/events"));
      int quiet = UPDATE && !name.contains("beat") ? 1_500 : 5_000;
      String came = ask(bench, request, expected.length(), quiet);
      if (UPDATE) {
        Files.writeString(file, request + DIVIDER + came);
      } else {
        assertThat(came).isEqualTo(expected);
      }
    }
  }

  private static String ask(Bench bench, String request, int length, int quiet) throws IOException {
    int port = bench.server.port();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(quiet);
      List<String> parts = List.of(request.split(ANSWERED, 2));
      socket.getOutputStream().write(bytes(parts.getFirst()));
      InputStream in = socket.getInputStream();
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      byte[] some = new byte[4096];
      boolean said = false;
      try {
        while (UPDATE ? !shown(all).contains(BEAT) : shown(all).length() < length) {
          int count = in.read(some);
          if (count < 0) {
            return shown(all) + "(closed)\n";
          }
          all.write(some, 0, count);
          if (!said && parts.size() > 1 && shown(all).contains("\"start\"")) {
            said = true;
            if (parts.getLast().equals(TYPES)) {
              bench.hub.pass(TYPING);
            } else {
              socket.getOutputStream().write(bytes(parts.getLast()));
            }
          }
        }
      } catch (SocketTimeoutException silence) {
        return shown(all); // all that came; the comparison shows what is missing
      }
      return shown(all);
    }
  }

  /// Lines end in CR LF; `\xNN` is a byte; a line that ends in `\` does not end.
  private static byte[] bytes(String request) {
    String joined = request.replace("\\\n", "").replace("\n", "\r\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    while (at < joined.length()) {
      if (joined.startsWith("\\x", at)) {
        out.write(Integer.parseInt(joined.substring(at + 2, at + 4), 16));
        at += 4;
      } else {
        int end = joined.offsetByCodePoints(at, 1);
        out.writeBytes(joined.substring(at, end).getBytes(UTF_8));
        at = end;
      }
    }
    return out.toByteArray();
  }

  private static String shown(ByteArrayOutputStream all) {
    String latin = all.toString(ISO_8859_1).replace("\r\n", "\n");
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < latin.length(); i++) {
      char c = latin.charAt(i);
      if (c == '\n' || (c >= ' ' && c < 0x7f)) {
        out.append(c);
      } else {
        out.append("\\x%02x".formatted((int) c));
      }
    }
    return out.toString()
        .replaceAll("(?m)^date: .*$", "date: (now)")
        .replaceAll("(?m)^(ratelimit: .*);r=49\\d\\d;", "$1;r=(4900 to 4999);")
        .replaceAll("(?m)^retry: [1-4]\\d{3}$", "retry: (1000 to 4000)");
  }
}
