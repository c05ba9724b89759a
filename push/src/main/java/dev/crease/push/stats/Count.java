package dev.crease.push.stats;

/// What is counted of a hub and its edge. Those named `…_NOW` go up and down; all others only rise,
/// from zero when the process starts. Units are in the name.
public enum Count {
  /// Events handed to readers' connections: one event to a thousand readers counts a thousand.
  DELIVERIES,
  /// Ephemeral events handed to readers' connections.
  EPHEMERAL_DELIVERIES,
  /// Ephemeral events that a reader was not given, being behind.
  EPHEMERAL_DROPS,
  /// Bytes handed to connections: streams and answers, without TLS and without what HTTP/2 frames
  /// cost.
  SENT_BYTES,
  /// Streams that were opened with the id of an event: readers who came back. Polls, which ask by
  /// an id each time, are not counted.
  RESUMES,
  /// Readers who were told that events are missing (`"recovered":false`).
  GAPS,
  /// Times that a reader could not take more and was left at its cursor.
  FELL_BEHIND,
  /// Readers at their cursor now, waiting for their connection to drain.
  BEHIND_NOW,
  /// Connections open now, whatever they do.
  CONNECTIONS_NOW,
  /// Connections that were accepted.
  CONNECTIONS,
  /// Long polls and other requests held now until there is news.
  HELD_NOW,
  /// SSE streams open now.
  SSE_NOW,
  /// WebSockets open now.
  WEB_SOCKET_NOW,
  /// SSE streams that were opened.
  SSE,
  /// WebSockets that were opened.
  WEB_SOCKET,
  /// Answers of 100 to 199.
  ANSWERS_1XX,
  /// Answers of 200 to 299.
  ANSWERS_2XX,
  /// Answers of 300 to 399.
  ANSWERS_3XX,
  /// Answers of 400 to 499.
  ANSWERS_4XX,
  /// Answers of 500 to 599.
  ANSWERS_5XX,
  /// Connections closed because there were too many.
  CUT_FULL,
  /// Connections closed because the peer took nothing for too long.
  CUT_STUCK,
  /// Connections closed because a request did not arrive whole in time.
  CUT_SLOW_REQUEST,
  /// Connections closed after a time without a request.
  CUT_IDLE,
  /// Streams closed because of what their reader sent: too many frames, or wrong ones.
  CUT_PROTOCOL,
  /// Streams closed because the log could not be read, or by a mistake of ours.
  CUT_FAULT,
  /// Streams closed because their token had expired.
  CUT_EXPIRED,
  /// Connections that went away by an error of the network.
  BROKEN,
  /// Times that the loop did not come back for longer than the watchdog allows.
  LOOP_STALLS;

  /// The class that an HTTP status is counted in.
  public static Count answers(int status) {
    return switch (status / 100) {
      case 1 -> ANSWERS_1XX;
      case 2 -> ANSWERS_2XX;
      case 3 -> ANSWERS_3XX;
      case 4 -> ANSWERS_4XX;
      default -> ANSWERS_5XX;
    };
  }
}
