package dev.crease.server;

import dev.crease.push.Limits;
import java.nio.file.Path;

/// What a server is started with.
///
/// @param host the address to listen on
/// @param port the port; 0 takes any free one
/// @param storage where the log is kept
/// @param limits every bound
public record ServerConfig(String host, int port, Storage storage, Limits limits) {
  /// The address that only this machine reaches.
  public static final String LOOPBACK = "127.0.0.1";

  /// A server in memory on a free port of this machine.
  public static ServerConfig inMemory() {
    return new ServerConfig(LOOPBACK, 0, new Storage.Memory(), Limits.defaults());
  }

  /// A server that keeps its log in a folder, on a free port of this machine.
  public static ServerConfig in(Path folder) {
    return new ServerConfig(LOOPBACK, 0, new Storage.Folder(folder), Limits.defaults());
  }

  /// The same at another address.
  public ServerConfig at(String newHost, int newPort) {
    return new ServerConfig(newHost, newPort, storage, limits);
  }

  /// The same with other limits.
  public ServerConfig with(Limits newLimits) {
    return new ServerConfig(host, port, storage, newLimits);
  }

  /// Where the log is kept.
  public sealed interface Storage {
    /// In this process; gone with it.
    record Memory() implements Storage {}

    /// In a folder, by the embedded log; the secret that signs tokens lies beside it.
    record Folder(Path path) implements Storage {}
  }
}
