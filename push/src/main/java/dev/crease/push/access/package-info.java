/// Who may do what: tokens and what they grant, and what each may ask of the server.
///
/// **Never:** Netty, the edge, a JSON library, or a word of the application.
@NullMarked
package dev.crease.push.access;

import org.jspecify.annotations.NullMarked;
