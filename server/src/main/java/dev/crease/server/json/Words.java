package dev.crease.server.json;

import dev.crease.cricket.Dismissal;

/// Words that JSON uses for choices. Any thread.
public final class Words {
  private Words() {}

  /// How a batter was out, by the word of the contract and of Cricsheet.
  ///
  /// @throws Json.Fault when it is no such word
  public static Dismissal dismissal(Json json) {
    var word = json.text();
    for (var how : Dismissal.values()) {
      if (how.word().equals(word)) {
        return how;
      }
    }
    throw json.fault("a way to be out, such as \"caught\"");
  }

  /// How a batter left without a ball; `hurt`, `out` and `not out` are short for retired so.
  static Dismissal departure(Json json) {
    return switch (json.text()) {
      case "hurt" -> Dismissal.RETIRED_HURT;
      case "out" -> Dismissal.RETIRED_OUT;
      case "not out" -> Dismissal.RETIRED_NOT_OUT;
      default -> dismissal(json);
    };
  }
}
