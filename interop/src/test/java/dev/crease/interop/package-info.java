/// Other people's programs against ours: the engine on a free port, and ways to reach it that can
/// be cut.
@NullMarked
package dev.crease.interop;

import org.jspecify.annotations.NullMarked;
