package dev.crease.cricket.figures;

import dev.crease.cricket.book.Innings;
import dev.crease.cricket.book.Match;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// The chance of each side to win, where a match has one innings a side of at most 60 overs. Any
/// thread; the first question about innings of a new length works out its [WinModel], a fraction of
/// a second and a few megabytes.
public final class WinChance {
  private static final int BALLS_MAX = 360;
  private static final int MODELS_MAX = 4;

  private final BallOdds shortOdds;
  private final BallOdds longOdds;
  private final ArrayDeque<Sized> models = new ArrayDeque<>();

  /// @param lines the odds, `T20` and `ODI`, as [BallOdds#lines] writes them
  public WinChance(List<String> lines) {
    this.shortOdds = BallOdds.parse("T20", lines);
    this.longOdds = BallOdds.parse("ODI", lines);
  }

  private record Sized(int balls, WinModel model) {}

  /// Both sides' chances, in percent, 100 together.
  ///
  /// @param percents by side, 1 to 99 until the result is known
  public record Chance(List<Integer> percents) {
    public Chance {
      percents = List.copyOf(percents);
    }

    static Chance of(int side, int percent) {
      return new Chance(
          side == 0 ? List.of(percent, 100 - percent) : List.of(100 - percent, percent));
    }
  }

  /// The chances now; nothing where the model has no opinion: matches of two innings, without a
  /// limit of overs, super overs, a tie that is to be broken, a match without a winner.
  public Optional<Chance> of(Match match) {
    var now = match.innings();
    if (match.format().innings() != 1 || !match.format().overs().limited() || now.superOver()) {
      return Optional.empty();
    }
    if (match.result().known()) {
      int winner = match.side(match.result().winner());
      return winner < 0 ? Optional.empty() : Optional.of(Chance.of(winner, 100));
    }
    int balls =
        now.number() == 0
            ? match.format().overs().limit() * match.format().overs().balls()
            : now.allowance().total();
    if (now.number() == 0 || now.number() > 2 || balls < 1 || balls > BALLS_MAX) {
      return Optional.empty();
    }
    return Optional.of(Chance.of(now.side(), percent(batting(match, now, model(balls)))));
  }

  /// The chance of the side that bats, or has just batted.
  private static double batting(Match match, Innings now, WinModel model) {
    int spare = 10 - now.wicketsToFall(match.batting().players().size());
    int left = now.ended() ? 0 : now.ballsLeft();
    return now.target() > 0
        ? model.chasing(now.target() - now.runs(), now.wickets() + spare, left)
        : model.battingFirst(now.runs(), now.wickets() + spare, left);
  }

  private static int percent(double chance) {
    return Math.clamp(Math.round(100 * chance), 1, 99);
  }

  private synchronized WinModel model(int balls) {
    for (var sized : models) {
      if (sized.balls() == balls) {
        return sized.model();
      }
    }
    var model = new WinModel(BallOdds.isShort(balls) ? shortOdds : longOdds, balls);
    models.addLast(new Sized(balls, model));
    if (models.size() > MODELS_MAX) {
      models.removeFirst();
    }
    return model;
  }
}
