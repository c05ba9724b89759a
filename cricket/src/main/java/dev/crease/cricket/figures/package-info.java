/// What is worked out of a match beside its score and card: milestones, the course of an innings,
/// tables of a competition, and the chance to win.
///
/// **Never:** a fold of its own (it reads events and cards), a clock, I/O, JSON.
@NullMarked
package dev.crease.cricket.figures;

import org.jspecify.annotations.NullMarked;
