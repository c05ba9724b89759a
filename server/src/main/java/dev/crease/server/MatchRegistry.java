package dev.crease.server;

import dev.crease.cricket.Fact;
import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.Scorer;
import dev.crease.cricket.Team;
import dev.crease.cricket.law.Decision;
import dev.crease.cricket.law.Scoring;
import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Draft;
import dev.crease.push.EventLog;
import dev.crease.push.PushError;
import dev.crease.push.Topic;
import dev.crease.push.access.Principal;
import dev.crease.push.hub.Hub;
import dev.crease.server.reading.Books;
import dev.crease.server.scorers.LeaseTerms;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Every match of the server, by its name. Any thread; what folds a match or writes one blocks.
final class MatchRegistry implements AutoCloseable, Books {
  private static final String TOPICS = "matches/";
  private static final int TOPICS_AT_ONCE = 1_000;

  private static final Logger LOG = System.getLogger(MatchRegistry.class.getName());
  private static final int KEY_DIGITS = 8;

  /// So much of a team is in a made-up name: two of them, and a number, are a segment of a topic.
  private static final int TEAM_CHARACTERS = 24;

  private final Hub hub;
  private final InstantSource clock;
  private final LeaseTerms terms;
  private final Map<String, MatchWriter> matches = new ConcurrentHashMap<>();

  /// Those that were complained of, so that it is done once.
  private final Set<MatchWriter> unreadable = ConcurrentHashMap.newKeySet();

  /// Finds the matches that the log holds. Blocks.
  ///
  /// @param terms on which a scorer leads a match
  MatchRegistry(Hub hub, InstantSource clock, LeaseTerms terms) {
    this.hub = hub;
    this.clock = clock;
    this.terms = terms;
    List<Topic> some = hub.topics(TOPICS, "", TOPICS_AT_ONCE);
    while (!some.isEmpty()) {
      some.forEach(this::found);
      some = hub.topics(TOPICS, some.getLast().name(), TOPICS_AT_ONCE);
    }
  }

  private void found(Topic topic) {
    String id = MatchLog.match(topic);
    if (!id.isEmpty()) {
      matches.put(id, writer(id));
    }
  }

  private MatchWriter writer(String id) {
    return new MatchWriter(hub, id, clock, terms);
  }

  /// Whether there is such a match. Never blocks.
  boolean has(String id) {
    return matches.containsKey(id);
  }

  /// The match, if there is one. Never blocks.
  Optional<MatchWriter> find(String id) {
    return Optional.ofNullable(matches.get(id));
  }

  /// The match.
  ///
  /// @throws PushError.Raised `not-found`
  MatchWriter get(String id) {
    return find(id).orElseThrow(() -> PushError.NOT_FOUND.raise("there is no match " + id));
  }

  /// Every match that can be read, the newest first. Blocks.
  List<MatchState> all() {
    List<MatchState> all = new ArrayList<>();
    for (MatchWriter match : matches.values()) {
      try {
        all.add(match.state());
      } catch (EventLog.Failure | IllegalArgumentException | IllegalStateException damaged) {
        // one match that cannot be read must not hide the others
        if (unreadable.add(match)) {
          LOG.log(Level.ERROR, "cannot read " + match.log().topic(), damaged);
        }
      }
    }
    all.sort(Comparator.comparingLong(MatchState::created).reversed());
    return all;
  }

  @Override
  public Book book(String match) {
    return book(get(match));
  }

  @Override
  public Optional<Book> lookUp(String match) {
    return find(match).map(MatchRegistry::book);
  }

  @Override
  public String firstDay(String match) {
    return get(match).log().firstDay();
  }

  @Override
  public List<Book> books() {
    return all().stream().map(state -> book(get(state.match().id()))).toList();
  }

  private static Book book(MatchWriter match) {
    MatchState state = match.state();
    return new Book(state.ledger(), state.head());
  }

  /// Who asks, as one who keeps score. Any thread.
  Scorer scorer(Principal who) {
    return terms.names().of(who);
  }

  /// The hub that its matches are published through.
  Hub hub() {
    return hub;
  }

  /// A name for a match whose maker gave none: `eng-nz`, then `eng-nz-2`. With a key it is made of
  /// the key, so that a repeated request means the same match.
  String nameFor(Fact.Created created, RequestKey key) {
    String base =
        created.teams().stream()
            .map(MatchRegistry::inName)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining("-"));
    String name = base.isEmpty() ? "match" : base;
    if (!key.isNone()) {
      return name + "-" + key.text().substring(0, KEY_DIGITS);
    }
    String free = name;
    for (int i = 2; has(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  private static String inName(Team team) {
    String name = team.shortName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    return name.substring(0, Math.min(name.length(), TEAM_CHARACTERS));
  }

  /// The time it is.
  Instant now() {
    return clock.instant();
  }

  /// The day it is, for matches that do not say when they are played.
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  int size() {
    return matches.size();
  }

  /// Makes a match, or answers with the one that the same key made. Blocks.
  ///
  /// @param first what is said of it at once, such as the toss
  /// @throws PushError.Raised `already-exists` when the name is taken; `refused` by the Laws
  MatchWriter create(Fact.Created created, List<MatchCommand> first, RequestKey key) {
    String id = created.id();
    Scoring scoring = new Scoring(id, created.format(), created.teams(), created.info());
    for (MatchCommand command : first) {
      if (scoring.say(command) instanceof Decision.Refused refused) {
        throw Commands.refusal("", refused);
      }
    }
    List<Draft> drafts =
        scoring.events().stream().map(event -> MatchLog.draft(event, clock.instant())).toList();
    Append append = new Append(MatchLog.topic(id), drafts, new Append.Expected.Head(0), key.text());
    return switch (hub.publish(append)) {
      case AppendResult.Appended _, AppendResult.Repeated _ ->
          matches.computeIfAbsent(id, this::writer);
      case AppendResult.Conflict _ ->
          throw PushError.ALREADY_EXISTS.raise("there is a match " + id + " already");
    };
  }

  @Override
  public void close() {
    matches.values().forEach(MatchWriter::close);
  }
}
