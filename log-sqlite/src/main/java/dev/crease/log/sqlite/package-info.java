/// The embedded event log, on SQLite: one file, one writer thread, group commit.
///
/// **Never:** Netty, another log, or a word of cricket.
@NullMarked
package dev.crease.log.sqlite;

import org.jspecify.annotations.NullMarked;
