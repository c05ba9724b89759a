package dev.crease.cli;

/// How the program ends.
final class Exit {
  /// All went well.
  static final int OK = 0;

  /// Something failed.
  static final int FAILED = 1;

  /// The command was wrong.
  static final int USAGE = 2;

  /// What was asked for is not there.
  static final int NOT_FOUND = 3;

  /// It was refused.
  static final int REFUSED = 4;

  private Exit() {}

  /// Ends a command with one line on standard error: what, why, and what to do.
  static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;

    Stop(int code, String line) {
      super(line, null, false, false);
      this.code = code;
    }

    int code() {
      return code;
    }
  }
}
