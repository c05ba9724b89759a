package dev.crease.push.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crease.push.Cursor;
import dev.crease.push.Draft;
import dev.crease.push.JsonBytes;
import dev.crease.push.Publication;
import dev.crease.push.Race;
import dev.crease.push.Topic;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The log's thread offers while a loop takes, in every order, and there is room for one batch:
/// what was left out lies before the place that the loop reads after it took note, as [LoopFeeds]
/// does.
class HandoverRaceTest {
  private static final List<Publication> EVENTS = List.of(event(1), event(2), event(3));

  private static Publication event(long offset) {
    Draft draft = new Draft("ball", Instant.EPOCH, JsonBytes.of("1"));
    return Publication.number(new Topic("a"), new Cursor("k", offset), draft);
  }

  @Test
  void whatDoesNotFitIsBeforeThePlaceThatIsReadAfterwards() {
    Race.run(
        () -> {
          Scene scene = new Scene();
          Race.together(scene::offerAll, scene::drain);
          scene.drain();
          assertEquals(EVENTS.size(), scene.known);
        });
  }

  private static final class Scene {
    private final Handover handover = new Handover(1);
    private volatile long position;

    /// Up to where the loop knows everything.
    private long known;

    void offerAll() {
      for (Publication event : EVENTS) {
        position = event.offset();
        handover.offer(List.of(event));
      }
    }

    void drain() {
      handover.take(
          batch -> {
            for (Publication event : batch) {
              if (event.offset() > known) {
                assertEquals(known + 1, event.offset(), "nothing before it is missing");
                known = event.offset();
              }
            }
          });
      if (handover.tookNote()) {
        known = position; // the rest is read in the log
      }
    }
  }
}
