package dev.crease.push;

import java.util.List;

/// Who a [Subscription] delivers to: one reader on one connection. Its loop calls, and only it.
public interface Subscriber {
  /// The most events it takes at once out of history, 1 or more: what it may have to hold, beyond
  /// what [#ready] allowed, while its connection is slow.
  int eventsAtOnce();

  /// Whether more can be taken now. When it cannot, nothing is queued for this reader: the
  /// subscription stays at its cursor until [Subscription#resume].
  boolean ready();

  /// The first word, and again whenever events were lost to this reader: whether everything after
  /// its place is still there (`recovered`), and the topic's head. If not recovered, delivery goes
  /// on from the earliest event kept.
  void start(boolean recovered, Cursor head);

  /// The next events, in order, each exactly once. The same list is given to every reader who gets
  /// the same events at the same time, so that what is made of it can be shared.
  void deliver(List<Publication> publications);

  /// The reader has everything there is now. Called once, after the first history.
  void caughtUp();

  /// Nothing more will come: the log failed while reading this reader's history
  /// ([EventLog.Failure]), or taking the last events failed here. Events may be missing after what
  /// was delivered, so the reader must come back by its last id.
  void failed(RuntimeException cause);
}
