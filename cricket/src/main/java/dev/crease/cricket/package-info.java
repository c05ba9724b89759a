/// The words of cricket as values: what a scorer says, what happened, what a board shows. The
/// scorebook that folds them is in `book`, what the Laws allow in `law`, the way scorers write a
/// ball in `notation`.
///
/// **Never:** a clock, I/O, threads, JSON, or anything else of ours.
@NullMarked
package dev.crease.cricket;

import org.jspecify.annotations.NullMarked;
