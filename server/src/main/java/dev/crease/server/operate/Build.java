package dev.crease.server.operate;

/// Which Crease this is.
public final class Build {
  /// The version, as released.
  public static final String VERSION = "0.1.0";

  private Build() {}
}
