/// The scorers of a match: whose commands are taken, what is kept aside of the others', and how the
/// lead is handed over.
///
/// **Never:** the Laws, or who may score; Netty, SQL.
@NullMarked
package dev.crease.server.scorers;

import org.jspecify.annotations.NullMarked;
