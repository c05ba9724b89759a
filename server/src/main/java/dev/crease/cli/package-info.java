/// The command line: `crease serve`, `demo`, `replay`, `scorecard`, `token`.
///
/// **Never:** Netty, SQL or NATS types.
@NullMarked
package dev.crease.cli;

import org.jspecify.annotations.NullMarked;
