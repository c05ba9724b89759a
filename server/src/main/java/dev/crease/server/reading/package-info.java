/// What readers may ask of a match beside its events and its card: the match to take away, and what
/// can be worked out of it.
///
/// **Never:** a change of a match; Netty, SQL, the log.
@NullMarked
package dev.crease.server.reading;

import org.jspecify.annotations.NullMarked;
