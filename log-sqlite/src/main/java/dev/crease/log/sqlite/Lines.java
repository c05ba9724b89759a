package dev.crease.log.sqlite;

import dev.crease.push.Selection;
import dev.crease.push.Topic;
import dev.crease.push.TopicPattern;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Finds the topics of a selection, and where each stands. One connection's; one thread at a time.
final class Lines {
  /// What follows a name in the order of names before any longer name does.
  private static final String RIGHT_AFTER = " ";

  /// The character after the last one that a topic's name may hold.
  static final String AFTER_ALL = "\u007f";

  private final PreparedStatement range;

  Lines(Connection connection) throws SQLException {
    range =
        connection.prepareStatement(
            """
            SELECT id, name, floor,
              max(floor, coalesce((SELECT max(offset) FROM event WHERE topic = id), 0))
            FROM topic WHERE name >= ?1 AND name < ?2 ORDER BY name""");
  }

  /// One topic.
  ///
  /// @param floor the highest offset discarded, 0 for none
  /// @param head the offset of its last event
  record Line(long id, Topic topic, long floor, long head) {}

  /// Who is shown lines.
  interface Visitor {
    /// Looks at one; answers whether to show the next.
    boolean visit(Line line) throws SQLException;
  }

  /// Shows each topic of the selection that the file knows, one look-up a topic.
  void visit(Selection selection, Visitor visitor) throws SQLException {
    for (Topic topic : selection.topics()) {
      if (!visit(topic.name(), topic.name() + RIGHT_AFTER, selection, visitor)) {
        return;
      }
    }
    for (TopicPattern subtree : selection.subtrees()) {
      if (!visit(subtree.prefix(), subtree.prefix() + AFTER_ALL, selection, visitor)) {
        return;
      }
    }
  }

  private boolean visit(String first, String beyond, Selection selection, Visitor visitor)
      throws SQLException {
    range.setString(1, first);
    range.setString(2, beyond);
    try (ResultSet row = range.executeQuery()) {
      while (row.next()) {
        Topic topic = new Topic(row.getString(2));
        if (selection.covers(topic)
            && !visitor.visit(new Line(row.getLong(1), topic, row.getLong(3), row.getLong(4)))) {
          return false;
        }
      }
      return true;
    }
  }

  /// The topics of a selection, at most so many.
  List<Line> first(Selection selection, int most) throws SQLException {
    List<Line> found = new ArrayList<>();
    visit(
        selection,
        line -> {
          found.add(line);
          return found.size() < most;
        });
    return found;
  }
}
