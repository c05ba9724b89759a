/// Whom the server trusts: tokens of other issuers, guests, and what the operator says of proxies
/// and pages.
///
/// **Never:** Netty, SQL, matches.
@NullMarked
package dev.crease.server.access;

import org.jspecify.annotations.NullMarked;
