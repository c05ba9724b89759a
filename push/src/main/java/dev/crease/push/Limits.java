package dev.crease.push;

/// Every bound of the engine and its edge. Over a limit: a clear error, and nothing else suffers.
///
/// @param bodyBytes the largest request body or WebSocket message, in bytes
/// @param headerBytes the largest sum of a request's headers, in bytes
/// @param targetBytes the longest request line, in bytes
/// @param connections the most connections at once
/// @param requests the most requests being answered at once
/// @param pipelined the most requests of one connection that wait behind one being answered
/// @param pageEvents the most events in one page
/// @param waitSeconds the longest long poll, in seconds
/// @param beatSeconds the silence on a stream after which it carries a heartbeat, in seconds
/// @param ringEvents the most recent events of a topic that a loop keeps at hand
/// @param ringBytes the most bytes of them
/// @param idleFeeds the most feeds without readers that a loop keeps warm
/// @param sendBytes what may wait in one connection before its reader counts as slow, in bytes
/// @param streamEvents the most events that a stream takes out of history at once
/// @param waitingFrames the most messages of one WebSocket that wait behind one being answered; a
///   reader who sends more is cut with 1008. Reading stops at `pipelined` already, but what one
///   read brought has come
/// @param requestSeconds how long a request may take to arrive, in seconds
/// @param idleSeconds how long a connection may be open without a request, in seconds
/// @param stuckSeconds how long a peer may take nothing of what it is sent, in seconds
public record Limits(
    int bodyBytes,
    int headerBytes,
    int targetBytes,
    int connections,
    int requests,
    int pipelined,
    int pageEvents,
    int waitSeconds,
    int beatSeconds,
    int ringEvents,
    int ringBytes,
    int idleFeeds,
    int sendBytes,
    int streamEvents,
    int waitingFrames,
    int requestSeconds,
    int idleSeconds,
    int stuckSeconds) {

  /// The defaults, as documented in `docs/limits.md`.
  public static Limits defaults() {
    return new Limits(
        1 << 20, 16 << 10, 8 << 10, 18_000, 2_000, 16, 1_000, 60, 10, 256, 256 << 10, 64, 64 << 10,
        64, 64, 15, 60, 30);
  }

  /// The same but for the ring of each feed.
  public Limits withRing(int events, int bytes) {
    return new Limits(
        bodyBytes,
        headerBytes,
        targetBytes,
        connections,
        requests,
        pipelined,
        pageEvents,
        waitSeconds,
        beatSeconds,
        events,
        bytes,
        idleFeeds,
        sendBytes,
        streamEvents,
        waitingFrames,
        requestSeconds,
        idleSeconds,
        stuckSeconds);
  }

  /// The same but for the heartbeat, in seconds.
  public Limits withBeatSeconds(int seconds) {
    return new Limits(
        bodyBytes,
        headerBytes,
        targetBytes,
        connections,
        requests,
        pipelined,
        pageEvents,
        waitSeconds,
        seconds,
        ringEvents,
        ringBytes,
        idleFeeds,
        sendBytes,
        streamEvents,
        waitingFrames,
        requestSeconds,
        idleSeconds,
        stuckSeconds);
  }

  /// The same but for the number of connections.
  public Limits withConnections(int most) {
    return new Limits(
        bodyBytes,
        headerBytes,
        targetBytes,
        most,
        requests,
        pipelined,
        pageEvents,
        waitSeconds,
        beatSeconds,
        ringEvents,
        ringBytes,
        idleFeeds,
        sendBytes,
        streamEvents,
        waitingFrames,
        requestSeconds,
        idleSeconds,
        stuckSeconds);
  }

  /// The same but for how long peers are waited for, in seconds: for a whole request, for the next
  /// one, and for one who takes nothing.
  public Limits withPatience(int request, int idle, int stuck) {
    return new Limits(
        bodyBytes,
        headerBytes,
        targetBytes,
        connections,
        requests,
        pipelined,
        pageEvents,
        waitSeconds,
        beatSeconds,
        ringEvents,
        ringBytes,
        idleFeeds,
        sendBytes,
        streamEvents,
        waitingFrames,
        request,
        idle,
        stuck);
  }
}
