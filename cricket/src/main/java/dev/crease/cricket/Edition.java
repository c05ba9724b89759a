package dev.crease.cricket;

import java.time.LocalDate;
import java.util.List;

/// An edition of the Laws, as far as it decides a score. Which one a match is played under is fixed
/// by its day when the match is made, and stays.
///
/// The competitions adopt an edition when they choose to; what they choose is a condition of the
/// match's format ([Conditions]), not an edition.
public enum Edition {
  /// The 2000 Code, with its later editions.
  LAWS_2000("2000", LocalDate.MIN),
  /// The 2017 Code, in force since 1 October 2017: handling the ball is obstruction (Law 37).
  LAWS_2017("2017", LocalDate.of(2017, 10, 1)),
  /// Its third edition, since 1 October 2022: the new batter faces after a catch (Law 18.11).
  LAWS_2022("2022", LocalDate.of(2022, 10, 1)),
  /// Its fourth edition, since 1 October 2026: the fielding captain picks the striker after a
  /// deliberate short run (18.5.2) and an obstructed catch (37.5.2), and a penalty may undo a
  /// result (41.17).
  LAWS_2026("2026", LocalDate.of(2026, 10, 1));

  private final String word;
  private final LocalDate from;

  Edition(String word, LocalDate from) {
    this.word = word;
    this.from = from;
  }

  /// The edition in force on a day.
  public static Edition on(LocalDate day) {
    return List.of(values()).reversed().stream()
        .filter(edition -> !day.isBefore(edition.from))
        .findFirst()
        .orElse(LAWS_2000);
  }

  /// `2026`: how files and JSON name it.
  public String word() {
    return word;
  }

  /// Whether handling the ball is a dismissal of its own.
  public boolean handledTheBall() {
    return this == LAWS_2000;
  }

  /// Whether a penalty that is given after the result can undo it (Law 41.17, and 16.10).
  public boolean penaltyMayUndoResult() {
    return this == LAWS_2026;
  }

  /// Whether the fielding captain says who faces after a deliberate short run (Law 18.5.2) or an
  /// obstructed catch (Law 37.5.2).
  public boolean captainPicksStriker() {
    return this == LAWS_2026;
  }
}
