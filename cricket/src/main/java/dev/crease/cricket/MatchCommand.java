package dev.crease.cricket;

import java.util.List;

/// What a scorer asks the book to hold. `Laws.decide` makes facts of it, or says which Law is in
/// the way. Everything but a ball is said as the fact it will be ([Fact.Stated]).
///
/// People may be named by any part of their name that only one of them has; teams by their short
/// names too.
public sealed interface MatchCommand
    permits MatchCommand.Bowled,
        MatchCommand.Overruling,
        MatchCommand.Correction,
        MatchCommand.ScoreCheck,
        Fact.Stated {

  /// `ball`. Names left empty are who the match says they are. A bowler named here begins the over,
  /// a batter named here comes in, where there is a place for one.
  ///
  /// @param freeHit the umpire has called a free hit; where the format gives it, nobody need say so
  record Bowled(Ball ball, String batter, String nonStriker, String bowler, boolean freeHit)
      implements MatchCommand {
    /// A ball between those who are on.
    public static Bowled of(Ball ball) {
      return new Bowled(ball, "", "", "", false);
    }
  }

  /// It happened all the same: what is merely unlawful is accepted. History is always said so.
  record Overruling(MatchCommand command) implements MatchCommand {}

  /// `void`, `replace-event`, `insert`: an earlier event was wrong, or one was forgotten. The log
  /// keeps what it holds; the match is folded again as it should have been (`Ledger`).
  ///
  /// @param of the id of the event; for an insertion, of the one it comes after
  /// @param with what really happened, in order; nothing for a `void`
  /// @param reason why, for those who read the log; may be empty
  record Correction(Change change, String of, List<MatchCommand> with, String reason)
      implements MatchCommand {
    /// The most commands in one correction.
    public static final int WITH_MAX = 20;

    public Correction {
      with = List.copyOf(with);
      if (with.isEmpty() != (change == Change.VOID) || with.size() > WITH_MAX) {
        throw new IllegalArgumentException(
            "a void holds no command, a replacement or an insertion 1 to %d, were: %d"
                .formatted(WITH_MAX, with.size()));
      }
      if (with.stream().anyMatch(Correction::notOfPlay)) {
        throw new IllegalArgumentException(
            "a correction holds what happened: no correction, no score-check");
      }
    }

    private static boolean notOfPlay(MatchCommand command) {
      return command.said() instanceof Correction || command.said() instanceof ScoreCheck;
    }

    /// That event did not happen. Of a correction: it is taken back.
    public static Correction voiding(String of) {
      return new Correction(Change.VOID, of, List.of(), "");
    }

    /// This happened instead.
    public static Correction replacing(String of, MatchCommand... with) {
      return new Correction(Change.REPLACE, of, List.of(with), "");
    }

    /// This happened too, right after that event.
    public static Correction inserting(String after, MatchCommand... with) {
      return new Correction(Change.INSERT, after, List.of(with), "");
    }
  }

  /// `score-check`: what another scorer's book has of an over, to be held against this one. It
  /// changes nothing of the match.
  ///
  /// @param innings which innings, from 1
  /// @param over which over, from 1
  /// @param hash the over as that book has it: eight hexadecimal digits for each ball, joined by
  ///   `-` (`cricket.scorers.BookHash`); empty for an over without a ball
  /// @param readings the same balls in words, one for each of the hash; or none
  record ScoreCheck(int innings, int over, String hash, List<Reading> readings)
      implements MatchCommand {
    public ScoreCheck {
      readings = List.copyOf(readings);
    }
  }

  /// A ball as a scorer reads it out.
  ///
  /// @param word in over notation
  /// @param batter who faced; may be empty
  /// @param bowler may be empty
  record Reading(String word, String batter, String bowler) {}

  /// What a correction does to the event it names.
  enum Change {
    VOID,
    REPLACE,
    INSERT
  }

  /// The command in it, and whether it overrules.
  default MatchCommand said() {
    return this instanceof Overruling(var command) ? command.said() : this;
  }
}
