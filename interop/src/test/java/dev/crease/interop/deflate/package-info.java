/// Compressed WebSocket messages (RFC 7692) between our implementation and others.
@NullMarked
package dev.crease.interop.deflate;

import org.jspecify.annotations.NullMarked;
