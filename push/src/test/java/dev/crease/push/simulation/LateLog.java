package dev.crease.push.simulation;

import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Cursor;
import dev.crease.push.EventLog;
import dev.crease.push.History;
import dev.crease.push.Publication;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import java.util.List;
import java.util.Random;

/// The log as one process sees it: its followers, and its head, are told late; some reads fail.
final class LateLog implements EventLog {
  private final EventLog log;
  private final SlowLoop tail;
  private final Random random;
  private Cursor told;
  private long shown;
  private boolean sound;

  LateLog(EventLog log, SlowLoop tail, Random random) {
    this.log = log;
    this.tail = tail;
    this.random = random;
    told = log.head();
  }

  /// From now on no read fails.
  void mend() {
    sound = true;
  }

  @Override
  public String epoch() {
    return log.epoch();
  }

  @Override
  public AppendResult append(Append append) {
    throw new IllegalStateException("publishers ask the disk");
  }

  @Override
  public History read(Selection selection, long after, int limit) {
    mayFail();
    return shown(log.read(selection, after, limit));
  }

  @Override
  public History latest(Selection selection, long after, int limit) {
    mayFail();
    return shown(log.latest(selection, after, limit));
  }

  @Override
  public long offsetBeforeLast(Selection selection, int count) {
    mayFail();
    return log.offsetBeforeLast(selection, count);
  }

  private History shown(History history) {
    shown = Math.max(shown, history.head());
    return history;
  }

  private void mayFail() {
    if (!sound && random.nextInt(100) == 0) {
      throw new Failure("the disk is out of reach");
    }
  }

  @Override
  public List<Publication> recall(Topic topic, String key) {
    return log.recall(topic, key);
  }

  @Override
  public Cursor head() {
    return new Cursor(epoch(), Math.max(told.offset(), shown));
  }

  @Override
  public Tally tally(Topic topic, long after) {
    throw new IllegalStateException("retention is the disk's");
  }

  @Override
  public List<Topic> topics(String prefix, String after, int limit) {
    return log.topics(prefix, after, limit);
  }

  @Override
  public void discard(Topic topic, long through) {
    throw new IllegalStateException("retention is the disk's");
  }

  @Override
  public Tail follow(Follower follower) {
    return log.follow(publications -> tail.execute(() -> tell(follower, publications)));
  }

  private void tell(Follower follower, List<Publication> publications) {
    told = publications.getLast().cursor();
    follower.appended(publications);
  }

  @Override
  public void close() {}
}
