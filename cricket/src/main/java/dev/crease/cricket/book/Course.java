package dev.crease.cricket.book;

import dev.crease.cricket.Result;
import java.util.ArrayList;
import java.util.List;

/// What is known of a match as a whole.
///
/// @param followOn whether the follow-on was enforced and has not begun
/// @param owed penalty runs waiting for a side's first innings, by side
/// @param method the rule that moved a target: `D/L`; empty where none did
record Course(boolean followOn, List<Integer> owed, String method, Result result) {
  static final Course START = new Course(false, List.of(0, 0), "", new Result.Pending());

  Course {
    owed = List.copyOf(owed);
  }

  Course with(boolean following) {
    return new Course(following, owed, method, result);
  }

  Course owing(int side, int runs) {
    var owing = new ArrayList<>(owed);
    owing.set(side, runs);
    return new Course(followOn, owing, method, result);
  }

  Course by(String newMethod) {
    return newMethod.isEmpty() ? this : new Course(followOn, owed, newMethod, result);
  }

  Course with(Result newResult) {
    return new Course(followOn, owed, method, newResult);
  }
}
