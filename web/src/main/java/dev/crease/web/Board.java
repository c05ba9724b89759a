package dev.crease.web;

import dev.crease.cricket.MatchStatus;
import dev.crease.cricket.Score;
import dev.crease.cricket.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The top of a match page, worked out from a view's values: who bats, what they have, what they
/// need. `board.ts` keeps the same figures right while the page is open, so a wording changed here
/// is changed there too; a browser test holds the two together.
final class Board {
  private static final int LAST_OVERS = 5;
  private static final int WICKETS = 10;
  private static final int WICKETS_SUPER_OVER = 2;

  private final Scorecard card;
  private final Score score;
  private final Sides sides;

  Board(Scorecard card) {
    this.card = card;
    this.score = card.score();
    this.sides = new Sides(card);
  }

  /// An earlier innings, as one small line.
  record Line(String side, String team, String figures, String overs) {}

  /// A figure under its name; `hook` is where the script finds it.
  record Rate(String name, String value, String hook) {}

  /// How far a chase has come, in hundredths of the target.
  record Track(String made, String pace, String words, String spoken) {}

  /// The over in progress or the one just ended, and the one before.
  record Strip(
      String title, String bowler, int runs, boolean ended, List<Chip> chips, int blanks) {}

  boolean upcoming() {
    return card.status() == MatchStatus.UPCOMING;
  }

  boolean live() {
    return card.status() == MatchStatus.LIVE;
  }

  boolean finished() {
    return card.status() == MatchStatus.FINISHED;
  }

  String title() {
    return sides.title();
  }

  /// `World Cup · Final`, or what is known of it.
  String event() {
    return card.info().event().isEmpty() ? card.format() : card.info().event();
  }

  String venue() {
    return Facts.venue(card.info());
  }

  /// The innings in progress, or the last one.
  Optional<Scorecard.Innings> current() {
    return card.innings().size() < score.innings() || score.innings() < 1
        ? Optional.empty()
        : Optional.of(card.innings().get(score.innings() - 1));
  }

  boolean superOver() {
    return current().map(Scorecard.Innings::superOver).orElse(false);
  }

  String batting() {
    return sides.named(score.team());
  }

  String colour() {
    return sides.colour(batting());
  }

  String overs() {
    return Words.overs(score.overs());
  }

  boolean allOut() {
    return score.wickets() == WICKETS;
  }

  int wicketsLeft() {
    return Math.max(0, wickets() - score.wickets());
  }

  /// How many wickets end the innings: one fewer than the players, where they are named.
  int wickets() {
    if (superOver()) {
      return WICKETS_SUPER_OVER;
    }
    int players =
        card.teams().stream()
            .filter(team -> team.name().equals(batting()))
            .mapToInt(team -> team.players().size())
            .findFirst()
            .orElse(0);
    return players == 0 ? WICKETS : Math.clamp(players - 1, 1, WICKETS);
  }

  /// What was made before the innings in progress. In a super over only the last of the match
  /// proper and the super over's first matter.
  List<Line> earlier() {
    var lines = new ArrayList<Line>();
    for (var innings : card.innings().subList(0, Math.max(0, score.innings() - 1))) {
      var overs = sides.twoInnings() ? "" : Words.overs(innings.overs()) + " ov";
      lines.add(
          new Line(
              sides.colour(innings.team()),
              sides.shortName(innings.team()),
              Sides.figures(innings),
              innings.superOver() ? "super over" : overs));
    }
    return lines;
  }

  /// The one sentence under the score.
  String need() {
    if (!card.result().text().isEmpty()) {
      return card.result().text();
    }
    if (score.innings() == 0) {
      return card.toss().made() ? card.toss().text() : startWords();
    }
    if (score.chasing()) {
      return chaseWords();
    }
    if (limited() && inningsOver()) {
      return "%s need %d to win".formatted(sides.opponent(batting()), score.runs() + 1);
    }
    if (superOver()) {
      return "Super over: %s bat first".formatted(batting());
    }
    if (sides.twoInnings() && score.innings() > 1) {
      return leadWords(lead());
    }
    return card.toss().text();
  }

