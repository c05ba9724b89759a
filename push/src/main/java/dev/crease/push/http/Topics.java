package dev.crease.push.http;

import dev.crease.push.JsonBytes;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import dev.crease.push.access.Principal;
import dev.crease.push.presence.Shown;

/// What the application says about its topics; the edge knows none of their meaning.
public interface Topics {
  /// Whether there is such a topic, be it empty. An event loop calls: it must not block.
  boolean exists(Topic topic);

  /// Whether nothing more is to come. May block: asked in the background, and only for a reader who
  /// comes back and has every event there is.
  boolean finished(Topic topic);

  /// How much the topic shows of who is there. An event loop calls: it must not block.
  Shown shows(Topic topic);

  /// Answers a `POST` to the topic's address. May block.
  Reply publish(Topic topic, Exchange exchange);

  /// Answers a frame that a WebSocket reader sent: a `control` object. May block.
  ///
  /// @param selection what the connection reads. If that is one topic the frame is for it; else the
  ///   frame has to name a topic itself, which need not be one of those
  JsonBytes receive(Selection selection, Principal principal, JsonBytes frame);
}
