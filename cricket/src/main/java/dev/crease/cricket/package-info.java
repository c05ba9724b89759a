/// The Laws of Cricket and the scorebook, as pure values and functions.
///
/// **Never:** a clock, I/O, threads, JSON, or anything else of ours.
@NullMarked
package dev.crease.cricket;

import org.jspecify.annotations.NullMarked;
