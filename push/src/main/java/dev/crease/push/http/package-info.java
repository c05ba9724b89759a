/// The edge: an HTTP server that speaks polling, long polling, SSE and WebSocket on one address.
/// The only package that knows Netty, and no Netty type is in its public signatures.
///
/// **Never:** a log's implementation, or a word of cricket.
@NullMarked
package dev.crease.push.http;

import org.jspecify.annotations.NullMarked;
