package dev.crease.push.stream;

import dev.crease.push.JsonBytes;
import dev.crease.push.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// The messages of one WebSocket: answered one after another, so that they keep their order. What
/// one read brought waits here, up to a limit beyond which the connection is closed with 1008. Its
/// loop only.
final class Inbox implements Conversation.Messages {
  private final StreamHandler stream;
  private final Receiver receiver;
  private final Limits limits;
  private @Nullable ArrayDeque<JsonBytes> waiting; // most readers never send
  private boolean busy;

  Inbox(StreamHandler stream, Receiver receiver, Limits limits) {
    this.stream = stream;
    this.receiver = receiver;
    this.limits = limits;
  }

  @Override
  public void text(byte[] utf8) {
    ArrayDeque<JsonBytes> queue = waiting;
    if (queue == null) {
      queue = new ArrayDeque<>();
      waiting = queue;
    }
    if (queue.size() >= limits.sizes().waitingFrames()) {
      stream.close(CloseCode.TOO_FAST);
      return;
    }
    queue.add(oneLine(utf8));
    if (!busy) {
      next(queue);
    }
  }

  /// Line breaks are white space between the tokens of JSON, and nowhere else in it.
  private static JsonBytes oneLine(byte[] utf8) {
    String text = new String(utf8, StandardCharsets.UTF_8);
    return JsonBytes.of(text.replace('\n', ' ').replace('\r', ' '));
  }

  @Override
  public void binary(byte[] payload) {
    stream.close(CloseCode.NOT_TEXT);
  }

  @Override
  public boolean hasRoom() {
    ArrayDeque<JsonBytes> queue = waiting;
    return queue == null || queue.size() < limits.sizes().pipelined();
  }

  private void next(ArrayDeque<JsonBytes> queue) {
    JsonBytes message = queue.poll();
    busy = message != null;
    if (message == null) {
      waiting = null;
      return;
    }
    receiver.receive(
        message,
        answer -> {
          if (!stream.hasEnded()) {
            stream.say(answer.toString());
            next(queue);
            stream.readOrNot();
          }
        });
  }
}
