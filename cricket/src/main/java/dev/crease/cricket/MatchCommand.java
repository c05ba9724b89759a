package dev.crease.cricket;

/// What a scorer asks the book to hold. `Laws.decide` makes facts of it, or says which Law is in
/// the way. Everything but a ball is said as the fact it will be ([Fact.Stated]).
///
/// People may be named by any part of their name that only one of them has; teams by their short
/// names too.
public sealed interface MatchCommand
    permits MatchCommand.Bowled, MatchCommand.Overruling, Fact.Stated {

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

  /// The command in it, and whether it overrules.
  default MatchCommand said() {
    return this instanceof Overruling(var command) ? command.said() : this;
  }
}
