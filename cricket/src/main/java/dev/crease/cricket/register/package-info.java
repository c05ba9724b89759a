/// Who plays, across matches: players and teams under ids that stay, duplicates that were merged,
/// and the finding of people in a list that somebody pasted.
///
/// **Never:** a clock, I/O, JSON, chance: ids are given.
@NullMarked
package dev.crease.cricket.register;

import org.jspecify.annotations.NullMarked;
