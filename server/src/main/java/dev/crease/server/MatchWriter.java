package dev.crease.server;

import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.law.Decision;
import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Cursor;
import dev.crease.push.Draft;
import dev.crease.push.EventLog;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.push.hub.Hub;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One live match: decides, appends, applies, in that order, one command after another on a thread
/// of its own. Any thread that may block asks; only the match's own thread changes it.
///
/// Its inbox is bounded: when it is full the asker is told to come back. If the book breaks a
/// promise of its own, that asker gets the fault and the match is folded anew from its log.
final class MatchWriter implements AutoCloseable {
  private static final Logger LOG = System.getLogger(MatchWriter.class.getName());
  private static final int INBOX = 64;
  private static final int TRIES = 5;
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);

  private final Hub hub;
  private final MatchLog log;
  private final InstantSource clock;
  private final BlockingQueue<Ask> inbox = new ArrayBlockingQueue<>(INBOX);
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable MatchState state;
  private @Nullable Thread thread;
  private boolean closed;

  MatchWriter(Hub hub, String id, InstantSource clock) {
    this.hub = hub;
    this.log = new MatchLog(hub, id);
    this.clock = clock;
  }

  MatchLog log() {
    return log;
  }

  /// What is asked of a match: all of these commands, or none.
  ///
  /// @param expected where the asker thinks the match is
  /// @param key the asker's own name for this request, or `""`
  record Request(List<MatchCommand> commands, Append.Expected expected, String key) {
    Request {
      commands = List.copyOf(commands);
    }
  }

  /// What came of it.
  sealed interface Answer {
    /// These events are in the log; the same ones for a request that is repeated.
    record Made(List<Publication> events) implements Answer {}

    /// The Laws refuse the command at this index, and nothing was appended.
    record Refused(int index, Decision.Refused decision) implements Answer {}

    /// The match has moved on to here.
    record MovedOn(Cursor head) implements Answer {}
  }

  private record Ask(Request request, CompletableFuture<Answer> answer) {}

  /// Asks, and waits for the answer.
  ///
  /// @throws PushError.Raised `overloaded` when too many are asking
  /// @throws EventLog.Failure when the log cannot hold what was decided
  Answer ask(Request request) {
    Ask ask = new Ask(request, new CompletableFuture<>());
    enter(ask);
    try {
      return ask.answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /// Under the lock, so that nobody enters after [#close] has sent everybody away.
  private void enter(Ask ask) {
    lock.lock();
    try {
      if (closed) {
        throw PushError.OVERLOADED.raise("the server is stopping");
      }
      if (!inbox.offer(ask)) {
        throw PushError.OVERLOADED.raise("too many commands wait for this match");
      }
      if (thread == null) {
        thread = Thread.ofVirtual().name(log.topic().name()).start(this::work);
      }
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    try {
      while (true) {
        answer(inbox.take());
      }
    } catch (InterruptedException stopped) {
      for (Ask ask = inbox.poll(); ask != null; ask = inbox.poll()) {
        ask.answer.completeExceptionally(PushError.OVERLOADED.raise("the server is stopping"));
      }
    }
  }

  private void answer(Ask ask) {
    try {
      ask.answer.complete(decide(ask.request));
    } catch (PushError.Raised refused) {
      ask.answer.completeExceptionally(refused);
    } catch (EventLog.Failure failure) {
      state = null; // the log may have kept it: it is read anew
      ask.answer.completeExceptionally(failure);
    } catch (RuntimeException broken) {
      LOG.log(
          Level.ERROR, "the book of " + log.topic() + " broke a promise; it is read anew", broken);
      state = null;
      ask.answer.completeExceptionally(broken);
    }
  }

  private Answer decide(Request request) {
    List<Publication> before = hub.recall(log.topic(), request.key());
    if (!before.isEmpty()) {
      return repeated(before);
    }
    for (int attempt = 0; attempt < TRIES; attempt++) {
      MatchState now = state();
      Answer answer = decide(request, now);
      boolean made = answer instanceof Answer.Made;
      if (made || !hasMovedOn(now)) {
        return answer;
      } // another node wrote: what it says may change the decision
    }
    throw PushError.OVERLOADED.raise("others keep writing to this match");
  }

  private Answer decide(Request request, MatchState now) {
    if (request.expected() instanceof Append.Expected.Head(long offset)
        && offset != now.head().offset()) {
      return new Answer.MovedOn(now.head());
    }
    return switch (Judgement.of(now.ledger(), request.commands())) {
      case Judgement.No(int index, var refusal) -> new Answer.Refused(index, refusal);
      case Judgement.Yes(var events) ->
          switch (hub.publish(append(now, events, request.key()))) {
            case AppendResult.Appended(var made) -> {
              set(taken(now, events, made));
              yield new Answer.Made(made);
            }
            case AppendResult.Repeated(var made) -> repeated(made);
            case AppendResult.Conflict(var head) -> new Answer.MovedOn(head);
          };
    };
  }

  /// Takes in what the log has beyond this state; false when there is nothing.
  private boolean hasMovedOn(MatchState now) {
    MatchState later = log.foldOn(now);
    if (later.head().equals(now.head())) {
      return false;
    }
    set(later);
    return true;
  }

  /// The answer of the first time. If the log failed then, what it kept all the same is not in the
  /// book yet.
  private Answer repeated(List<Publication> made) {
    MatchState now = state();
    if (made.getLast().offset() > now.head().offset()) {
      set(log.foldOn(now));
    }
    return new Answer.Made(made);
  }

  /// The state with what was decided, under the ids that the log has given it.
  private static MatchState taken(
      MatchState now, List<Judgement.Noted> events, List<Publication> made) {
    MatchState state = now;
    for (int i = 0; i < made.size(); i++) {
      state = state.after(events.get(i).event(), made.get(i).cursor());
    }
    return state;
  }

  private Append append(MatchState now, List<Judgement.Noted> events, String key) {
    if (events.size() > Append.DRAFTS_MAX) {
      throw PushError.TOO_BIG.raise(
          "a request makes at most %d events, this one: %d"
              .formatted(Append.DRAFTS_MAX, events.size()));
    }
    List<Draft> drafts =
        events.stream().map(event -> MatchLog.draft(event, clock.instant())).toList();
    return new Append(log.topic(), drafts, new Append.Expected.Head(now.head().offset()), key);
  }

  /// The match as it is now; folded from its log the first time. Any thread that may block.
  MatchState state() {
    MatchState known = state;
    if (known != null) {
      return known;
    }
    MatchState folded = log.fold();
    lock.lock();
    try {
      MatchState current = state;
      if (current == null || current.head().offset() < folded.head().offset()) {
        state = folded;
        return folded;
      }
      return current;
    } finally {
      lock.unlock();
    }
  }

  /// The match with everything that the log holds at this moment. Any thread that may block.
  MatchState latest() {
    return log.foldOn(state());
  }

  private void set(MatchState next) {
    lock.lock();
    try {
      state = next;
    } finally {
      lock.unlock();
    }
  }

  /// Ends its thread; who still waits is told that the server stops.
  @Override
  public void close() {
    Thread running;
    lock.lock();
    try {
      closed = true;
      running = thread;
    } finally {
      lock.unlock();
    }
    if (running != null) {
      running.interrupt();
      try {
        running.join(CLOSE_WAIT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
