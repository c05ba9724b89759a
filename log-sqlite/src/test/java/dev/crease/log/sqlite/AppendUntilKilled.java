package dev.crease.log.sqlite;

import dev.crease.push.EventLog;
import dev.crease.push.Publication;
import dev.crease.push.Topic;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/// A process of its own for [KillTest]: appends from a few threads until it is killed, and prints
/// each event as soon as it was answered. Refused the folder, it prints why and ends.
final class AppendUntilKilled {
  private static final int WRITERS = 8;

  private AppendUntilKilled() {}

  static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
    try (SqliteLog log = new Folder(Path.of(args[0])).open()) {
      Thread[] writers = new Thread[WRITERS];
      for (int i = 0; i < WRITERS; i++) {
        Topic topic = new Topic("feeds/" + i);
        writers[i] = Thread.ofVirtual().start(() -> append(log, topic, out));
      }
      for (Thread writer : writers) {
        writer.join();
      }
    } catch (EventLog.Failure e) {
      out.println(e.getMessage());
    }
  }

  private static void append(SqliteLog log, Topic topic, PrintStream out) {
    while (true) {
      for (Publication publication : Folder.append(log, topic, "a", "b")) {
        // The semicolon tells a whole line from one that the kill cut.
        out.println(publication.json() + ";");
      }
    }
  }
}
