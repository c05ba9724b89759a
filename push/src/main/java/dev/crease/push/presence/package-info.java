/// Who is there: how many people and which users follow a topic just now, and events that are
/// passed on to them without being kept.
///
/// **Never:** Netty, a log, a lock on the way of an event.
@NullMarked
package dev.crease.push.presence;

import org.jspecify.annotations.NullMarked;
