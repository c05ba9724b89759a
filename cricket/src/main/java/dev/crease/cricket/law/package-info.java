/// The Laws of Cricket: what may be said of a match as it stands, and what follows from it.
///
/// **Never:** state of its own; a clock, I/O, JSON.
@NullMarked
package dev.crease.cricket.law;

import org.jspecify.annotations.NullMarked;
