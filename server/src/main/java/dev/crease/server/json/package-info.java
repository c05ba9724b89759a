/// JSON in and out, by hand: the contract's forms of a match.
///
/// **Never:** reflection mapping; a rule of cricket (the Laws decide).
@NullMarked
package dev.crease.server.json;

import org.jspecify.annotations.NullMarked;
