package dev.crease.push.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads WebSocket frames, and writes them with a mask of zeros.
public final class WebSocketFollower implements Follower {
  private final TransportClient.Call call;
  private ByteBuffer came = ByteBuffer.allocate(0);
  private int closeCode = -1;

  /// Of an answer that is a WebSocket.
  public WebSocketFollower(TransportClient.Call call) {
    this.call = call;
  }

  @Override
  public Heard next() throws IOException {
    String text = nextText();
    return text.isEmpty() ? new Heard.End() : Controls.heard(text);
  }

  /// The next text frame as it came; `""` at the end.
  public String nextText() throws IOException {
    if (!fill(2)) {
      return "";
    }
    int opcode = came.get() & 0x0f;
    int length = came.get() & 0x7f;
    if (length == 126 && fill(2)) {
      length = came.getShort() & 0xffff;
    }
    byte[] payload = new byte[length];
    if (!fill(length)) {
      return "";
    }
    came.get(payload);
    if (opcode == 8) {
      closeCode = ByteBuffer.wrap(payload).getShort();
      return "";
    }
    return new String(payload, StandardCharsets.UTF_8);
  }

  /// The code that the server closed with; -1 before that.
  public int closeCode() {
    return closeCode;
  }

  private boolean fill(int bytes) throws IOException {
    while (came.remaining() < bytes) {
      byte[] more = call.read();
      if (more.length == 0) {
        return false;
      }
      came = ByteBuffer.allocate(came.remaining() + more.length).put(came).put(more).flip();
    }
    return true;
  }

  /// Sends one text frame.
  public void send(String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0x81);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else {
      frame.write(0x80 | 127);
      frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    call.send(frame.toByteArray());
  }

  /// Sends the head of a text frame, and nothing of what it announces.
  public void announce(int length) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(14).put((byte) 0x81).put((byte) (0x80 | 127));
    call.send(head.putLong(length).putInt(0).array());
  }

  @Override
  public void close() {
    call.close();
  }
}
