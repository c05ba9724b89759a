package dev.crease.cricket;

import java.time.Instant;
import java.util.List;

/// Something that happened in a match, exactly: the log holds facts, and everything else is a fold
/// over them (`Match.after`). Each fact is one `type` of the contract. Names are as in the team
/// lists, teams are named in full.
///
/// Most facts are what a scorer says, so they are commands too ([Stated]): a command may leave
/// names empty or shorten them, the fact that `Laws` makes of it never does.
public sealed interface Fact {

  /// The first fact of every match, `match`: who plays, by which rules.
  record Created(String id, MatchFormat format, List<Team> teams, MatchInfo info) implements Fact {
    public Created {
      teams = List.copyOf(teams);
      if (teams.size() != 2 || teams.get(0).name().equals(teams.get(1).name())) {
        throw new IllegalArgumentException("a match is between two teams with different names");
      }
    }

    /// The same under another name.
    public Created named(String newId) {
      return new Created(newId, format, teams, info);
    }
  }

  /// One delivery, `ball`, with all that the Laws derived.
  ///
  /// @param innings which innings, from 1
  /// @param over completed overs before it
  /// @param number the ball of the over it was or would have been, from 1
  /// @param batter who faced
  record Delivery(
      int innings,
      int over,
      int number,
      String batter,
      String nonStriker,
      String bowler,
      Ball ball,
      boolean freeHit)
      implements Fact {
    /// `16.2`: the second ball of the seventeenth over, or a wide in its place.
    public String at() {
      return over + "." + number;
    }
  }

  /// `correction`: an earlier event is not what happened. Readers of the log fold again.
  ///
  /// @param from the ball it is about, `15.2`, or the first of those it concerns; empty where none
  ///   is
  /// @param changes what else it changed, a line each: who faced which ball, how an innings ended,
  ///   the score
  /// @param retracted what was worth a notice and no longer holds
  /// @param achieved what is worth a notice only now
  record Corrected(
      MatchCommand.Correction correction,
      String from,
      List<String> changes,
      List<Notice> retracted,
      List<Notice> achieved)
      implements Fact {
    public Corrected {
      changes = List.copyOf(changes);
      retracted = List.copyOf(retracted);
      achieved = List.copyOf(achieved);
    }
  }

  /// Something that readers may have been told of. The same kind, number, innings and people are
  /// the same notice, wherever it was.
  ///
  /// @param kind a milestone's (`batter`, `five-for`, …), or `wicket`, `innings`, `result`
  /// @param number 50, 100, … runs; wickets of a bowler; 0 where none belongs to it
  /// @param innings which innings, from 1
  /// @param at the ball, `15.5`; empty where it was none
  /// @param who the batter, the bowler, the pair (`Rahimi, Silva`), the team; the words of a result
  record Notice(String kind, int number, int innings, String at, String who) {}

  /// Something about the scorers, not about play: it is in the log, so that everybody who folds it
  /// agrees on who leads, and changes nothing of the match.
  sealed interface OfScorers extends Fact {}

  /// `claim`: somebody leads from now on, for nobody did, or who did was silent for too long.
  ///
  /// @param before who led and was silent; `NONE` where nobody led
  /// @param epoch the number of the lease, one more than that of the lease before
  record Claimed(Scorer by, Scorer before, int epoch) implements OfScorers {}

  /// `handover`: the leader has made a code, with which another may take over at once. The code is
  /// not in here: who knows the server's secret makes it of the nonce.
  ///
  /// @param epoch the number of the leader's lease
  /// @param nonce a text that is used once
  /// @param until when the code ends
  record HandoverArmed(Scorer by, int epoch, String nonce, Instant until) implements OfScorers {}

  /// `handover-end`: the code is no longer good, for it was guessed at too often.
  record HandoverEnded(int epoch) implements OfScorers {}

  /// `take`: somebody had the code, saw the figures that the event carries, and leads from now on.
  record Taken(Scorer by, Scorer before, int epoch) implements OfScorers {}

  /// `release`: the leader leads no longer, and nobody does.
  record Released(Scorer by, int epoch) implements OfScorers {}

  /// `score-check`: two books were compared at the end of an over (Law 3.2).
  ///
  /// @param by whose book was held against this one
  /// @param innings which innings, from 1
  /// @param over which over, from 1
  /// @param hash what the other book made of the over
  /// @param differs the balls that are not the same in both; none if the books agree
  record BooksCompared(Scorer by, int innings, int over, String hash, List<Differing> differs)
      implements OfScorers {
    public BooksCompared {
      differs = List.copyOf(differs);
    }

    public boolean agreed() {
      return differs.isEmpty();
    }
  }

