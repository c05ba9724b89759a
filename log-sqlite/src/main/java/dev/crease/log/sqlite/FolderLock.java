package dev.crease.log.sqlite;

import dev.crease.push.EventLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// The hold of one open log on its folder: the lock on the file `lock` in it, which the operating
/// system drops when the process dies. Any thread.
///
/// The folders of this process are kept apart in a set of their own: on POSIX systems closing any
/// channel of a file drops all locks that the process has on it, so a second opener in the same
/// process must be refused before it touches the file.
final class FolderLock implements AutoCloseable {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;
  private final AtomicBoolean given = new AtomicBoolean();

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// Makes the folder if need be, and takes it.
  static FolderLock take(Path dir) {
    try {
      Path folder = Files.createDirectories(dir).toRealPath();
      if (!HELD.add(folder)) {
        throw taken(folder, "this process");
      }
      boolean locked = false;
      try {
        FolderLock lock = new FolderLock(folder, lock(folder));
        locked = true;
        return lock;
      } finally {
        if (!locked) {
          HELD.remove(folder);
        }
      }
    } catch (IOException e) {
      throw new EventLog.Failure("the log's folder %s cannot be used: %s".formatted(dir, e), e);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      FileLock lock = channel.tryLock();
      locked = lock != null;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    if (!locked) {
      throw taken(folder, "another process");
    }
    return channel;
  }

  private static EventLog.Failure taken(Path folder, String by) {
    return new EventLog.Failure(
        "a log's folder belongs to one process, and %s is open in %s".formatted(folder, by));
  }

  /// The folder, as a real path.
  Path folder() {
    return folder;
  }

  /// What is noted in the file `lock`. Of use until the folder is given back.
  HighMark highMark() {
    return new HighMark(channel);
  }

  /// Gives the folder back, once. The file `lock` stays: taking it away would let two processes
  /// lock two files of that name.
  @Override
  public void close() {
    if (given.getAndSet(true)) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new EventLog.Failure("the lock of %s cannot be given back".formatted(folder), e);
    } finally {
      HELD.remove(folder);
    }
  }
}
