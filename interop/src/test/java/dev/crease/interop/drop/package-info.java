/// Readers who lose their connection again and again, and miss nothing.
@NullMarked
package dev.crease.interop.drop;

import org.jspecify.annotations.NullMarked;
