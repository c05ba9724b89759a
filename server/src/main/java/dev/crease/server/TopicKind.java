package dev.crease.server;

import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.push.Topic;
import dev.crease.push.presence.Shown;
import java.util.List;
import java.util.function.Supplier;

/// One kind of topic: which names are of it, and what may be published there. A new kind is a new
/// implementation, added to the list that [KnownTopics] is made with.
interface TopicKind {
  /// Whether a topic of that name is of this kind. Never blocks, and looks at the name alone.
  boolean covers(Topic topic);

  /// Whether a topic of this kind exists, be it empty. Never blocks.
  boolean exists(Topic topic);

  /// Whether nothing more is to come. May block.
  boolean finished(Topic topic);

  /// How much a topic of this kind shows of who is there. Never blocks.
  Shown shows(Topic topic);

  /// Publishes what was sent; the sender may write here. Returns once it is durable, or passed on
  /// if it is of a type that nobody keeps. May block.
  ///
  /// @throws PushError.Raised when it cannot be read, is refused, or the topic has moved on
  Published publish(Topic topic, Posted posted);

  /// What publishing it would come to; nothing is published. May block.
  ///
  /// @throws PushError.Raised as [#publish] does, and `malformed` where nothing can be said
  default JsonBytes rehearse(Topic topic, Posted posted) {
    throw PushError.MALFORMED.raise("dryRun is not for this topic");
  }

  /// What became of it.
  sealed interface Published {
    /// The log holds it.
    ///
    /// @param json the body of the answer over HTTP, made if it is wanted
    record Stored(List<Publication> events, Supplier<JsonBytes> json) implements Published {
      public Stored {
        events = List.copyOf(events);
      }
    }

    /// It was passed on to those who are there now, and nobody keeps it.
    record Passed() implements Published {}
  }
}