  /// A ball that two books have differently.
  ///
  /// @param at the ball, `15.2`
  /// @param here in this book, in over notation; empty where it has no such ball
  /// @param there in the other; empty where it has no such ball, or did not say what it has
  record Differing(String at, String here, String there) {}

  /// What a scorer says as it is, and the log keeps.
  sealed interface Stated extends Fact, MatchCommand {}

  /// `toss` (Law 13.4).
  record TossMade(Toss toss) implements Stated {}

  /// `innings`: a side begins to bat (Law 13).
  ///
  /// @param team who bats; a command may leave it empty
  record InningsBegun(String team, boolean superOver) implements Stated {}

  /// `batters`: the opening pair (Law 25.2).
  record Openers(String striker, String nonStriker) implements Stated {}

  /// `batter`: the next one in, to the end that is free (Law 25.2).
  record BatterIn(String player) implements Stated {}

  /// `bowler`: who bowls the next over, or the rest of this one (Law 17).
  ///
  /// @param reason why in mid-over, such as `injury`; mostly empty
  record BowlerOn(String player, String reason) implements Stated {}

  /// `strike`: who really is at which end, when the derived ends are not what happened.
  record EndsSet(String striker, String nonStriker) implements Stated {}

  /// `retire` (Law 25.4), and `timed out` (Law 40), which needs no ball either.
  record Departed(String player, Dismissal how) implements Stated {}

  /// `resume`: a batter who retired, not out, comes back (Law 25.4.4).
  record Resumed(String player) implements Stated {}

  /// `penalty`: runs awarded outside a delivery (Law 41.17). They go to the side's innings in
  /// progress, else to its last completed one, else to its next. For a slow over rate there are
  /// warnings first: penalties of no runs ([OverRate#REASON]).
  record PenaltyAwarded(String team, int runs, String reason) implements Stated {}

  /// `over`: the umpire counted `balls` legal balls to this over (Law 17.5).
  record OverCounted(int balls) implements Stated {}

  /// `review` of an umpire's decision.
  ///
  /// @param by the team that asked
  /// @param batter whose wicket it was about; may be empty
  /// @param decision `struck down`, `upheld`, or another word
  /// @param umpire whose decision it was; may be empty
  /// @param about what it was about, such as `wicket`; mostly empty
  record Reviewed(
      String by, String batter, String decision, boolean umpiresCall, String umpire, String about)
      implements Stated {}

  /// `replace`: one player takes another's place in the side (Law 1.2 and playing conditions).
  record Replaced(String team, String out, String in, String reason) implements Stated {}

  /// `powerplay`: overs with the field restricted, from and to as `9.6`.
  record PowerplayTaken(String kind, String from, String to) implements Stated {}

  /// `interval` (Law 11): `lunch`, `tea`, `drinks`, `stumps`. Stumps before the first ball of a
  /// match are a day on which nothing was played (Law 14.1.3).
  record IntervalTaken(String name) implements Stated {
    /// The end of a day's play.
    public static final String STUMPS = "stumps";

    public boolean endsDay() {
      return name.equalsIgnoreCase(STUMPS);
    }
  }

  /// `stop`: play is suspended (Law 2.7): `rain`, `bad light`.
  record Stopped(String reason) implements Stated {}

  /// `revise`: the umpires announce a new allotment or target for the innings in progress.
  ///
  /// @param allotment the balls of the innings from now on, counted from its start, as `35.1`
  ///   overs; empty where it does not change
  /// @param target runs that win; 0 where it does not change, -1 where it is taken back
  /// @param method `D/L`, `VJD`; empty for a plain reduction
  record Revised(String allotment, int target, String method) implements Stated {}

  /// `innings-end`.
  ///
  /// @param absent players who could not bat (Law 25.4 and 40), if that is why it ended
  record InningsEnded(Ending how, List<String> absent) implements Stated {
    public InningsEnded {
      absent = List.copyOf(absent);
    }
  }

  /// `follow-on`: the side that leads sends the other in again (Law 14).
  record FollowOn() implements Stated {}

  /// `bowl-out`: a ball at unguarded stumps, by which a tie is broken where the playing conditions
  /// say so.
  ///
  /// @param team whose ball it is; a command may leave it empty
  record BowlOutBall(String team, String bowler, boolean hit) implements Stated {}

  /// `result` (Law 16). The Laws say it themselves where play decides it.
  record ResultDeclared(Result result) implements Stated {}

  /// `commentary`: words about the ball before; they change nothing.
  record Remark(String text) implements Stated {}
}
