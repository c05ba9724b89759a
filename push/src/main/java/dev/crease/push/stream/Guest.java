package dev.crease.push.stream;

/// Who has a connection of a loop and follows its clock: an `HttpDoor`, then perhaps a
/// [StreamHandler]. Its loop only.
public interface Guest {
  /// A second has passed.
  ///
  /// @param now the room's clock
  void second(long now);

  /// The server will stop, and this guest will soon be told to go: say so, if there is a way to.
  ///
  /// @param withinSeconds the time over which readers are to spread their return
  void closing(int withinSeconds);

  /// Finish and leave.
  void goodbye();

  /// Whether its last bytes have been written, and only its peer is waited for.
  boolean hasEnded();

  /// Something is wrong with it; the connection is closed.
  void cut();

  /// Takes a seat in the room; the room's own affair.
  void sit(int seat);

  /// The seat that was taken last.
  int seat();
}
