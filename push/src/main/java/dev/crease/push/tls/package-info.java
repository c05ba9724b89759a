/// A server's certificate and key: read from PEM files, checked, read anew when they change.
///
/// **Never:** a connection, Netty, or what is said over it.
@NullMarked
package dev.crease.push.tls;

import org.jspecify.annotations.NullMarked;
