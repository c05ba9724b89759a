package dev.crease.cricket.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand.Correction;
import dev.crease.cricket.MatchCommand.Overruling;
import dev.crease.cricket.Scorecard;
import dev.crease.cricket.book.Match;
import dev.crease.cricket.law.Shrinking;
import dev.crease.cricket.law.WildScorer;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.ObjLongConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Matches scored and corrected by somebody who says whatever comes to mind. Each step has a seed
/// of its own, so that a failing case can be made shorter: what is left of it is in the message.
/// The seed of the whole is in the test's name; `-Dseed=` plays one again.
class WildCorrectionsTest {
  private static final int STEPS = 250;

  static Stream<Long> seeds() {
    var seed = Long.getLong("seed");
    return seed == null ? LongStream.range(0, 25).boxed() : Stream.of(seed);
  }

  /// Plays a match of so many steps, and shrinks it if it fails.
  ///
  /// @param step what each step does, by its seed
  /// @param last what must hold at the end
  private static void play(long seed, ObjLongConsumer<Book> step, BiConsumer<Book, Random> last) {
    var steps = new Random(seed).longs(STEPS).boxed().toList();
    try {
      run(seed, steps, step, last);
    } catch (RuntimeException | AssertionError e) {
      var shortest = Shrinking.shortest(steps, some -> fails(seed, some, step, last));
      throw new AssertionError("seed %d, shrunk to steps %s".formatted(seed, shortest), e);
    }
  }

  private static boolean fails(
      long seed, List<Long> steps, ObjLongConsumer<Book> step, BiConsumer<Book, Random> last) {
    try {
      run(seed, steps, step, last);
      return false;
    } catch (RuntimeException | AssertionError e) {
      return true;
    }
  }

  private static void run(
      long seed, List<Long> steps, ObjLongConsumer<Book> step, BiConsumer<Book, Random> last) {
    var book = Book.unbegun(new WildScorer(new Random(seed)).format());
    steps.forEach(one -> step.accept(book, one));
    last.accept(book, new Random(seed));
  }

  private static void say(Book book, long seed) {
    book.tell(new WildScorer(new Random(seed)).command(book.match()));
  }

  private static void sayOrCorrect(Book book, long seed) {
    var random = new Random(seed);
    if (random.nextInt(8) > 0) {
      book.tell(new WildScorer(random).command(book.match()));
      return;
    }
    var correction = wild(book, random);
    if (book.ledger().rule(correction) instanceof Ruling.Made) {
      book.correct(correction);
    }
  }

