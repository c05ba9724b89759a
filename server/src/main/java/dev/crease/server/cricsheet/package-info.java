/// Cricsheet's files, read and written: what a match holds of one is what is written again.
///
/// **Never:** a rule of cricket (the Laws decide), a file itself, a clock.
@NullMarked
package dev.crease.server.cricsheet;

import org.jspecify.annotations.NullMarked;
