package dev.crease.server;

import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Cursor;
import dev.crease.push.EventLog;
import dev.crease.push.History;
import dev.crease.push.Publication;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// A log that keeps an append and then says that it failed, once, when told to.
record ShakyLog(EventLog log, AtomicBoolean failNext) implements EventLog {
  @Override
  public String epoch() {
    return log.epoch();
  }

  @Override
  public AppendResult append(Append append) {
    AppendResult result = log.append(append);
    if (failNext.compareAndSet(true, false)) {
      throw new Failure("the disk did not say whether it has it");
    }
    return result;
  }

  @Override
  public History read(Selection selection, long after, int limit) {
    return log.read(selection, after, limit);
  }

  @Override
  public History latest(Selection selection, long after, int limit) {
    return log.latest(selection, after, limit);
  }

  @Override
  public List<Publication> recall(Topic topic, String key) {
    return log.recall(topic, key);
  }

  @Override
  public long offsetBeforeLast(Selection selection, int count) {
    return log.offsetBeforeLast(selection, count);
  }

  @Override
  public Cursor head() {
    return log.head();
  }

  @Override
  public List<Topic> topics(String prefix, String after, int limit) {
    return log.topics(prefix, after, limit);
  }

  @Override
  public Tally tally(Topic topic, long after) {
    return log.tally(topic, after);
  }

  @Override
  public void discard(Topic topic, long through) {
    log.discard(topic, through);
  }

  @Override
  public Tail follow(Follower follower) {
    return log.follow(follower);
  }

  @Override
  public void close() {
    log.close();
  }
}
