/// The product: wiring, JSON, matches, pages.
///
/// **Never:** Netty, SQL or NATS types.
@NullMarked
package dev.crease.server;

import org.jspecify.annotations.NullMarked;
