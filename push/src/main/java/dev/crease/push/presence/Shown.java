package dev.crease.push.presence;

/// How much of who is there a topic shows to those who may read it.
public enum Shown {
  /// Nothing; nobody is counted, and following it costs nothing more.
  NOTHING,
  /// How many people are there.
  COUNT,
  /// How many, and the users by name.
  USERS
}
