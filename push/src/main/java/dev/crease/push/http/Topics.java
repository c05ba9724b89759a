package dev.crease.push.http;

import dev.crease.push.JsonBytes;
import dev.crease.push.Topic;
import dev.crease.push.access.Principal;

/// What the application says about its topics; the edge knows none of their meaning.
public interface Topics {
  /// Whether there is such a topic, be it empty. An event loop calls: it must not block.
  boolean exists(Topic topic);

  /// Whether nothing more is to come. May block: asked in the background, and only for a reader who
  /// comes back and has every event there is.
  boolean finished(Topic topic);

  /// Answers a `POST` to the topic's address. May block.
  Reply publish(Topic topic, Exchange exchange);

  /// Answers a frame that a WebSocket reader of the topic sent: a `control` object. May block.
  JsonBytes receive(Topic topic, Principal principal, JsonBytes frame);
}
