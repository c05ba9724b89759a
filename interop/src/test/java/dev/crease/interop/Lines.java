package dev.crease.interop;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What somebody says, line by line, on a thread of their own, and somebody else waits for: never
/// longer than a minute, so that who falls silent fails a test and does not hang it.
public final class Lines {
  private static final int SILENCE_SECONDS = 60;

  private final LinkedBlockingQueue<Said> queue = new LinkedBlockingQueue<>();
  private final List<String> all = new CopyOnWriteArrayList<>();

  private sealed interface Said {
    record Line(String text) implements Said {}

    record End(String why) implements Said {}
  }

  /// Says a line. Any thread.
  public void say(String line) {
    all.add(line);
    queue.add(new Said.Line(line));
  }

  /// Says nothing more. Any thread.
  public void end(String why) {
    queue.add(new Said.End(why));
  }

  /// The next line; waits for it. One thread.
  ///
  /// @throws IOException when none comes, with all that was said
  public String next() throws IOException {
    try {
      return switch (queue.poll(SILENCE_SECONDS, TimeUnit.SECONDS)) {
        case Said.Line(var text) -> text;
        case Said.End(var why) -> throw silence(why);
        case null -> throw silence("nothing was said for %d s".formatted(SILENCE_SECONDS));
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(silence("the test's time is over").getMessage(), e);
    }
  }

  private IOException silence(String why) {
    return new IOException("%s; before that:\n%s".formatted(why, String.join("\n", all)));
  }
}
