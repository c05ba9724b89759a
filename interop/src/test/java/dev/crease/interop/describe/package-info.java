/// The server's own descriptions, read by other people's linters.
@NullMarked
package dev.crease.interop.describe;

import org.jspecify.annotations.NullMarked;
