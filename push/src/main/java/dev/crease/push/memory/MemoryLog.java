package dev.crease.push.memory;

import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Cursor;
import dev.crease.push.Draft;
import dev.crease.push.EventLog;
import dev.crease.push.History;
import dev.crease.push.Publication;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import dev.crease.push.TopicPattern;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A log in memory, for demonstrations and tests: it lasts as long as the process, so its epoch
/// must be new in each one. Keeps the last `retained` events of a topic.
///
/// Any thread. Nothing here blocks but for short sections of its own.
public final class MemoryLog implements EventLog {
  /// How many events of a topic are kept unless told otherwise.
  public static final int RETAINED = 100_000;

  /// The character after the last one that a topic's name may hold.
  private static final String AFTER_ALL = "\u007f";

  private final String epoch;
  private final InstantSource clock;
  private final int retained;
  private final NavigableMap<String, Line> lines = new TreeMap<>();
  private final LinkedHashMap<Key, Answer> answers = new LinkedHashMap<>();
  private final List<Follower> followers = new CopyOnWriteArrayList<>();
  private long head;
  private boolean closed;

  public MemoryLog(String epoch, InstantSource clock) {
    this(epoch, clock, RETAINED);
  }

  public MemoryLog(String epoch, InstantSource clock, int retained) {
    this.epoch = new Cursor(epoch, 0).epoch();
    this.clock = clock;
    this.retained = retained;
  }

  @Override
  public String epoch() {
    return epoch;
  }

  @Override
  public synchronized AppendResult append(Append append) {
    if (closed) {
      throw new Failure("the log is closed");
    }
    forgetOldKeys();
    Answer first = answers.get(new Key(append.topic(), append.key()));
    if (first != null) {
      return new AppendResult.Repeated(first.publications);
    }
    Line line = lines.computeIfAbsent(append.topic().name(), _ -> new Line(append.topic()));
    if (append.expected() instanceof Append.Expected.Head(long offset) && offset != line.head()) {
      return new AppendResult.Conflict(new Cursor(epoch, line.head()));
    }
    List<Publication> added = add(line, append);
    if (!append.key().isEmpty()) {
      answers.put(new Key(append.topic(), append.key()), new Answer(clock.instant(), added));
    }
    followers.forEach(follower -> follower.appended(added));
    return new AppendResult.Appended(added);
  }

  private List<Publication> add(Line line, Append append) {
    List<Publication> added = new ArrayList<>(append.drafts().size());
    for (Draft draft : append.drafts()) {
      head++;
      added.add(Publication.number(append.topic(), new Cursor(epoch, head), draft));
    }
    line.add(added);
    line.keepLast(retained);
    return List.copyOf(added);
  }

  private void forgetOldKeys() {
    Instant oldest = clock.instant().minus(KEY_LIFE);
    var entries = answers.values().iterator();
    while (entries.hasNext() && entries.next().made.isBefore(oldest)) {
      entries.remove();
    }
  }

  @Override
  public synchronized History read(Selection selection, long after, int limit) {
    return merge(selection).read(after, limit);
  }

  @Override
  public synchronized History latest(Selection selection, long after, int limit) {
    return merge(selection).latest(after, limit);
  }

  private Merge merge(Selection selection) {
    List<Line> chosen = new ArrayList<>();
    for (Topic topic : selection.topics()) {
      Line line = lines.get(topic.name());
      if (line != null) {
        chosen.add(line);
      }
    }
    for (TopicPattern subtree : selection.subtrees()) {
      for (Line line : startingWith(subtree.prefix()).values()) {
        if (selection.covers(line.topic())) {
          chosen.add(line);
        }
      }
    }
    return new Merge(chosen);
  }

  private NavigableMap<String, Line> startingWith(String prefix) {
    return lines.subMap(prefix, true, prefix + AFTER_ALL, false);
  }

  @Override
  public synchronized List<Publication> recall(Topic topic, String key) {
    forgetOldKeys();
    Answer first = answers.get(new Key(topic, key));
    return first == null ? List.of() : first.publications;
  }

  @Override
  public synchronized long offsetBeforeLast(Selection selection, int count) {
    return merge(selection).offsetBeforeLast(count);
  }

  @Override
  public synchronized Cursor head() {
    return new Cursor(epoch, head);
  }

  @Override
  public synchronized List<Topic> topics(String prefix, String after, int limit) {
    return startingWith(prefix).values().stream()
        .filter(line -> line.size() > 0)
        .map(Line::topic)
        .filter(topic -> topic.name().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Tally tally(Topic topic, long after) {
    Line line = lines.get(topic.name());
    return line == null ? new Tally(0, 0, after) : line.tally(after);
  }

  @Override
  public synchronized void discard(Topic topic, long through) {
    Line line = lines.get(topic.name());
    if (line == null) {
      return;
    }
    line.dropFirst(line.indexAfter(through));
    answers
        .entrySet()
        .removeIf(
            answer ->
                answer.getKey().topic.equals(topic)
                    && answer.getValue().publications.getFirst().offset() <= through);
  }

  @Override
  public synchronized Tail follow(Follower follower) {
    followers.add(follower);
    long after = head;
    return new Tail() {
      @Override
      public long after() {
        return after;
      }

      @Override
      public void close() {
        followers.remove(follower);
      }
    };
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private record Key(Topic topic, String key) {}

  private record Answer(Instant made, List<Publication> publications) {}
}
