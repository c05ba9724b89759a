package dev.crease.push;

import java.util.List;

/// A stretch of a selection of topics, as the log held it at one moment.
///
/// @param publications in the log's order, each after the offset that was asked for
/// @param more whether there may be still more after `through`
/// @param through how far it reaches: whatever the topics held up to here is in it, or gone
/// @param head the highest offset that any of the topics ever had, 0 if they never had an event
/// @param lost what the log has discarded of the topics
public record History(
    List<Publication> publications, boolean more, long through, long head, Lost lost) {
  public History {
    publications = List.copyOf(publications);
  }

  /// A stretch of one topic.
  ///
  /// @param after the offset that was asked for
  /// @param floor the highest offset that the log has discarded of it, 0 for none
  public static History of(
      List<Publication> publications, boolean more, long after, long floor, long head) {
    long through = through(publications, more, after, head);
    Lost lost = new Lost(Math.max(floor - after, 0), Math.max(floor - through, 0));
    return new History(publications, more, through, head, lost);
  }

  /// How far a stretch reaches: to its last event when there are more, else to the last there is.
  public static long through(List<Publication> publications, boolean more, long after, long head) {
    return more ? publications.getLast().offset() : Math.max(after, head);
  }

  /// The same stretch with another word on what is discarded.
  public History losing(Lost instead) {
    return new History(publications, more, through, head, instead);
  }

  /// How much of the topics is discarded beyond a place: how far the floor of each topic (the
  /// highest offset discarded of it) lies beyond the place, summed over the topics.
  ///
  /// The sum grows when, and only when, something more is lost to a reader at that place. One who
  /// reads on from `through` has lost something meanwhile if the next stretch's `after` is more
  /// than this one's `through`.
  ///
  /// @param after beyond the place that was asked for; 0 when everything after it is still there
  /// @param through beyond the place that the stretch reaches
  public record Lost(long after, long through) {
    /// Nothing.
    public static final Lost NOTHING = new Lost(0, 0);
  }
}
