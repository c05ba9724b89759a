package dev.crease.cricket.law;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.MatchInfo;
import dev.crease.cricket.Team;
import dev.crease.cricket.book.Match;
import java.util.List;

/// Decides what may be said of a match, and what follows from it. Pure: the same match and command
/// always give the same decision. Any thread.
public final class Laws {
  private Laws() {}

  /// The first event of a match.
  public static MatchEvent create(String id, MatchFormat format, List<Team> teams, MatchInfo info) {
    var hearing = new Hearing(Match.NONE, false, true);
    hearing.accept(new Fact.Created(id, format, teams, info));
    return switch (hearing.decision()) {
      case Decision.Accepted(var events, _) -> events.getFirst();
      case Decision.Refused refused -> throw new IllegalStateException(refused.text());
    };
  }

  /// What happens to the match by this command, or which Law is in the way.
  public static Decision decide(Match match, MatchCommand command) {
    var hearing = new Hearing(match, command instanceof MatchCommand.Overruling, true);
    hearing.impossibleIf(match.teams().isEmpty(), "1.1", "there is no match yet.");
    var said = command.said();
    if (!mayFollowResult(said)) {
      hearing.unlawfulIf(match.result().known(), "16.9", "the match is over.");
    }
    if (hearing.goesOn()) {
      anotherBall(hearing, said);
      hear(hearing, said);
      Consequences.follow(hearing, said);
    }
    return hearing.decision();
  }

  /// A ball with no bowler to bowl it, after an over that seems complete, is one more of that over
  /// if the scorer insists: the umpire let it go on (Law 17.5).
  private static void anotherBall(Hearing hearing, MatchCommand said) {
    var match = hearing.match();
    boolean more =
        said instanceof MatchCommand.Bowled bowled
            && bowled.bowler().isEmpty()
            && match.bowler().isEmpty()
            && !match.innings().ended()
            && !match.overBegun()
            && match.ballsOfLastOver() > 0;
    if (more) {
      hearing.unlawfulIf(
          true,
          "17.5",
          "the over has had its %d balls: name the next bowler, or say that it went on."
              .formatted(match.ballsOfLastOver()));
      hearing.accept(new Fact.OverCounted(match.ballsOfLastOver() + 1));
    }
  }

  /// What a command that did happen makes of the match, without words and without its consequences:
  /// for folding anew what was accepted before.
  public static Settled settle(Match match, MatchCommand command) {
    var hearing = new Hearing(match, true, false);
    hear(hearing, command.said());
    return hearing.settled();
  }

  /// What follows of itself from what has just been said, in order: the end of the innings, the
  /// result.
  public static List<Fact> consequences(Match match, MatchCommand said) {
    var hearing = new Hearing(match, true, false);
    Consequences.follow(hearing, said.said());
    return hearing.facts();
  }

  private static boolean mayFollowResult(MatchCommand command) {
    return command instanceof Fact.Remark
        || command instanceof Fact.IntervalTaken
        || command instanceof Fact.PenaltyAwarded;
  }

  private static void hear(Hearing hearing, MatchCommand command) {
    switch (command) {
      case MatchCommand.Overruling _ -> throw new IllegalStateException("said() unwraps these");
      case MatchCommand.Correction _ ->
          throw new IllegalStateException("a ledger decides corrections");
      case MatchCommand.ScoreCheck _ ->
          throw new IllegalStateException("a check is no play: BookCheck decides it");
      case MatchCommand.Bowled bowled -> BallLaws.bowled(hearing, bowled);
      case Fact.TossMade toss -> CourseLaws.toss(hearing, toss);
      case Fact.InningsBegun begun -> CourseLaws.innings(hearing, begun);
      case Fact.InningsEnded ended -> CourseLaws.inningsEnd(hearing, ended);
      case Fact.FollowOn _ -> CourseLaws.followOn(hearing);
      case Fact.Revised revised -> CourseLaws.revise(hearing, revised);
      case Fact.BowlOutBall ball -> BowlOutLaws.ball(hearing, ball);
      case Fact.ResultDeclared declared -> CourseLaws.result(hearing, declared);
      case Fact.PenaltyAwarded penalty -> CourseLaws.penalty(hearing, penalty);
      case Fact.Openers openers -> PeopleLaws.openers(hearing, openers);
      case Fact.BatterIn in -> PeopleLaws.batterIn(hearing, in.player());
      case Fact.Resumed resumed -> PeopleLaws.resumed(hearing, resumed.player());
      case Fact.BowlerOn on -> BowlerLaws.bowlerOn(hearing, on);
      case Fact.EndsSet ends -> PeopleLaws.ends(hearing, ends);
      case Fact.Departed departed -> PeopleLaws.departed(hearing, departed);
      case Fact.Replaced replaced -> ReplacementLaws.replaced(hearing, replaced);
      case Fact.OverCounted counted -> CourseLaws.over(hearing, counted);
      case Fact.Reviewed review -> CourseLaws.review(hearing, review);
      case Fact.PowerplayTaken powerplay -> CourseLaws.powerplay(hearing, powerplay);
      case Fact.IntervalTaken _, Fact.Stopped _, Fact.Remark _ -> hearing.accept((Fact) command);
    }
  }
}
