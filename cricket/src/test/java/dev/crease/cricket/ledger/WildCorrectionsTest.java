package dev.crease.cricket.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.Correction;
import dev.crease.cricket.Scorecard;
import dev.crease.cricket.law.WildScorer;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Matches scored and corrected by somebody who says whatever comes to mind. The seed is in the
/// test's name; `-Dseed=` plays one again.
class WildCorrectionsTest {
  private static final int COMMANDS = 300;

  static Stream<Long> seeds() {
    var seed = Long.getLong("seed");
    return seed == null ? LongStream.range(0, 25).boxed() : Stream.of(seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void correctionsKeepTheBooksInOrder(long seed) {
    var random = new Random(seed);
    var scorer = new WildScorer(random);
    var book = Book.unbegun(scorer.format());
    for (int i = 0; i < COMMANDS; i++) {
      if (random.nextInt(8) == 0) {
        correct(book, wild(book, scorer, random));
      } else {
        book.tell(scorer.command(book.match()));
      }
    }
    check(book);
  }

  /// Undoing a correction brings back the match as it was; so does undoing what was said last.
  private static void correct(Book book, Correction correction) {
    if (!(book.ledger().rule(correction) instanceof Ruling.Made)) {
      return;
    }
    var before = book.match();
    book.correct(correction);
    check(book);
    var corrected = book.match().scorecard();
    book.correct(Correction.voiding(book.correctionId()));
    assertThat(book.match().scorecard()).as("undone").isEqualTo(before.scorecard());
    book.correct(Correction.voiding(book.correctionId()));
    assertThat(book.match().scorecard()).as("redone").isEqualTo(corrected);
  }

  private static Correction wild(Book book, WildScorer scorer, Random random) {
    var ids = book.log().stream().map(Ledger.Entry::id).toList();
    var of = random.nextInt(3) == 0 ? book.lastId() : ids.get(random.nextInt(ids.size()));
    MatchCommand said = random.nextBoolean() ? scorer.bowled() : unnested(book, scorer);
    return switch (random.nextInt(3)) {
      case 0 -> Correction.voiding(of);
      case 1 -> Correction.replacing(of, said);
      default -> Correction.inserting(of, said);
    };
  }

  private static MatchCommand unnested(Book book, WildScorer scorer) {
    return scorer.command(book.match()).said();
  }

  private static void check(Book book) {
    for (var innings : book.match().scorecard().innings()) {
      int bat = innings.batting().stream().mapToInt(Scorecard.Batting::runs).sum();
      assertThat(innings.runs()).isEqualTo(bat + innings.extras().total());
      assertThat(innings.fallOfWickets()).hasSize(innings.wickets());
      assertThat(innings.batting()).doesNotHaveDuplicates();
    }
    var entries = book.ledger().entries();
    if (!entries.isEmpty()) {
      assertThat(entries.getLast().event().score()).isEqualTo(book.match().score());
    }
  }

  /// What was said last and taken back has left no trace.
  @ParameterizedTest
  @MethodSource("seeds")
  void undoIsTheStateBefore(long seed) {
    var scorer = new WildScorer(new Random(seed));
    var book = Book.unbegun(scorer.format());
    for (int i = 0; i < COMMANDS; i++) {
      var before = book.match().scorecard();
      var last = book.lastId();
      if (book.tell(new MatchCommand.Overruling(scorer.command(book.match()).said()))
          && !book.lastId().equals(last)
          && onlyOneSaid(book, last)) {
        book.undo();
        assertThat(book.match().scorecard()).isEqualTo(before);
        assertThat(book.lastId()).isEqualTo(last);
        book.correct(Correction.voiding(book.correctionId()));
      }
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
    var random = new Random(seed);
    var scorer = new WildScorer(random);
    var book = Book.unbegun(scorer.format());
    for (int i = 0; i < COMMANDS; i++) {
      book.tell(scorer.command(book.match()));
    }
    var balls = book.log().stream().filter(e -> e.event().fact() instanceof Fact.Delivery).toList();
    for (int i = 0; i < 20 && !balls.isEmpty(); i++) {
      var entry = balls.get(random.nextInt(balls.size()));
      var card = book.match().scorecard();
      var there = Correction.replacing(entry.id(), scorer.bowled());
      if (book.ledger().rule(there) instanceof Ruling.Made) {
        book.correct(there);
        var back = said((Fact.Delivery) entry.event().fact(), book, entry.id());
        if (book.ledger().rule(back) instanceof Ruling.Made) {
          book.correct(back);
          assertThat(book.match().scorecard()).isEqualTo(card);
        }
      }
    }
  }

  private static Correction said(Fact.Delivery ball, Book book, String id) {
    var act = book.ledger().said(id);
    assertThat(act).as("%s at %s", id, ball.at()).isPresent();
    return Correction.replacing(id, act.get());
  }

  /// However the log is cut in two, and however often it is read, the match is the same.
  @ParameterizedTest
  @MethodSource("seeds")
  void foldingTheLogAgainIsTheSameMatch(long seed) {
    var random = new Random(seed);
    var scorer = new WildScorer(random);
    var book = Book.unbegun(scorer.format());
    for (int i = 0; i < COMMANDS; i++) {
      if (random.nextInt(10) == 0) {
        var correction = wild(book, scorer, random);
        if (book.ledger().rule(correction) instanceof Ruling.Made) {
          book.correct(correction);
        }
      } else {
        book.tell(scorer.command(book.match()));
      }
    }
    List<Ledger.Entry> log = book.log();
    int cut = random.nextInt(log.size());
    var ledger = fold(fold(Ledger.EMPTY, log.subList(0, cut)), log.subList(cut, log.size()));
    assertThat(ledger.match().scorecard()).isEqualTo(book.match().scorecard());
    assertThat(ledger.entries()).isEqualTo(book.ledger().entries());
  }

  private static Ledger fold(Ledger from, List<Ledger.Entry> entries) {
    var ledger = from;
    for (var entry : entries) {
      ledger = ledger.after(entry.id(), entry.event());
    }
    return ledger;
  }
}
