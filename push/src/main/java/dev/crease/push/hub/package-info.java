/// The engine at work: publishing, pages, fan-out to loops, and subscriptions.
///
/// **Never:** Netty, SQL, a JSON library, the edge, or a word of the application.
@NullMarked
package dev.crease.push.hub;

import org.jspecify.annotations.NullMarked;
