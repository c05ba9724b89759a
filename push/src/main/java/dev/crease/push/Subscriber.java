package dev.crease.push;

import java.util.List;

/// Who a `Subscription` delivers to: one reader on one connection. Its loop calls, and only it.
public interface Subscriber {
  /// The most events it takes at once out of history, 1 or more: what it may have to hold, beyond
  /// what [#ready] allowed, while its connection is slow.
  int eventsAtOnce();

  /// The most bytes of them, unless one event is more.
  int bytesAtOnce();

  /// Whether more can be taken now. When it cannot, nothing is queued for this reader: the
  /// subscription stays at its cursor until `Subscription.resume`.
  boolean ready();

  /// Looks at what the next [#deliver] will need, so that the memory of several readers is fetched
  /// at once. The answer means nothing.
  default int look() {
    return 0;
  }

  /// Whether it wants nothing more, and will close its subscription as soon as it knows of it.
  default boolean hasEnough() {
    return false;
  }

  /// Whether, when it is behind, it skips to the latest event of topics that are declared so; else
  /// it gets every event.
  boolean skipsToLatest();

  /// The first word, and again whenever events were lost to this reader. If not recovered, delivery
  /// goes on from the earliest event kept after its place, or of all if the log does not know that.
  void start(Start start);

  /// The next events, in order, each exactly once. The same list is given to every reader who gets
  /// the same events at the same time, so that what is made of it can be shared.
  void deliver(List<Publication> publications);

  /// Whether it would be given this event, which no log holds.
  default boolean wants(Ephemeral event) {
    return false;
  }

  /// An event that it [#wants]. It has everything else, and is [#ready]; else it is not given it.
  default void pass(Ephemeral event) {}

  /// The reader has everything there is now. Called once, after the first history.
  void caughtUp();

  /// Nothing more will come: the log failed while reading this reader's history
  /// ([EventLog.Failure]), or taking the last events failed here. Events may be missing after what
  /// was delivered, so the reader must come back by its last id.
  void failed(RuntimeException cause);

  /// What a reader is told before its first event.
  ///
  /// @param recovered whether everything after its place is still there
  /// @param head the place of the last event of its topics
  /// @param latestOnly the topics and subtrees of its own of which it is given only the latest
  ///   event when it is behind
  record Start(boolean recovered, Cursor head, List<TopicPattern> latestOnly) {
    public Start {
      latestOnly = List.copyOf(latestOnly);
    }
  }
}
