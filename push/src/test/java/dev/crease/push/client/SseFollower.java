package dev.crease.push.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/// Reads server-sent events.
public final class SseFollower implements Follower {
  private final TransportClient.Call call;
  private final ByteArrayOutputStream came = new ByteArrayOutputStream();
  private final ArrayDeque<Heard> heard = new ArrayDeque<>();

  /// Of an answer that is a stream.
  public SseFollower(TransportClient.Call call) {
    this.call = call;
  }

  @Override
  public Heard next() throws IOException {
    while (heard.isEmpty()) {
      byte[] more = call.read();
      if (more.length == 0) {
        return new Heard.End();
      }
      came.writeBytes(more);
      String text = came.toString(StandardCharsets.UTF_8);
      int whole = text.lastIndexOf("\n\n");
      if (whole >= 0) {
        came.reset();
        came.writeBytes(text.substring(whole + 2).getBytes(StandardCharsets.UTF_8));
        for (String record : text.substring(0, whole).split("\n\n", -1)) {
          take(record);
        }
      }
    }
    return heard.remove();
  }

  private void take(String record) {
    if (!record.startsWith("retry: ")) {
      Heard next = Controls.heard(record.substring(record.indexOf("data: ") + 6));
      if (record.startsWith("id: ") != next instanceof Heard.Event) {
        throw new AssertionError("what is kept, and nothing else, has an id: " + record);
      }
      heard.add(next);
    }
  }

  @Override
  public void close() {
    call.close();
  }
}
