package dev.crease.cricket.law;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.Result;
import dev.crease.cricket.Result.Margin;

/// A penalty that is given after the result, until the umpires leave the field, may undo it (Law
/// 41.17 in the edition of 2026): the chase goes on if its target is out of reach again, and the
/// result is found anew. What people have decided stands.
final class Reopening {
  private Reopening() {}

  static void follow(Hearing hearing, MatchCommand said) {
    var match = hearing.match();
    if (!(said instanceof Fact.PenaltyAwarded)
        || !match.format().edition().penaltyMayUndoResult()
        || !byPlay(match.result())) {
      return;
    }
    var undone = new Fact.ResultDeclared(new Result.Pending());
    var reopened = match.after(undone);
    boolean goesOn = !reopened.innings().ended();
    if (goesOn || !Outcome.of(reopened).filter(match.result()::equals).isPresent()) {
      hearing.accept(undone);
    }
  }

  private static boolean byPlay(Result result) {
    return switch (result) {
      case Result.Won(_, var margin, _) -> !(margin instanceof Margin.Unstated);
      case Result.Tied _ -> true;
      case Result.Pending _, Result.Drawn _, Result.NoResult _ -> false;
    };
  }
}
