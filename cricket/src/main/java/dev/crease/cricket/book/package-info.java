/// The scorebook: a [Match] is a fold over facts, and gives the score and the card.
///
/// **Never:** an opinion on what is lawful (that is `law`), a clock, I/O, JSON.
@NullMarked
package dev.crease.cricket.book;

import org.jspecify.annotations.NullMarked;
