/// The log in memory, for demonstrations and tests.
///
/// **Never:** a file, a network, or a word of the application.
@NullMarked
package dev.crease.push.memory;

import org.jspecify.annotations.NullMarked;
