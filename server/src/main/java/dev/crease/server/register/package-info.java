/// The registers of players and teams: topics of their own, folded when they are asked.
///
/// **Never:** a match; Netty, SQL.
@NullMarked
package dev.crease.server.register;

import org.jspecify.annotations.NullMarked;
