/// Rain: what a match that lost time asks of the side batting second, by the Duckworth–Lewis method
/// in its Standard Edition.
///
/// The Professional Edition, which international matches use, is not public. So what is computed
/// here is advice and says "Standard"; the target that the umpires announce is the record. The
/// formulas are those of the ICC's Standard Edition text (its clauses 5.5 and 5.6 for matches that
/// end early), in whole tenths of a percent, rounded down once.
///
/// **Never:** the table itself, a file, a clock; who calls hands the table in.
@NullMarked
package dev.crease.cricket.rain;

import org.jspecify.annotations.NullMarked;
