package dev.crease.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// The key that signs and checks tokens: 32 random bytes, in hexadecimal in the file `secret` of
/// the data folder, readable by its owner only. Whoever has it may mint any token.
public record Secret(String hex) {
  private static final int BYTES = 32;
  private static final String FILE = "secret";

  public Secret {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a secret is 64 hexadecimal digits");
    }
  }

  /// A new one.
  public static Secret random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Secret(HexFormat.of().formatHex(bytes));
  }

  /// The folder's own; made now if it has none.
  ///
  /// @throws IOException when the folder cannot be read or written, or the file is not a secret
  public static Secret orNew(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      // whole or not at all: a crash must not leave an empty secret behind
      Path made = Files.createTempFile(folder, FILE, ".new", ownersOnly(folder));
      Files.writeString(made, random().hex);
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return of(folder);
  }

  /// The folder's own.
  ///
  /// @throws NoSuchFileException when the folder has none: no server was ever started on it
  /// @throws IOException when it cannot be read, or is not a secret
  public static Secret of(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      return new Secret(Files.readString(file).strip());
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "%s is damaged: %s. Put it back from a backup, or delete it for a new one: then all tokens are void"
              .formatted(file, e.getMessage()));
    }
  }

  private static FileAttribute<?>[] ownersOnly(Path folder) throws IOException {
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(
              Set.copyOf(PosixFilePermissions.fromString("rw-------")))
        }
        : new FileAttribute<?>[0];
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return "Secret[…]"; // never in a log
  }
}
