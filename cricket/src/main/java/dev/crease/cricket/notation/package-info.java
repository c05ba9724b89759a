/// Over notation: balls as words, and matches as files that a scorer can read and write.
///
/// **Never:** files themselves (it works on text), a clock, JSON.
@NullMarked
package dev.crease.cricket.notation;

import org.jspecify.annotations.NullMarked;
