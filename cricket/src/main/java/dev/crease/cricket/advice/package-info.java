/// What a match as it stands is worth, besides its score: the rain rule's par and target.
///
/// **Never:** the record. What the umpires announce is in the match; this is advice beside it.
@NullMarked
package dev.crease.cricket.advice;

import org.jspecify.annotations.NullMarked;
