package dev.crease.push.hub;

import dev.crease.push.Cursor;
import dev.crease.push.EventLog;
import dev.crease.push.From;
import dev.crease.push.History;
import dev.crease.push.LatestOnly;
import dev.crease.push.Loop;
import dev.crease.push.Publication;
import dev.crease.push.Selection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Reads history: for pages, on the caller's thread, and for subscriptions, in the background. Any
/// thread.
final class HistoryReads {
  private static final Logger LOG = System.getLogger(HistoryReads.class.getName());

  /// How many reads for subscriptions may run at once; more wait, so that a crowd that comes back
  /// together cannot fill the memory with pages.
  private static final int READS_AT_ONCE = 32;

  private static final Comparator<Publication> BY_OFFSET =
      Comparator.comparingLong(Publication::offset);

  private final EventLog log;
  private final LatestOnly latestOnly;
  private final Executor background;
  private final Semaphore turns = new Semaphore(READS_AT_ONCE);
  private final AtomicBoolean failing = new AtomicBoolean();

  HistoryReads(EventLog log, LatestOnly latestOnly, Executor background) {
    this.log = log;
    this.latestOnly = latestOnly;
    this.background = background;
  }

  /// What is to be read.
  ///
  /// @param limit the most events
  /// @param skipping whether to skip to the latest event of topics that are declared so
  record Wish(Selection selection, int limit, boolean skipping) {}

  /// The first stretch of history for a reader.
  ///
  /// @param after the place it begins at
  /// @param recovered whether nothing is missing between what the reader asked for and that place
  record Opening(History history, long after, boolean recovered) {}

  /// Opens history at a place. Blocks.
  Opening open(Wish wish, From from) {
    return switch (from) {
      case From.Earliest() -> kept(wish, true);
      case From.Unknown() -> kept(wish, false);
      case From.Latest() -> {
        long head = log.read(wish.selection, Long.MAX_VALUE, 1).head();
        yield new Opening(
            new History(List.of(), false, head, head, History.Lost.NOTHING), head, true);
      }
      case From.Last(int count) -> {
        long before = log.offsetBeforeLast(wish.selection, count);
        yield new Opening(read(wish, before), before, true);
      }
      case From.After(var cursor) -> openAfter(wish, cursor);
    };
  }

  private Opening kept(Wish wish, boolean recovered) {
    return new Opening(read(wish, 0), 0, recovered);
  }

  /// A log may show an event to readers before its head has moved, so the cursor of the last event
  /// read can be beyond the head. History is read first: what it shows is known too.
  private Opening openAfter(Wish wish, Cursor cursor) {
    if (cursor.epoch().equals(log.epoch())) {
      History history = read(wish, cursor.offset());
      if (cursor.offset() <= Math.max(log.head().offset(), history.head())) {
        return new Opening(history, cursor.offset(), history.lost().after() == 0);
      }
    }
    return kept(wish, false);
  }

  /// Reads on. Blocks.
  History read(Wish wish, long after) {
    Selection skipped = wish.skipping ? latestOnly.of(wish.selection) : Selection.NOTHING;
    if (skipped.isEmpty()) {
      return log.read(wish.selection, after, wish.limit);
    }
    Selection others = latestOnly.except(wish.selection);
    if (others.isEmpty()) {
      return log.latest(skipped, after, wish.limit);
    }
    long known = log.head().offset();
    History every = log.read(others, after, wish.limit);
    History joined = joined(every, log.latest(skipped, after, wish.limit), known, wish.limit);
    return joined.losing(lost(others, every, after, joined.through()));
  }

  /// Both in the log's order, as far as both are complete: what was appended between the two reads
  /// is left for the next.
  ///
  /// @param known the log's head before the first read
  private static History joined(History every, History latest, long known, int limit) {
    long everyEnd = every.more() ? every.through() : Math.max(every.through(), known);
    long end = latest.more() ? Math.min(everyEnd, latest.through()) : everyEnd;
    List<Publication> both = new ArrayList<>(every.publications());
    both.addAll(latest.publications());
    both.removeIf(publication -> publication.offset() > end);
    both.sort(BY_OFFSET);
    boolean cut = both.size() > limit;
    List<Publication> found = cut ? both.subList(0, limit) : both;
    long through = cut ? found.getLast().offset() : end;
    long head = Math.max(every.head(), latest.head());
    boolean more = cut || every.more() || head > through;
    return new History(found, more, through, head, every.lost());
  }

  /// What is lost beyond the end of a joined stretch, which may be before the end that the log has
  /// told it for. Then the log is asked again, and what it says counts if nothing was discarded in
  /// between; else the smaller figure does, so that a reader is rather told of a gap too many.
  private History.Lost lost(Selection others, History every, long after, long through) {
    History.Lost told = every.lost();
    if (through >= every.through() || told.after() == 0) {
      return told;
    }
    long beyond = log.read(others, through, 1).lost().after();
    boolean same = log.read(others, after, 1).lost().after() == told.after();
    return same ? new History.Lost(told.after(), beyond) : told;
  }

  /// Opens history in the background, and hands it to the loop.
  void open(
      Wish wish, From from, Loop loop, Consumer<Opening> then, Consumer<RuntimeException> no) {
    offLoop(() -> open(wish, from), loop, then, no);
  }

  /// Reads on in the background, and hands it to the loop.
  void read(
      Wish wish, long after, Loop loop, Consumer<History> then, Consumer<RuntimeException> no) {
    offLoop(() -> read(wish, after), loop, then, no);
  }

  private <T> void offLoop(
      Supplier<T> read, Loop loop, Consumer<T> then, Consumer<RuntimeException> no) {
    background.execute(
        () -> {
          turns.acquireUninterruptibly();
          try {
            T found = read.get();
            if (failing.compareAndSet(true, false)) {
              LOG.log(Level.INFO, "the log can be read again");
            }
            loop.execute(() -> then.accept(found));
          } catch (EventLog.Failure failure) {
            if (failing.compareAndSet(false, true)) {
              LOG.log(Level.ERROR, "the log cannot be read until further notice", failure);
            }
            loop.execute(() -> no.accept(failure));
          } catch (RuntimeException failure) { // also a mistake: the reader must not wait for ever
            loop.execute(() -> no.accept(failure));
          } finally {
            turns.release();
          }
        });
  }
}
