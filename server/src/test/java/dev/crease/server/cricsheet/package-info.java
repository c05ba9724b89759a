/// Cricsheet files as they come, and worse: tests of the import.
@NullMarked
package dev.crease.server.cricsheet;

import org.jspecify.annotations.NullMarked;
