/// What the server says of itself, compared with what it is.
@NullMarked
package dev.crease.server.describe;

import org.jspecify.annotations.NullMarked;
