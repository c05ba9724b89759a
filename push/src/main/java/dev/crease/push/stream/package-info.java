/// What a connection is once it has become a stream, and the one clock of a loop: the handler that
/// writes what a subscription delivers, the bytes of SSE and WebSocket, the frames a reader sends.
/// With `dev.crease.push.http`, which opens the streams, the only package that knows Netty.
///
/// **Never:** HTTP, what stands above it, a log's implementation, or a word of cricket.
@NullMarked
package dev.crease.push.stream;

import org.jspecify.annotations.NullMarked;
