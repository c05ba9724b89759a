/// The connection of HTTP/1.1 (RFC 9112): bytes become whole requests, and bytes that a loop has
/// seen before become the request that was made of them then.
///
/// **Never:** what a request means, topics, a log, or a word of cricket. `dev.crease.push.http`
/// uses it and not the other way round.
@NullMarked
package dev.crease.push.http1;

import org.jspecify.annotations.NullMarked;