  /// What the sentence is about, as its class.
  String needKind() {
    if (finished()) {
      return "result";
    }
    return score.chasing() || score.innings() > 1 || inningsOver() ? "" : "toss";
  }

  private String chaseWords() {
    if (score.need() == 0) {
      return "%s have reached the target".formatted(batting());
    }
    if (score.left() < 0) {
      return "%s need %d more".formatted(batting(), score.need());
    }
    if (score.left() == 0) {
      return score.need() == 1 ? "Scores level" : "%s are out of balls".formatted(batting());
    }
    return "%s need %d off %d".formatted(batting(), score.need(), score.left());
  }

  private String startWords() {
    return card.info().start().isEmpty()
        ? "Not started yet"
        : "Starts " + Words.start(card.info().start());
  }

  private boolean limited() {
    return score.left() >= 0;
  }

  private boolean inningsOver() {
    return score.innings() > 0 && (wicketsLeft() == 0 || score.left() == 0);
  }

  /// What the side batting is ahead by, over all innings; behind when negative.
  int lead() {
    int lead = 0;
    for (var innings : Sides.innings(card, false)) {
      lead += innings.team().equals(batting()) ? innings.runs() : -innings.runs();
    }
    return lead;
  }

  private String leadWords(int lead) {
    return switch (Integer.signum(lead)) {
      case 1 -> "%s lead by %d".formatted(batting(), lead);
      case -1 -> "%s trail by %d".formatted(batting(), -lead);
      default -> "Scores level";
    };
  }

  Optional<Track> track() {
    if (!score.chasing() || score.target() == 0) {
      return Optional.empty();
    }
    var made = percent(score.runs(), score.target());
    var spoken = "%d of %d runs made.".formatted(score.runs(), score.target());
    if (!limited() || score.balls() + score.left() == 0) {
      return Optional.of(new Track(made, "", "", spoken));
    }
    int balls = score.balls() + score.left();
    int pace = (int) Math.round((double) score.target() * score.balls() / balls);
    return Optional.of(
        new Track(
            made,
            percent(score.balls(), balls),
            paceWords(score.runs() - pace),
            spoken + " An even pace would be %d.".formatted(pace)));
  }

  private static String paceWords(int ahead) {
    return switch (Integer.signum(ahead)) {
      case 1 -> "%d ahead of".formatted(ahead);
      case -1 -> "%d behind".formatted(-ahead);
      default -> "Level with";
    };
  }

  private static String percent(int part, int whole) {
    return Math.min(1000, Math.round(1000.0 * part / whole)) / 10.0 + "%";
  }

  List<Rate> rates() {
    var rates = new ArrayList<Rate>();
    rates.add(new Rate("Run rate", Words.rate(score.runRate()), "rate"));
    if (score.chasing() && score.requiredRate() >= 0) {
      rates.add(new Rate("Required", Words.rate(score.requiredRate()), "required"));
    }
    lastOvers().ifPresent(last -> rates.add(new Rate("Last 5 overs", last, "last")));
    if (!score.chasing()
        && limited()
        && !superOver()
        && score.balls() >= LAST_OVERS * sides.ballsPerOver()) {
      int balls = score.balls() + score.left();
      var projected = Math.round((double) score.runs() * balls / score.balls());
      rates.add(new Rate("At this rate", Long.toString(projected), "projected"));
    }
    rates.add(new Rate("Wickets left", Integer.toString(wicketsLeft()), "hand"));
    return rates;
  }

  /// Runs and wickets of the last five whole overs: `60/2`.
  private Optional<String> lastOvers() {
    var whole = wholeOvers();
    if (whole.size() < LAST_OVERS) {
      return Optional.empty();
    }
    var last = whole.subList(whole.size() - LAST_OVERS, whole.size());
    int runs = last.stream().mapToInt(Scorecard.Over::runs).sum();
    int wickets = last.stream().mapToInt(Scorecard.Over::wickets).sum();
    return Optional.of(runs + "/" + wickets);
  }

  private List<Scorecard.Over> wholeOvers() {
    var overs = bowled();
    return !overs.isEmpty() && Chip.legal(overs.getLast().balls()) < sides.ballsPerOver()
        ? overs.subList(0, overs.size() - 1)
        : overs;
  }

