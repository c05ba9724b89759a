package dev.crease.push.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crease.push.Append;
import dev.crease.push.AppendResult;
import dev.crease.push.Draft;
import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Publishes batches under keys of its own, each again and again until it is answered.
final class Publisher {
  private final World world;
  private final String name;
  private final Map<String, List<Publication>> acknowledged = new HashMap<>();
  private int count;

  Publisher(World world, String name) {
    this.world = world;
    this.name = name;
  }

  /// Publishes something to some topic, then something else, until time is over.
  void goOn() {
    if (world.isOver() || count == World.EVENTS_MAX / 10) {
      return;
    }
    count++;
    Topic topic = World.TOPICS.get(world.random().nextInt(World.TOPICS.size()));
    String key = name + "-" + count;
    Draft draft = new Draft("tick", Instant.EPOCH, JsonBytes.of("{\"key\":\"" + key + "\"}"));
    int size = 1 + world.random().nextInt(3);
    List<Draft> drafts = Stream.generate(() -> draft).limit(size).toList();
    publish(new Append(topic, drafts, new Append.Expected.Anywhere(), key));
  }

  private void publish(Append append) {
    world
        .disk()
        .submit(
            append,
            result -> {
              answered(append, result);
              world.schedule().in(world.schedule().chance(60), this::goOn);
            },
            () -> world.schedule().in(world.schedule().chance(200), () -> publish(append)));
  }

  private void answered(Append append, AppendResult result) {
    switch (result) {
      case AppendResult.Appended(var made) -> acknowledged.put(append.key(), made);
      case AppendResult.Repeated(var made) -> acknowledged.put(append.key(), made);
      case AppendResult.Conflict _ -> throw new AssertionError("nothing was expected");
    }
  }

  /// What was acknowledged in this life of the log is in it, once. A key is forgotten with its
  /// events, so a batch that was discarded before its answer came may have been made again.
  void check(Truth truth) {
    Selection all = Selection.of(World.ALL);
    List<Publication> everything = truth.after(all, 0, Map.of());
    acknowledged.forEach(
        (key, made) -> {
          if (!made.getFirst().cursor().epoch().equals(truth.epoch())) {
            return; // gone with another life
          }
          String mark = "\"key\":\"" + key + "\"";
          List<Publication> held =
              everything.stream()
                  .filter(event -> event.json().toString().contains(mark))
                  .filter(event -> event.offset() >= made.getFirst().offset())
                  .toList();
          assertThat(held).as("what was acknowledged as %s is there, once", key).isEqualTo(made);
        });
  }
}
