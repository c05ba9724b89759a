package dev.crease.log.sqlite;

import dev.crease.push.EventLog;
import dev.crease.push.SelectionContract;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;

class SqliteSelectionTest extends SelectionContract {
  @TempDir Path dir;

  @Override
  protected EventLog open(InstantSource clock) {
    return SqliteLog.open(dir, clock, RandomGenerator.of("Random"));
  }
}
