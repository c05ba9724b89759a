package dev.crease.log.sqlite;

import dev.crease.push.History;
import dev.crease.push.Publication;
import dev.crease.push.Selection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Reads several topics as one. One connection's; one thread at a time.
///
/// Up to 128 topics are merged: each is looked up by its index, and no event of another topic is
/// touched. More, in a subtree, are read by going through the log itself from the place on, some
/// thousand events at a time, whoever's they are.
final class SelectionReader {
  /// How many topics are merged; looking each up takes about as long as going through ten events.
  private static final int MERGED_MAX = 128;

  private static final Comparator<Found> BY_OFFSET = Comparator.comparingLong(Found::offset);

  private final StoredEvents events;
  private final Lines lines;
  private final LogScan scan;
  private final PreparedStatement begin;
  private final PreparedStatement end;
  private final PreparedStatement rising;
  private final PreparedStatement falling;
  private final PreparedStatement event;

  SelectionReader(StoredEvents events, Connection connection) throws SQLException {
    this.events = events;
    lines = new Lines(connection);
    scan = new LogScan(events, connection, lines);
    begin = connection.prepareStatement("BEGIN");
    end = connection.prepareStatement("COMMIT");
    rising =
        connection.prepareStatement(
            "SELECT offset FROM event WHERE topic = ? AND offset > ? ORDER BY offset");
    falling =
        connection.prepareStatement(
            "SELECT offset FROM event WHERE topic = ? ORDER BY offset DESC");
    event = connection.prepareStatement("SELECT offset, json, crc FROM event WHERE offset = ?");
  }

  /// Up to `limit` events after an offset, in the log's order.
  History history(Selection selection, long after, int limit) throws SQLException {
    return atOneMoment(
        () -> {
          List<Lines.Line> few = lines.first(selection, MERGED_MAX + 1);
          return few.size() > MERGED_MAX
              ? scan.history(selection, after, limit)
              : merged(few, after, limit);
        });
  }

  private History merged(List<Lines.Line> topics, long after, int limit) throws SQLException {
    PriorityQueue<Found> first = new PriorityQueue<>(BY_OFFSET.reversed());
    for (Lines.Line line : topics) {
      if (line.head() > after) {
        addRising(line, after, limit + 1, first);
      }
    }
    List<Found> inOrder = first.stream().sorted(BY_OFFSET).toList();
    return page(inOrder, topics, after, limit);
  }

  /// Adds a topic's events to the first of all topics, until one lies beyond those.
  private void addRising(Lines.Line line, long after, int most, PriorityQueue<Found> first)
      throws SQLException {
    rising.setLong(1, line.id());
    rising.setLong(2, after);
    try (ResultSet row = rising.executeQuery()) {
      while (row.next()) {
        long offset = row.getLong(1);
        if (first.size() == most && offset > first.element().offset()) {
          return;
        }
        first.add(new Found(offset, line));
        if (first.size() > most) {
          first.remove();
        }
      }
    }
  }

  private History page(List<Found> found, List<Lines.Line> topics, long after, int limit)
      throws SQLException {
    List<Publication> page = new ArrayList<>();
    long bytes = 0;
    for (Found each : found) {
      if (page.size() == limit || bytes >= SqliteReader.PAGE_BYTES_MAX) {
        break;
      }
      Publication publication = read(each);
      page.add(publication);
      bytes += publication.json().length();
    }
    boolean more = page.size() < found.size();
    long head = topics.stream().mapToLong(Lines.Line::head).max().orElse(0);
    long through = History.through(page, more, after, head);
    History.Lost lost = new History.Lost(lost(topics, after), lost(topics, through));
    return new History(page, more, through, head, lost);
  }

  private static long lost(List<Lines.Line> topics, long place) {
    return topics.stream().mapToLong(line -> Math.max(line.floor() - place, 0)).sum();
  }

  private Publication read(Found found) throws SQLException {
    event.setLong(1, found.offset);
    try (ResultSet row = event.executeQuery()) {
      return events.read(found.line.topic(), found.line.id(), row, 1);
    }
  }

  /// The last event of each topic, where it lies after an offset. One look-up a topic.
  History latest(Selection selection, long after, int limit) throws SQLException {
    return atOneMoment(
        () -> {
          PriorityQueue<Found> first = new PriorityQueue<>(BY_OFFSET.reversed());
          long[] head = {0};
          lines.visit(
              selection,
              line -> {
                head[0] = Math.max(head[0], line.head());
                if (line.head() > Math.max(after, line.floor())) {
                  first.add(new Found(line.head(), line));
                }
                if (first.size() > limit + 1) {
                  first.remove();
                }
                return true;
              });
          List<Found> inOrder = first.stream().sorted(BY_OFFSET).toList();
          History page = page(inOrder, List.of(), after, limit);
          long through = History.through(page.publications(), page.more(), after, head[0]);
          return new History(
              page.publications(), page.more(), through, head[0], History.Lost.NOTHING);
        });
  }

  /// The offset before the last `count` events, 0 if there are no more than those.
  long offsetBeforeLast(Selection selection, int count) throws SQLException {
    return atOneMoment(
        () -> {
          PriorityQueue<Long> last = new PriorityQueue<>();
          lines.visit(
              selection,
              line -> {
                if (last.size() <= count || line.head() > last.element()) {
                  addFalling(line, count + 1, last);
                }
                return true;
              });
          return last.size() > count ? last.element() : 0L;
        });
  }

  /// Adds a topic's events to the last of all topics, until one lies before those.
  private void addFalling(Lines.Line line, int most, PriorityQueue<Long> last) throws SQLException {
    falling.setLong(1, line.id());
    try (ResultSet row = falling.executeQuery()) {
      while (row.next()) {
        long offset = row.getLong(1);
        if (last.size() == most && offset < last.element()) {
          return;
        }
        last.add(offset);
        if (last.size() > most) {
          last.remove();
        }
      }
    }
  }

  /// What several statements see, they see of one moment.
  private <T> T atOneMoment(Question<T> question) throws SQLException {
    begin.execute();
    T answer = question.ask(); // if it fails, its connection is closed
    end.execute();
    return answer;
  }

  private record Found(long offset, Lines.Line line) {}

  private interface Question<T> {
    T ask() throws SQLException;
  }
}
