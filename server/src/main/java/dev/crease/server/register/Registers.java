package dev.crease.server.register;

import dev.crease.cricket.register.Register;
import dev.crease.cricket.register.Register.Change;
import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Cursor;
import dev.crease.push.Draft;
import dev.crease.push.From;
import dev.crease.push.JsonBytes;
import dev.crease.push.Page;
import dev.crease.push.Publication;
import dev.crease.push.PushError;
import dev.crease.push.Topic;
import dev.crease.push.hub.Hub;
import dev.crease.server.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// The registers, each the fold of its topic. Any thread; blocks.
public final class Registers {
  private static final Topic PLAYERS = new Topic("registry/players");

  /// Their topics.
  public static final List<Topic> TOPICS = List.of(PLAYERS, new Topic("registry/teams"));

  private static final int PAGE = 1_000;
  private static final int TRIES = 5;

  private final Hub hub;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Map<Topic, Folded> folds = new ConcurrentHashMap<>();

  /// @param random makes ids
  public Registers(Hub hub, InstantSource clock, RandomGenerator random) {
    this.hub = hub;
    this.clock = clock;
    this.random = random;
  }

  private record Folded(Register register, Cursor head) {}

  /// One thing that somebody says of a register.
  public record Said(String type, Json data) {}

  /// A register with all that its topic holds now.
  public Register now(Topic topic) {
    return fold(topic).register;
  }

  /// Who people are now, by their names: each id as the one that it stands for.
  ///
  /// @param people ids by names, as a match has them
  public Map<String, String> whoIs(Map<String, String> people) {
    if (people.isEmpty()) {
      return people;
    }
    Register players = now(PLAYERS);
    Map<String, String> resolved = new TreeMap<>();
    people.forEach((name, id) -> resolved.put(name, players.resolved(id)));
    return resolved;
  }

  private Folded fold(Topic topic) {
    Folded folded = folds.getOrDefault(topic, new Folded(Register.EMPTY, hub.cursor(0)));
    Page page;
    do {
      page = hub.page(topic, new From.After(folded.head), PAGE);
      if (!page.events().isEmpty()) {
        List<Change> changes = page.events().stream().map(this::change).toList();
        folded = new Folded(folded.register.after(changes), page.events().getLast().cursor());
      }
    } while (page.more());
    Folded latest = folded;
    return folds.merge(
        topic, latest, (one, other) -> one.head.offset() > other.head.offset() ? one : other);
  }

  private Change change(Publication publication) {
    Json json = Json.parse(publication.json().toBytes());
    return ChangeJson.read(json.text("type"), json.get("data"), this::newId);
  }

  /// Changes a register, all or nothing; answers with the events, the same ones for a repeated key.
  ///
  /// @param expected where the sender thinks the topic is
  /// @param key the sender's own name for the request, or `""`
  /// @throws PushError.Raised `refused` when a change cannot be, `moved-on`, `overloaded`
  /// @throws Json.Fault when something is no change
  public List<Publication> say(Topic topic, List<Said> said, Append.Expected expected, String key) {
    List<Publication> before = hub.recall(topic, key);
    if (!before.isEmpty()) {
      return before;
    }
    List<Change> changes = new ArrayList<>();
    for (Said one : said) {
      changes.add(ChangeJson.read(one.type, one.data, this::newId));
    }
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Folded now = fold(topic);
      if (expected instanceof Append.Expected.Head(long offset) && offset != now.head.offset()) {
        throw movedOn(now.head);
      }
      check(now.register, changes);
      Append.Expected here = new Append.Expected.Head(now.head.offset());
      switch (hub.publish(new Append(topic, drafts(changes), here, key))) {
        case AppendResult.Appended(var made) -> {
          return made;
        }
        case AppendResult.Repeated(var made) -> {
          return made;
        }
        case AppendResult.Conflict _ -> {
          // somebody else was quicker: what he said may change the answer
        }
      }
    }
    throw PushError.OVERLOADED.raise("others keep writing to " + topic);
  }

  private static PushError.Raised movedOn(Cursor head) {
    return PushError.MOVED_ON.raise(
        "the register is at %s now: read what is new, then decide again".formatted(head),
        Map.of("head", head.toString()));
  }

  private static void check(Register register, List<Change> changes) {
    Register then = register;
    for (Change change : changes) {
      String refusal = then.refusal(change);
      if (!refusal.isEmpty()) {
        throw PushError.REFUSED.raise(refusal);
      }
      then = changes.size() == 1 ? then : then.after(change);
    }
  }

  private List<Draft> drafts(List<Change> changes) {
    Instant time = clock.instant();
    return changes.stream()
        .map(
            change ->
                new Draft(
                    ChangeJson.type(change),
                    time,
                    JsonBytes.of(ChangeJson.write(change).toString())))
        .toList();
  }

  private String newId() {
    return HexFormat.of().toHexDigits(random.nextInt());
  }
}
