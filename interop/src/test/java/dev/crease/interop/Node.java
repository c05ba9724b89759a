package dev.crease.interop;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Scripts of `src/test/node`, with the packages of its lock file, which npm installs into `target`
/// when the lock has changed. Any thread.
public final class Node {
  private static final Path SCRIPTS = Path.of("src", "test", "node");
  private static final Path FOLDER = Path.of("target", "node").toAbsolutePath();
  private static final int INSTALL_MINUTES = 5;

  private Node() {}

  /// The command that runs a script.
  public static synchronized List<String> command(String script, List<String> arguments)
      throws IOException {
    install();
    List<String> command = new ArrayList<>(List.of("node", FOLDER.resolve(script).toString()));
    command.addAll(arguments);
    return command;
  }

  /// One at a time, also of several processes.
  private static void install() throws IOException {
    Files.createDirectories(FOLDER);
    try (FileChannel turn =
            FileChannel.open(
                FOLDER.resolve("turn"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = turn.lock()) {
      copyAndInstall();
    }
  }

  private static void copyAndInstall() throws IOException {
    Path lock = SCRIPTS.resolve("package-lock.json");
    Path installed = FOLDER.resolve("installed.json");
    try (Stream<Path> scripts = Files.list(SCRIPTS)) {
      for (Path script : scripts.filter(Files::isRegularFile).toList()) {
        copy(script, FOLDER.resolve(script.getFileName()));
      }
    }
    if (Files.exists(installed) && Files.mismatch(lock, installed) < 0) {
      return;
    }
    Process npm =
        Child.start(
            new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("npm.txt").toFile()));
    try {
      if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
        throw new IOException("npm ci failed: " + Files.readString(FOLDER.resolve("npm.txt")));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Child.end(npm);
    }
    copy(lock, installed);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
