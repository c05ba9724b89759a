package dev.crease.log.sqlite;

import java.sql.Connection;
import java.sql.SQLException;

/// Where tests make the disk fail. Called on the writer's thread (`opened` also on the opener's).
interface Mishaps {
  /// Nothing happens, as it should be.
  Mishaps NONE = new Mishaps() {};

  /// The writer has opened a connection.
  default void opened(Connection connection) throws SQLException {}

  /// A transaction is about to be committed.
  default void beforeCommit() throws SQLException {}

  /// A transaction is durable, but the writer does not know it yet.
  default void afterCommit() throws SQLException {}
}
