package dev.crease.push;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A log in memory, for demonstrations and tests: it lasts as long as the process, so its epoch
/// must be new in each one. Keeps the last `retained` events of a topic.
///
/// Any thread. Nothing here blocks but for short sections of its own.
public final class MemoryLog implements EventLog {
  /// How many events of a topic are kept unless told otherwise.
  public static final int RETAINED = 100_000;

  private static final Duration KEY_LIFE = Duration.ofHours(24);

  private final String epoch;
  private final InstantSource clock;
  private final int retained;
  private final Map<Topic, Line> lines = new HashMap<>();
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
    Line line = lines.computeIfAbsent(append.topic(), topic -> new Line());
    if (append.expected() instanceof Append.Expected.Head(long offset) && offset != line.head) {
      return new AppendResult.Conflict(new Cursor(epoch, line.head));
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
    line.kept.addAll(added);
    line.head = head;
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
  public synchronized History read(Topic topic, long after, int limit) {
    Line line = lines.get(topic);
    if (line == null) {
      return new History(List.of(), false, 0, 0);
    }
    int from = line.indexAfter(after);
    int to = Math.min(line.kept.size(), from + limit);
    boolean more = to < line.kept.size();
    return new History(line.kept.subList(from, to), more, line.floor, line.head);
  }

  @Override
  public synchronized List<Publication> recall(Topic topic, String key) {
    forgetOldKeys();
    Answer first = answers.get(new Key(topic, key));
    return first == null ? List.of() : first.publications;
  }

  @Override
  public synchronized long offsetBeforeLast(Topic topic, int count) {
    Line line = lines.get(topic);
    if (line == null) {
      return 0;
    }
    int before = line.kept.size() - count - 1;
    return before < 0 ? line.floor : line.kept.get(before).offset();
  }

  @Override
  public synchronized Cursor head() {
    return new Cursor(epoch, head);
  }

  @Override
  public synchronized List<Topic> topics(String prefix) {
    return lines.entrySet().stream()
        .filter(line -> !line.getValue().kept.isEmpty())
        .map(Map.Entry::getKey)
        .filter(topic -> topic.name().startsWith(prefix))
        .sorted()
        .toList();
  }

  @Override
  public synchronized void discard(Topic topic, long through) {
    Line line = lines.get(topic);
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

  /// What is kept of one topic.
  private static final class Line {
    private final ArrayList<Publication> kept = new ArrayList<>();
    private long floor;
    private long head;

    int indexAfter(long offset) {
      int low = 0;
      int high = kept.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (kept.get(middle).offset() <= offset) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    /// Drops in strides, so that a full topic does not move its whole list for every event.
    void keepLast(int count) {
      if (kept.size() > count + count / 4) {
        dropFirst(kept.size() - count);
      }
    }

    void dropFirst(int count) {
      if (count > 0) {
        floor = kept.get(count - 1).offset();
        kept.subList(0, count).clear();
      }
    }
  }
}
