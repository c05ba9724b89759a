package dev.crease.push;

import java.util.List;

/// What became of an append. A fault of the log itself is an [EventLog.Failure] instead.
public sealed interface AppendResult {
  /// The log holds these events durably, in this order.
  record Appended(List<Publication> publications) implements AppendResult {
    public Appended {
      publications = List.copyOf(publications);
    }
  }

  /// The key was used before: these are the events of the first time, and nothing was added.
  record Repeated(List<Publication> publications) implements AppendResult {
    public Repeated {
      publications = List.copyOf(publications);
    }
  }

  /// The topic has moved on from where it was expected to be; nothing was added.
  record Conflict(Cursor head) implements AppendResult {}
}
