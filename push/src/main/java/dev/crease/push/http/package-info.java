/// The edge: an HTTP server that speaks polling, long polling, SSE and WebSocket on one address. No
/// Netty type is in its public signatures. What a connection is once it streams:
/// `dev.crease.push.stream`.
///
/// **Never:** a log's implementation, or a word of cricket.
@NullMarked
package dev.crease.push.http;

import org.jspecify.annotations.NullMarked;
