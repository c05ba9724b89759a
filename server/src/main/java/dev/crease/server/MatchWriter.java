package dev.crease.server;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchCommand.ScoreCheck;
import dev.crease.cricket.MatchEvent;
import dev.crease.cricket.law.Decision;
import dev.crease.cricket.scorers.ScorerWords;
import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Cursor;
import dev.crease.push.Draft;
import dev.crease.push.EventLog;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.push.hub.Hub;
import dev.crease.server.scorers.Aside;
import dev.crease.server.scorers.Inbox;
import dev.crease.server.scorers.LeaseDesk;
import dev.crease.server.scorers.LeaseRequest;
import dev.crease.server.scorers.LeaseTerms;
import dev.crease.server.scorers.Sender;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One live match: decides, appends, applies, in that order, one command after another on a thread
/// of its own. Any thread that may block asks; only the match's own thread changes it.
///
/// While a scorer leads the match, what others say of play is kept aside. If the book breaks a
/// promise of its own, that asker gets the fault and the match is folded anew from its log.
final class MatchWriter implements AutoCloseable {
  private static final Logger LOG = System.getLogger(MatchWriter.class.getName());
  private static final int INBOX = 64;
  private static final int TRIES = 5;

  private final Hub hub;
  private final MatchLog log;
  private final InstantSource clock;
  private final Inbox inbox;
  private final LeaseDesk desk;
  private final Aside aside;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable MatchState state;

  MatchWriter(Hub hub, String id, InstantSource clock, LeaseTerms terms) {
    this.hub = hub;
    this.log = new MatchLog(hub, id);
    this.clock = clock;
    this.inbox = new Inbox(log.topic().name(), INBOX);
    this.desk = new LeaseDesk(hub, id, terms, now());
    this.aside = new Aside(hub, id);
  }

  MatchLog log() {
    return log;
  }

  LeaseDesk desk() {
    return desk;
  }

  /// What was kept aside of this match.
  Aside aside() {
    return aside;
  }

  /// What is asked of a match: all of these commands, or none.
  ///
  /// @param expected where the asker thinks the match is
  /// @param key the asker's own name for this request, or `""`
  /// @param sender who asks, and as what
  record Request(List<MatchCommand> commands, Append.Expected expected, String key, Sender sender) {
    Request {
      commands = List.copyOf(commands);
    }

    /// Whether it says nothing of play, so that whoever follows the match may say it.
    boolean onlyChecks() {
      return commands.stream().allMatch(command -> command.said() instanceof ScoreCheck);
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

    /// Another scorer leads, or nobody by this epoch: it is kept like this, and not in the match.
    record KeptAside(Publication kept) implements Answer {}

    /// The request that it follows is not in the match.
    record OutOfOrder() implements Answer {}
  }

  /// What is to be done by the match as it stands.
  private sealed interface Proposal {
    /// These events are to be appended.
    record Happens(List<Judgement.Noted> events) implements Proposal {}

    /// Nothing is, if that is all the log holds; then this is the answer.
    record Nothing(Supplier<Answer> answer) implements Proposal {}
  }

  /// Asks, and waits for the answer.
  ///
  /// @throws PushError.Raised `overloaded` when too many are asking
  /// @throws EventLog.Failure when the log cannot hold what was decided
  Answer ask(Request request) {
    return inbox.ask(
        () -> guarded(() -> settle(request.key(), (now, time) -> propose(request, now, time))));
  }

  /// Asks about the lead; answers with the event that was made of it, the same one for a request
  /// that is repeated.
  ///
  /// @param key the asker's own name for this request, or `""`
  /// @throws PushError.Raised `led`, `not-leading`, `bad-code`, `other-figures`, `overloaded`
  Publication ask(LeaseRequest request, String key) {
    Supplier<Answer> work = () -> settle(key, (now, time) -> propose(request, now, time));
    return switch (inbox.ask(() -> guarded(work))) {
      case Answer.Made(var events) -> events.getFirst();
      case Answer other -> throw new IllegalStateException("no answer about a lead: " + other);
    };
  }

  /// Takes down that the leader was heard of.
  ///
  /// @throws PushError.Raised `not-leading`, `overloaded`
  void renew(LeaseRequest.Renew request) {
    Supplier<MatchState> work =
        () -> {
          MatchState now = latest();
          desk.renew(request, now.lease(), now());
          return now;
        };
    inbox.ask(() -> guarded(work));
  }

  /// To the millisecond, as the log keeps it.
  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  private <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (PushError.Raised refused) {
      throw refused;
    } catch (EventLog.Failure failure) {
      state = null; // the log may have kept it: it is read anew
      throw failure;
    } catch (RuntimeException broken) {
      LOG.log(
          Level.ERROR, "the book of " + log.topic() + " broke a promise; it is read anew", broken);
      state = null;
      throw broken;
    }
  }

