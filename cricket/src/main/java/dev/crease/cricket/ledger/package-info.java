/// Corrections: a match as its log tells it, with what was wrong put right.
///
/// A log never changes. A correction is an event that names an older one, and the match is folded
/// again as it should have been: who faced is derived anew, changes of ends that a scorer stated
/// are kept, and each over keeps the balls that were bowled in it.
///
/// **Never:** a clock, I/O, JSON; the log's own ids are texts here, without meaning.
@NullMarked
package dev.crease.cricket.ledger;

import org.jspecify.annotations.NullMarked;
