package dev.crease.cricket.book;

import dev.crease.cricket.Result;
import java.util.ArrayList;
import java.util.List;

/// What is known of a match as a whole.
///
/// @param daysLost days that ended before the first ball was bowled
/// @param followOn whether the follow-on was enforced and has not begun
/// @param owed penalty runs waiting for a side's first innings, by side
/// @param method the rule that moved a target: `D/L`; empty where none did
record Course(
    int daysLost,
    boolean followOn,
    List<Integer> owed,
    String method,
    BowlOut bowlOut,
    Result result) {
  static final Course START =
      new Course(0, false, List.of(0, 0), "", BowlOut.NONE, new Result.Pending());

  Course {
    owed = List.copyOf(owed);
  }

  Course losingDay() {
    return new Course(daysLost + 1, followOn, owed, method, bowlOut, result);
  }

  Course with(boolean following) {
    return new Course(daysLost, following, owed, method, bowlOut, result);
  }

  Course owing(int side, int runs) {
    var owing = new ArrayList<>(owed);
    owing.set(side, runs);
    return new Course(daysLost, followOn, owing, method, bowlOut, result);
  }

  Course by(String newMethod) {
    return newMethod.isEmpty()
        ? this
        : new Course(daysLost, followOn, owed, newMethod, bowlOut, result);
  }

  Course with(BowlOut newBowlOut) {
    return new Course(daysLost, followOn, owed, method, newBowlOut, result);
  }

  Course with(Result newResult) {
    return new Course(daysLost, followOn, owed, method, bowlOut, newResult);
  }
}
