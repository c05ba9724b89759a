/// What the command line takes: values as people write them, and options that belong together.
///
/// **Never:** a command.
@NullMarked
package dev.crease.cli.option;

import org.jspecify.annotations.NullMarked;