  /// The over in progress, or the one just ended, or a new one in which nothing has happened.
  Strip strip() {
    int legal = Chip.legal(score.thisOver());
    boolean ended = legal >= sides.ballsPerOver();
    int runs = score.thisOver().isEmpty() || bowled().isEmpty() ? 0 : bowled().getLast().runs();
    return new Strip(
        ended ? "End of over " + overs() : "This over",
        score.bowler().player(),
        runs,
        ended,
        Chip.of(score.thisOver()),
        Math.max(0, sides.ballsPerOver() - legal));
  }

  /// The over before the one in the strip.
  Optional<Scorecard.Over> previous() {
    var overs = bowled();
    int before = overs.size() - (score.thisOver().isEmpty() ? 1 : 2);
    return before < 0 ? Optional.empty() : Optional.of(overs.get(before));
  }

  /// The overs in which a ball was bowled.
  private List<Scorecard.Over> bowled() {
    return current().map(Scorecard.Innings::overByOver).orElse(List.of()).stream()
        .filter(over -> !over.balls().isEmpty())
        .toList();
  }

  /// The two at the wicket in batting order; one whose place is free has no name.
  List<Score.Batter> batters() {
    var order = current().map(i -> i.batting().stream().map(Scorecard.Batting::player).toList());
    var striker = score.striker();
    var other = score.nonStriker();
    boolean swap =
        other.present()
            && (!striker.present()
                || order
                    .map(o -> o.indexOf(other.player()) < o.indexOf(striker.player()))
                    .orElse(false));
    return swap ? List.of(other, striker) : List.of(striker, other);
  }

  /// Who bowls, then who bowled the over before.
  List<Score.Bowler> bowlers() {
    var bowlers = new ArrayList<Score.Bowler>();
    if (score.bowler().present()) {
      bowlers.add(score.bowler());
    }
    current()
        .flatMap(
            innings ->
                innings.overByOver().reversed().stream()
                    .map(Scorecard.Over::bowler)
                    .filter(name -> !name.equals(score.bowler().player()))
                    .findFirst()
                    .flatMap(name -> figures(innings, name)))
        .ifPresent(bowlers::add);
    return bowlers;
  }

  private static Optional<Score.Bowler> figures(Scorecard.Innings innings, String name) {
    return innings.bowling().stream()
        .filter(bowling -> bowling.player().equals(name))
        .findFirst()
        .map(b -> new Score.Bowler(b.player(), b.overs(), b.maidens(), b.runs(), b.wickets()));
  }

  /// Whether a score's last ball can have ended an over: `16.0` is also what a wide leaves that
  /// begins the next.
  boolean closes(Score after) {
    return !after.thisOver().isEmpty() && Chip.of(after.thisOver().getLast()).legal();
  }

  /// `9 runs, 1 wicket`: what an over came to, by the score its last ball made.
  String overTotal(Score after) {
    int over = Words.balls(after.overs(), 1);
    return card.innings().stream()
        .skip(Math.max(0, after.innings() - 1))
        .findFirst()
        .flatMap(innings -> innings.overByOver().stream().filter(o -> o.over() == over).findFirst())
        .map(
            o ->
                Words.count(o.runs(), "run")
                    + (o.wickets() == 0 ? "" : ", " + Words.count(o.wickets(), "wicket")))
        .orElse("");
  }

  String economy(Score.Bowler bowler) {
    int perOver = sides.ballsPerOver();
    return Words.ratio((double) bowler.runs() * perOver, Words.balls(bowler.overs(), perOver));
  }

  String yetToBat() {
    return current().map(innings -> String.join(", ", innings.yetToBat())).orElse("");
  }

  /// The overs that the innings in progress may last; 0 where nothing limits it.
  int oversMost() {
    return limited() ? Math.ceilDiv(score.balls() + score.left(), ballsPerOver()) : 0;
  }

  int ballsPerOver() {
    return sides.ballsPerOver();
  }

  /// What the lead was before the innings in progress began; the script adds the innings to it.
  int leadBefore() {
    return lead() - (superOver() ? 0 : score.runs());
  }

  boolean leads() {
    return sides.twoInnings() && score.innings() > 1 && !score.chasing();
  }
}
