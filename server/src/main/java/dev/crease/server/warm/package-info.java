/// A crowd that a server plays to before anybody is sent to it, so that the JVM has compiled what
/// real readers will run.
///
/// **Never:** anything of the server but its address: it speaks HTTP like any other client.
@NullMarked
package dev.crease.server.warm;

import org.jspecify.annotations.NullMarked;
