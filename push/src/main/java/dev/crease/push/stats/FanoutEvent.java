package dev.crease.push.stats;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// For Java's Flight Recorder: what is new in a topic is offered to its live readers of one loop.
/// Off unless a recording asks for it by name; then one for each topic, loop and batch.
@Name("dev.crease.Fanout")
@Label("Fan-out")
@Category("Crease")
@Description("New events of a topic are offered to its live readers of one loop")
@Enabled(false)
@StackTrace(false)
public final class FanoutEvent extends Event {
  @Label("Topic")
  String topic = "";

  @Label("Last Offset")
  long offset;

  @Label("Events")
  int events;

  @Label("Size")
  @DataAmount
  long size;

  @Label("Readers")
  int readers;

  /// Begins to measure, if a recording wants it.
  public static FanoutEvent begun() {
    FanoutEvent event = new FanoutEvent();
    event.begin();
    return event;
  }

  /// Hands it to the recording. Only after [#shouldCommit] it is worth making the values.
  public void commit(String ofTopic, long lastOffset, int count, long bytes, int offeredTo) {
    topic = ofTopic;
    offset = lastOffset;
    events = count;
    size = bytes;
    readers = offeredTo;
    commit();
  }
}