  private static Correction wild(Book book, Random random) {
    var scorer = new WildScorer(random);
    var ids = book.log().stream().map(Ledger.Entry::id).toList();
    var of = random.nextInt(3) == 0 ? book.lastId() : ids.get(random.nextInt(ids.size()));
    var said = random.nextBoolean() ? scorer.bowled() : scorer.command(book.match()).said();
    return switch (random.nextInt(3)) {
      case 0 -> Correction.voiding(of);
      case 1 -> Correction.replacing(of, said);
      default -> Correction.inserting(of, said);
    };
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void correctionsKeepTheBooksInOrder(long seed) {
    play(seed, WildCorrectionsTest::sayOrCorrectAndBack, (book, _) -> check(book));
  }

  /// Undoing a correction brings back the match as it was, and redoing it the match it made.
  private static void sayOrCorrectAndBack(Book book, long seed) {
    var before = book.match().scorecard();
    int made = book.log().size();
    sayOrCorrect(book, seed);
    boolean corrected =
        book.log().size() > made
            && book.log().getLast().event().fact()
                instanceof Fact.Corrected(var correction, _, _, _, _)
            && book.ledger().correction(correction.of()).isEmpty();
    if (corrected) {
      check(book);
      var after = book.match().scorecard();
      book.correct(Correction.voiding(book.correctionId()));
      assertThat(book.match().scorecard()).as("undone").isEqualTo(before);
      book.correct(Correction.voiding(book.correctionId()));
      assertThat(book.match().scorecard()).as("redone").isEqualTo(after);
    }
  }

  private static void check(Book book) {
    for (var innings : book.match().scorecard().innings()) {
      int bat = innings.batting().stream().mapToInt(Scorecard.Batting::runs).sum();
      assertThat(innings.runs()).isEqualTo(bat + innings.extras().total());
      assertThat(innings.fallOfWickets()).hasSize(innings.wickets());
      assertThat(innings.batting()).doesNotHaveDuplicates();
      int inOvers = innings.overByOver().stream().mapToInt(Scorecard.Over::runs).sum();
      assertThat(inOvers).isLessThanOrEqualTo(innings.runs());
    }
    ballsInOvers(book);
    var entries = book.ledger().entries();
    if (!entries.isEmpty()) {
      assertThat(entries.getLast().event().score()).isEqualTo(book.match().score());
    }
  }

  /// An over that is over has as many balls as the format says, or as the umpire counted.
  private static void ballsInOvers(Book book) {
    var match = Match.NONE;
    boolean counted = false;
    for (var event : book.ledger().events()) {
      var next = match.after(event.fact());
      counted |= event.fact() instanceof Fact.OverCounted;
      boolean completed =
          next.innings().number() == match.innings().number()
              && next.innings().overs() == match.innings().overs() + 1;
      if (completed) {
        if (!counted) {
          assertThat(next.ballsOfLastOver()).isEqualTo(next.format().overs().balls());
        }
        counted = false;
      }
      match = next;
    }
  }

  /// What was said last and taken back has left no trace.
  @ParameterizedTest
  @MethodSource("seeds")
  void undoIsTheStateBefore(long seed) {
    play(seed, WildCorrectionsTest::sayAndUndo, (book, _) -> check(book));
  }

  private static void sayAndUndo(Book book, long seed) {
    var before = book.match().scorecard();
    var last = book.lastId();
    var said = new WildScorer(new Random(seed)).command(book.match()).said();
    if (book.tell(new Overruling(said)) && !book.lastId().equals(last) && onlyOneSaid(book, last)) {
      book.undo();
      assertThat(book.match().scorecard()).isEqualTo(before);
      assertThat(book.lastId()).isEqualTo(last);
      book.correct(Correction.voiding(book.correctionId()));
    }
  }

  /// A ball may bring on who was named with it: those are said for themselves in the log.
  private static boolean onlyOneSaid(Book book, String last) {
    var ids = book.ledger().entries().stream().map(Ledger.Entry::id).distinct().toList();
    return ids.size() < 2 || ids.get(ids.size() - 2).equals(last);
  }

  /// Replacing and replacing back is as if nothing had been.
  @ParameterizedTest
  @MethodSource("seeds")
  void replacedAndReplacedBack(long seed) {
    play(seed, WildCorrectionsTest::say, WildCorrectionsTest::replaceAndBack);
  }

  private static void replaceAndBack(Book book, Random random) {
    var balls = book.log().stream().filter(e -> e.event().fact() instanceof Fact.Delivery).toList();
    for (int i = 0; i < 20 && !balls.isEmpty(); i++) {
      var id = balls.get(random.nextInt(balls.size())).id();
      var card = book.match().scorecard();
      var there = Correction.replacing(id, new WildScorer(random).bowled());
      if (book.ledger().rule(there) instanceof Ruling.Made) {
        book.correct(there);
        assertThat(book.ledger().said(id)).as(id).isPresent();
        var back = Correction.replacing(id, book.ledger().said(id).orElseThrow());
        if (book.ledger().rule(back) instanceof Ruling.Made) {
          book.correct(back);
          assertThat(book.match().scorecard()).isEqualTo(card);
        }
      }
    }
  }

  /// However the log is cut, however often it is read, from the start, from a ledger kept on the
  /// way (a snapshot: a ledger is a value), or from the log that it comes to without corrections,
  /// the match is the same.
  @ParameterizedTest
  @MethodSource("seeds")
  void foldingTheLogAgainIsTheSameMatch(long seed) {
    play(seed, WildCorrectionsTest::sayOrCorrect, WildCorrectionsTest::refold);
  }

  private static void refold(Book book, Random random) {
    List<Ledger.Entry> log = book.log();
    int cut = random.nextInt(log.size());
    var snapshot = fold(Ledger.EMPTY, log.subList(0, cut));
    var then = snapshot.match().scorecard();
    for (int restarts = 0; restarts < 2; restarts++) {
      var ledger = fold(snapshot, log.subList(cut, log.size()));
      assertThat(ledger.match().scorecard()).isEqualTo(book.match().scorecard());
      assertThat(ledger.entries()).isEqualTo(book.ledger().entries());
    }
    assertThat(snapshot.match().scorecard()).as("the snapshot").isEqualTo(then);
    var compacted = Book.scored(book.ledger().events());
    assertThat(compacted.match().scorecard()).isEqualTo(book.match().scorecard());
  }

  private static Ledger fold(Ledger from, List<Ledger.Entry> entries) {
    var ledger = from;
    for (var entry : entries) {
      ledger = ledger.after(entry.id(), entry.event());
    }
    return ledger;
  }
}
