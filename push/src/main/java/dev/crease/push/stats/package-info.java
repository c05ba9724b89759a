/// What the engine counts, and what it tells Java's Flight Recorder: numbers and durations, for
/// whoever exports them. It imports nothing of ours, so that every room may count.
@NullMarked
package dev.crease.push.stats;

import org.jspecify.annotations.NullMarked;
