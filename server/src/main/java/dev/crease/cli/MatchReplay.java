package dev.crease.cli;

import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.law.Scoring;
import dev.crease.server.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Scores a match that has been played, again, at a pace: what a scorer says between two balls goes
/// in with the next ball. One thread.
final class MatchReplay {
  private final HttpScorer scorer;
  private final Speed speed;
  private final Place from;
  private final Consumer<Json> said;

  /// @param from the place up to which nothing waits
  /// @param said is told the score after each ball
  MatchReplay(HttpScorer scorer, Speed speed, Place from, Consumer<Json> said) {
    this.scorer = scorer;
    this.speed = speed;
    this.from = from;
    this.said = said;
  }

  /// Plays the match to its end; its match must have been created.
  ///
  /// @return whether it came to the place up to which nothing waits
  boolean play(Scoring match) throws Poster.MovedOn {
    List<MatchCommand> waiting = new ArrayList<>();
    boolean pacing = from.isStart();
    for (MatchCommand command : match.said()) {
      waiting.add(command);
      if (command.said() instanceof MatchCommand.Bowled) {
        if (pacing) {
          Pause.of(speed.ball());
        }
        Json score = say(waiting);
        pacing = pacing || from.isReached(score);
      }
    }
    if (!waiting.isEmpty()) {
      say(waiting);
    }
    return pacing;
  }

  private Json say(List<MatchCommand> waiting) throws Poster.MovedOn {
    Json score = scorer.say(waiting);
    waiting.clear();
    said.accept(score);
    return score;
  }

  /// A place in a match: `12.3`, or `2:12.3` for the second innings.
  record Place(int innings, int over, int ball) {
    static final Place START = new Place(1, 0, 0);

    private static final Pattern FORM = Pattern.compile("(?:(\\d):)?(\\d{1,3})(?:\\.(\\d{1,2}))?");

    static Place parse(String text) {
      Matcher parts = FORM.matcher(text);
      if (!parts.matches()) {
        throw new TypeConversionException(
            "a place is like 12.3, or 2:12.3 in the second innings, was: " + text);
      }
      return new Place(
          parts.group(1) == null ? 1 : Integer.parseInt(parts.group(1)),
          Integer.parseInt(parts.group(2)),
          parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3)));
    }

    /// For the command line.
    static final class Converter implements ITypeConverter<Place> {
      @Override
      public Place convert(String text) {
        return parse(text);
      }
    }

    boolean isStart() {
      return equals(START);
    }

    boolean isReached(Json score) {
      int at = score.number("innings");
      String[] overs = score.text("overs").split("\\.", -1);
      int overNow = Integer.parseInt(overs[0]);
      int ballNow = overs.length > 1 ? Integer.parseInt(overs[1]) : 0;
      return at > innings
          || (at == innings && (overNow > over || (overNow == over && ballNow >= ball)));
    }
  }
}
