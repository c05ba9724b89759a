package dev.crease.cricket.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchFormat;
import dev.crease.cricket.Scorecard;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.notation.OverFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A scorer who says whatever comes to his mind. The Laws may refuse, but nothing may break, and
/// the books must agree. The seed is in the test's name; `-Dseed=` plays one again.
class WildScorerTest {
  private static final int COMMANDS = 1500;

  static Stream<Long> seeds() {
    var seed = Long.getLong("seed");
    return seed == null ? LongStream.range(0, 40).boxed() : Stream.of(seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingTheScorerSaysBreaksTheBook(long seed) {
    var scorer = new WildScorer(new Random(seed));
    var format = scorer.format();
    var play = Play.of(format);
    var said = new ArrayList<MatchCommand>();
    try {
      for (int i = 0; i < COMMANDS; i++) {
        said.add(scorer.command(play.match()));
        play.scoring().say(said.getLast());
      }
      check(play);
    } catch (RuntimeException | AssertionError e) {
      var shortest = Shrinking.shortest(said, some -> breaks(format, some));
      throw new AssertionError("seed %d, shrunk: %s".formatted(seed, shortest), e);
    }
  }

  private static boolean breaks(MatchFormat format, List<MatchCommand> said) {
    try {
      var play = Play.of(format);
      said.forEach(command -> play.scoring().say(command));
      check(play);
      return false;
    } catch (RuntimeException | AssertionError e) {
      return true;
    }
  }

  private static void check(Play play) {
    var match = Match.NONE;
    for (var event : play.scoring().events()) {
      match = match.after(event);
      assertThat(match.score()).isEqualTo(event.score());
    }
    for (var innings : match.scorecard().innings()) {
      int bat = innings.batting().stream().mapToInt(Scorecard.Batting::runs).sum();
      assertThat(innings.runs()).isEqualTo(bat + innings.extras().total());
      assertThat(innings.fallOfWickets()).hasSize(innings.wickets());
      assertThat(innings.batting()).doesNotHaveDuplicates();
    }
    var again = OverFile.read("test", OverFile.write(play.scoring().events()));
    assertThat(again.match().scorecard()).isEqualTo(match.scorecard());
  }
}
