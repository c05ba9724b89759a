package dev.crease.push.memory;

import dev.crease.push.EventLog;
import dev.crease.push.SelectionContract;
import java.time.InstantSource;

class MemorySelectionTest extends SelectionContract {
  @Override
  protected EventLog open(InstantSource clock) {
    return new MemoryLog("m1", clock);
  }
}
