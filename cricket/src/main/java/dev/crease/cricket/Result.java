package dev.crease.cricket;

/// How a match ended (Law 16). [#text] is the sentence that boards print.
public sealed interface Result {

  /// `England won by 104 runs`; empty while pending.
  String text();

  default boolean known() {
    return !(this instanceof Pending);
  }

  /// Who won, whether in play, in a super over, on boundaries or in a bowl-out; empty otherwise.
  default String winner() {
    return switch (this) {
      case Won won -> won.team();
      case Tied tied -> tied.tieBreak().team();
      case Pending _, Drawn _, NoResult _ -> "";
    };
  }

  /// The rule other than plain runs and wickets that made it: `D/L`, `VJD`, `Awarded`; or empty.
  default String method() {
    return switch (this) {
      case Won won -> won.how();
      case Tied tied -> tied.how();
      case Pending _, Drawn _, NoResult _ -> "";
    };
  }

  /// The match goes on.
  record Pending() implements Result {
    @Override
    public String text() {
      return "";
    }
  }

  /// One side won (Law 16.1, 16.2, 16.3).
  record Won(String team, Margin margin, String how) implements Result {
    @Override
    public String text() {
      return "%s won%s%s".formatted(team, margin.text(), inBrackets(how));
    }
  }

  /// Equal totals and a completed last innings (Law 16.5.1), with what broke the tie, if anything.
  record Tied(TieBreak tieBreak, String how) implements Result {
    @Override
    public String text() {
      return "Match tied%s%s".formatted(inBrackets(how), tieBreak.text());
    }
  }

  /// Time ran out (Law 16.5.2).
  record Drawn() implements Result {
    @Override
    public String text() {
      return "Match drawn";
    }
  }

  /// Rain or worse: too little was played.
  record NoResult() implements Result {
    @Override
    public String text() {
      return "No result";
    }
  }

  /// By how much a side won (Law 16.6).
  sealed interface Margin {
    /// ` by 104 runs`; empty where no margin is stated.
    String text();

    /// The side that batted last was short.
    record Runs(int runs) implements Margin {
      @Override
      public String text() {
        return " by " + count(runs, "run");
      }
    }

    /// The side that batted last got there with wickets to fall.
    record Wickets(int wickets) implements Margin {
      @Override
      public String text() {
        return " by " + count(wickets, "wicket");
      }
    }

    /// One innings was more than the other side's two.
    record InningsAndRuns(int runs) implements Margin {
      @Override
      public String text() {
        return " by an innings and " + count(runs, "run");
      }
    }

    /// Penalty runs that came after the last ball decided it (Law 16.7).
    record PenaltyRuns() implements Margin {
      @Override
      public String text() {
        return " by penalty runs";
      }
    }

    /// Level on runs: the competition counted wickets.
    record FewerWickets() implements Margin {
      @Override
      public String text() {
        return " having lost fewer wickets";
      }
    }

    /// No margin is stated: awarded, conceded, or decided by a rule of the competition.
    record Unstated() implements Margin {
      @Override
      public String text() {
        return "";
      }
    }
  }

  /// What separated two sides that tied; all of these are playing conditions, not Laws.
  sealed interface TieBreak {
    /// The winner, or empty where the tie stands.
    String team();

    /// `; England won the super over`; empty where the tie stands.
    String text();

    /// A tie it is.
    record Stands() implements TieBreak {
      @Override
      public String team() {
        return "";
      }

      @Override
      public String text() {
        return "";
      }
    }

    /// More runs in the last of `overs` super overs.
    record SuperOver(String team, int overs) implements TieBreak {
      @Override
      public String text() {
        return switch (overs) {
          case 1 -> "; %s won the super over".formatted(team);
          case 2 -> "; super over tied; %s won the second super over".formatted(team);
          default -> "; %d super overs tied; %s won the last".formatted(overs - 1, team);
        };
      }
    }

    /// The super over was tied too, and the side with more boundaries won, as was the rule of the
    /// ICC until October 2019.
    record BoundaryCount(String team, int boundaries, int others) implements TieBreak {
      @Override
      public String text() {
        return "; super over tied; %s won on boundary count (%d to %d)"
            .formatted(team, boundaries, others);
      }
    }

    /// Five bowlers a side at unguarded stumps, before there were super overs.
    record BowlOut(String team) implements TieBreak {
      @Override
      public String text() {
        return "; %s won the bowl-out".formatted(team);
      }
    }
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String inBrackets(String how) {
    return how.isEmpty() ? "" : " (" + how + ")";
  }
}
