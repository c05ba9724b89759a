/// Server-sent events as other people's clients read them.
@NullMarked
package dev.crease.interop.sse;

import org.jspecify.annotations.NullMarked;