  private Answer settle(String key, BiFunction<MatchState, Instant, Proposal> propose) {
    List<Publication> before = hub.recall(log.topic(), key);
    if (!before.isEmpty()) {
      return repeated(before);
    }
    for (int attempt = 0; attempt < TRIES; attempt++) {
      MatchState now = state();
      Instant time = now();
      Supplier<Answer> answer;
      switch (propose.apply(now, time)) {
        case Proposal.Nothing(var nothing) -> answer = nothing;
        case Proposal.Happens(var events) -> {
          Answer made = publish(append(now, events, key, time), now, events);
          if (made instanceof Answer.Made) {
            return made;
          }
          answer = () -> made;
        }
      }
      if (!hasMovedOn(now)) {
        return answer.get();
      } // another node wrote: what it says may change the decision
    }
    throw PushError.OVERLOADED.raise("others keep writing to this match");
  }

  private Answer publish(Append append, MatchState now, List<Judgement.Noted> events) {
    return switch (hub.publish(append)) {
      case AppendResult.Appended(var made) -> {
        set(taken(now, events, made));
        yield new Answer.Made(made);
      }
      case AppendResult.Repeated(var made) -> repeated(made);
      case AppendResult.Conflict(var head) -> new Answer.MovedOn(head);
    };
  }

  private Proposal propose(Request request, MatchState now, Instant time) {
    if (!request.onlyChecks()) {
      Optional<Supplier<Answer>> kept = notTaken(request, now, time);
      if (kept.isPresent()) {
        return new Proposal.Nothing(kept.get());
      }
    }
    if (request.expected() instanceof Append.Expected.Head(long offset)
        && offset != now.head().offset()) {
      return new Proposal.Nothing(() -> new Answer.MovedOn(now.head()));
    }
    return switch (Judgement.of(now.ledger(), request.commands(), request.sender().who())) {
      case Judgement.No(int index, var refusal) ->
          new Proposal.Nothing(() -> new Answer.Refused(index, refusal));
      case Judgement.Yes(var events) -> new Proposal.Happens(events);
    };
  }

  /// What is answered to a scorer who does not lead, or to a request that came too early. What was
  /// kept aside once stays there: to say it again of the match takes another key.
  private Optional<Supplier<Answer>> notTaken(Request request, MatchState now, Instant time) {
    Sender sender = request.sender();
    boolean plain = now.lease().epoch() == 0 && sender.epoch() == 0;
    Optional<Publication> before = plain ? Optional.empty() : aside.recall(request.key());
    if (before.isPresent()) {
      return Optional.of(() -> new Answer.KeptAside(before.get()));
    }
    if (!now.lease().takes(sender.who(), sender.epoch())) {
      return Optional.of(
          () -> new Answer.KeptAside(aside.keep(sender, now.lease(), request.key(), time)));
    }
    return isEarly(sender, now, time) ? Optional.of(Answer.OutOfOrder::new) : Optional.empty();
  }

  /// Whether what it follows is not there. After a break that is longer than a key is remembered,
  /// nobody knows that of the one before any more.
  private boolean isEarly(Sender sender, MatchState now, Instant time) {
    boolean known = !now.said().isBefore(time.minus(EventLog.KEY_LIFE));
    return known
        && !sender.follows().isEmpty()
        && hub.recall(log.topic(), sender.follows()).isEmpty();
  }

  private Proposal propose(LeaseRequest request, MatchState now, Instant time) {
    try {
      Fact.OfScorers fact = desk.decide(request, now.lease(), now.match().score(), time);
      MatchEvent event = new MatchEvent(fact, ScorerWords.of(fact), now.match().score());
      return new Proposal.Happens(List.of(new Judgement.Noted(event, List.of(), now.match())));
    } catch (PushError.Raised refused) {
      return new Proposal.Nothing(
          () -> {
            throw refused;
          });
    }
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
      Publication publication = made.get(i);
      state = state.after(events.get(i).event(), publication.cursor(), publication.time());
    }
    return state;
  }

  private Append append(MatchState now, List<Judgement.Noted> events, String key, Instant time) {
    if (events.size() > Append.DRAFTS_MAX) {
      throw PushError.TOO_BIG.raise(
          "a request makes at most %d events, this one: %d"
              .formatted(Append.DRAFTS_MAX, events.size()));
    }
    List<Draft> drafts = events.stream().map(event -> MatchLog.draft(event, time)).toList();
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
    inbox.close();
  }
}
