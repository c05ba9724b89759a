package dev.crease.push;

/// Every bound of the engine and its edge. Over a limit: a clear error, and nothing else suffers.
/// What each default is and does: `docs/limits.md`.
public record Limits(
    Sizes sizes, Crowd crowd, Pages pages, Streams streams, Feeds feeds, Times times) {

  /// What one connection may bring.
  ///
  /// @param bodyBytes the largest request body or WebSocket message, in bytes
  /// @param headerBytes the largest sum of a request's headers, in bytes
  /// @param targetBytes the longest request line, in bytes
  /// @param pipelined the most requests, or frames, that wait behind one being answered; then the
  ///   connection is not read from
  /// @param waitingFrames the most frames that may wait all the same, since one read brings many
  public record Sizes(
      int bodyBytes, int headerBytes, int targetBytes, int pipelined, int waitingFrames) {}

  /// What all may bring together.
  ///
  /// @param connections the most connections at once
  /// @param requests the most requests being answered at once
  public record Crowd(int connections, int requests) {}

  /// What a page may be asked for.
  ///
  /// @param pageEvents the most events in one page
  /// @param waitSeconds the longest long poll, in seconds
  public record Pages(int pageEvents, int waitSeconds) {}

  /// What a stream is sent.
  ///
  /// @param beatSeconds the silence after which it carries a heartbeat, in seconds
  /// @param sendBytes what may wait in one connection before its reader counts as slow, in bytes
  /// @param kernelBytes what the kernel may hold besides for one connection that is a stream, in
  ///   bytes as SO_SNDBUF counts them
  /// @param streamEvents the most events of history that it takes at once
  public record Streams(int beatSeconds, int sendBytes, int kernelBytes, int streamEvents) {}

  /// What a loop keeps of topics.
  ///
  /// @param ringEvents the most recent events of a topic that are kept at hand
  /// @param ringBytes the most bytes of them
  /// @param idleFeeds the most topics without readers that are kept warm
  /// @param handoverBytes the most bytes of new events that wait for a loop
  /// @param selected the most topics and subtrees that one reader follows at once
  public record Feeds(
      int ringEvents, int ringBytes, int idleFeeds, int handoverBytes, int selected) {}

  /// How long peers are waited for, in seconds.
  ///
  /// @param requestSeconds from a request's first byte to its last
  /// @param idleSeconds for the next request
  /// @param stuckSeconds for one who takes nothing of what waits for it
  public record Times(int requestSeconds, int idleSeconds, int stuckSeconds) {}

  /// The defaults.
  public static Limits defaults() {
    return new Limits(
        new Sizes(1 << 20, 16 << 10, 8 << 10, 16, 64),
        new Crowd(18_000, 2_000),
        new Pages(1_000, 60),
        new Streams(10, 64 << 10, 64 << 10, 64),
        new Feeds(256, 256 << 10, 64, 16 << 20, 100),
        new Times(15, 60, 30));
  }

  /// The same but for the ring of each feed.
  public Limits withRing(int events, int bytes) {
    Feeds ring = new Feeds(events, bytes, feeds.idleFeeds, feeds.handoverBytes, feeds.selected);
    return new Limits(sizes, crowd, pages, streams, ring, times);
  }

  /// The same but for the heartbeat, in seconds.
  public Limits withBeatSeconds(int seconds) {
    Streams beat =
        new Streams(seconds, streams.sendBytes, streams.kernelBytes, streams.streamEvents);
    return new Limits(sizes, crowd, pages, beat, feeds, times);
  }

  /// The same but for the number of connections.
  public Limits withConnections(int most) {
    return new Limits(sizes, new Crowd(most, crowd.requests), pages, streams, feeds, times);
  }

  /// The same but for how long peers are waited for, in seconds.
  public Limits withPatience(int request, int idle, int stuck) {
    return new Limits(sizes, crowd, pages, streams, feeds, new Times(request, idle, stuck));
  }
}
