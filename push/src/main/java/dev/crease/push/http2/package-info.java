/// Which version of HTTP a connection speaks, inside TLS or not, and HTTP/2 (RFC 9113): makes each
/// stream of a connection a channel that is used as a connection of HTTP/1.1 with one request is. A
/// whole request comes out of it, an answer or the head of one goes in, and after a head plain
/// bytes go both ways. So what stands above need not know which version it speaks.
///
/// **Never:** what a request means, topics, a log, or a word of cricket. `dev.crease.push.http`
/// uses it and not the other way round.
@NullMarked
package dev.crease.push.http2;

import org.jspecify.annotations.NullMarked;
