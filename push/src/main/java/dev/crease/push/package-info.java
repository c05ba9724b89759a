/// The push engine: topics, cursors, the log's port, fan-out, subscriptions.
///
/// **Never:** Netty, SQL, a JSON library, or a word of cricket; its own sub-packages.
@NullMarked
package dev.crease.push;

import org.jspecify.annotations.NullMarked;
