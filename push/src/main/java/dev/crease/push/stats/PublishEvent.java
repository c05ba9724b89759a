package dev.crease.push.stats;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// For Java's Flight Recorder: a publish, from the call until it is durable. Off unless a recording
/// asks for it by name; then one for each publish.
@Name("dev.crease.Publish")
@Label("Publish")
@Category("Crease")
@Description("Events of a topic are made durable")
@Enabled(false)
@StackTrace(false)
public final class PublishEvent extends Event {
  @Label("Topic")
  String topic = "";

  @Label("Last Offset")
  long offset;

  @Label("Events")
  int events;

  @Label("Size")
  @DataAmount
  long size;

  /// Begins to measure, if a recording wants it.
  public static PublishEvent begun() {
    PublishEvent event = new PublishEvent();
    event.begin();
    return event;
  }

  /// Hands it to the recording. Only after [#shouldCommit] it is worth making the values.
  public void commit(String ofTopic, long lastOffset, int count, long bytes) {
    topic = ofTopic;
    offset = lastOffset;
    events = count;
    size = bytes;
    commit();
  }
}
