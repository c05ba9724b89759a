package dev.crease.push.http;

/// Answers one request. Called on a thread that may block, never on an event loop.
@FunctionalInterface
public interface Handler {
  /// The answer.
  ///
  /// @throws dev.crease.push.PushError.Raised to answer with a problem instead
  Reply handle(Exchange exchange);
}
