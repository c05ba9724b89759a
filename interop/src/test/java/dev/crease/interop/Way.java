package dev.crease.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The four ways to read a topic, as a client without any library would take them. Any thread.
public enum Way {
  /// Asks again and again.
  POLL {
    @Override
    public void read(HttpConnection http, Place place, Reader reader) throws IOException {
      pages(http, place, reader, "");
    }
  },
  /// Asks and is answered when there is news.
  LONG_POLL {
    @Override
    public void read(HttpConnection http, Place place, Reader reader) throws IOException {
      pages(http, place, reader, "Prefer: wait=20\r\n");
    }
  },
  /// Server-sent events.
  SSE {
    @Override
    public void read(HttpConnection http, Place place, Reader reader) throws IOException {
      String last = place.after().equals("earliest") ? "" : "Last-Event-ID: " + place.after();
      HttpConnection.Head head =
          http.get(
              place.path(),
              "Accept: text/event-stream\r\n" + (last.isEmpty() ? "" : last + "\r\n"));
      check(head, 200);
      SseLines lines = new SseLines(http, head.header("transfer-encoding").equals("chunked"));
      while (!reader.hasEnough()) {
        String line = lines.next();
        if (line.startsWith("data: ")) {
          reader.take(Message.of(line.substring(6)));
        }
      }
    }
  },
  /// WebSocket.
  WEB_SOCKET {
    @Override
    public void read(HttpConnection http, Place place, Reader reader) throws IOException {
      check(http.get(place.path() + "?after=" + place.after(), UPGRADE), 101);
      while (!reader.hasEnough()) {
        byte[] head = http.bytes(2);
        int length = head[1] & 0x7f;
        if (length == 126) {
          byte[] two = http.bytes(2);
          length = ((two[0] & 0xff) << 8) | (two[1] & 0xff);
        }
        String text = new String(http.bytes(length), StandardCharsets.UTF_8);
        if (head[0] != (byte) 0x81) {
          throw new IOException("no text frame but " + (head[0] & 0xff) + ": " + text);
        }
        reader.take(Message.of(text));
      }
    }
  };

  private static final String UPGRADE =
      """
      Upgrade: websocket
      Connection: Upgrade
      Sec-WebSocket-Version: 13
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      """
          .replace("\n", "\r\n");

  /// Where to read: a topic's path, and an id or `earliest`.
  public record Place(String path, String after) {}

  /// Who reads.
  public interface Reader {
    /// Something has come.
    void take(Message message);

    /// Whether to stop; asked between messages.
    boolean hasEnough();

    /// An answer had no news, so a poller pauses here.
    void nothingNew();
  }

  /// Reads from a place on until that is enough.
  ///
  /// @throws IOException when the connection is lost, or the server says something unexpected
  public abstract void read(HttpConnection http, Place place, Reader reader) throws IOException;

  private static void check(HttpConnection.Head head, int status) throws IOException {
    if (head.status() != status) {
      throw new IOException("%d expected, was %s".formatted(status, head));
    }
  }

  private static void pages(HttpConnection http, Place place, Reader reader, String prefer)
      throws IOException {
    String after = place.after();
    while (!reader.hasEnough()) {
      HttpConnection.Head head = http.get(place.path() + "?limit=20&after=" + after, prefer);
      check(head, 200);
      Message.Page page = Message.page(http.body(head));
      page.messages().forEach(reader::take);
      if (page.next().equals(after)) {
        reader.nothingNew();
      }
      after = page.next();
    }
  }
}
