package dev.crease.push;

import java.util.List;

/// A log that tells its followers, and whoever asks for its head, later than its readers: when
/// `tail` is turned, in order.
final class LaggingLog implements EventLog {
  private final EventLog log;
  private final HandLoop tail;
  private Cursor told;

  LaggingLog(EventLog log, HandLoop tail) {
    this.log = log;
    this.tail = tail;
    told = log.head();
  }

  @Override
  public String epoch() {
    return log.epoch();
  }

  @Override
  public AppendResult append(Append append) {
    return log.append(append);
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
    return told;
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
    return log.follow(publications -> tail.execute(() -> tell(follower, publications)));
  }

  private void tell(Follower follower, List<Publication> publications) {
    told = publications.getLast().cursor();
    follower.appended(publications);
  }

  @Override
  public void close() {
    log.close();
  }
}
