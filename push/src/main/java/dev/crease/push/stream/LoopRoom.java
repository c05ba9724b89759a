package dev.crease.push.stream;

import dev.crease.push.Loop;
import dev.crease.push.stats.LoopStats;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What one event loop owns: its wire forms, and its connections with one clock for them all. Its
/// loop only, but for `execute` and `inLoop`.
public final class LoopRoom implements Loop {
  private static final Logger LOG = System.getLogger(LoopRoom.class.getName());

  private final EventLoop eventLoop;
  private final LoopStats stats = new LoopStats();
  private final WireForms wireForms = new WireForms();
  private final ArrayList<Guest> guests = new ArrayList<>();
  private long second;
  private Instant now = Instant.now();
  private String date = date(now);
  private @Nullable Departure departure;

  /// The room of a loop.
  public LoopRoom(EventLoop eventLoop) {
    this.eventLoop = eventLoop;
  }

  /// Starts the clock, which stops with the loop; then what was kept is given back. Any thread,
  /// once.
  public void start() {
    if (eventLoop instanceof SingleThreadEventExecutor executor) {
      executor.addShutdownHook(wireForms::close);
    }
    eventLoop.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  private void tick() {
    second++;
    now = Instant.now();
    date = date(now);
    tellAll(guest -> guest.second(second));
  }

  /// Backwards, since some leave when they are told, and then the last takes their seat.
  private void tellAll(Consumer<Guest> word) {
    for (int i = guests.size() - 1; i >= 0; i--) {
      if (i < guests.size()) {
        tell(guests.get(i), word);
      }
    }
  }

  /// One who fails is put out; the clock, which stops for good at what it throws, goes on.
  static void tell(Guest guest, Consumer<Guest> word) {
    try {
      word.accept(guest);
    } catch (RuntimeException mistake) {
      LOG.log(Level.ERROR, "a connection failed when it was told, and is cut", mistake);
      guest.cut();
    }
  }

  /// Seconds since the loop began, as coarse as its clock.
  public long second() {
    return second;
  }

  /// The second of its clock that a time falls into.
  long second(Instant time) {
    return second + Duration.between(now, time).toSeconds();
  }

  /// Now, as the header `Date` has it.
  public String date() {
    return date;
  }

  private static String date(Instant now) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
  }

  /// The loop's own time in nanoseconds: its timers follow it.
  long nanoTime() {
    return eventLoop.ticker().nanoTime();
  }

  /// Runs the task on the loop after some time, unless it is cancelled.
  public Future<?> after(long time, TimeUnit unit, Runnable task) {
    return eventLoop.schedule(task, time, unit);
  }

  WireForms wireForms() {
    return wireForms;
  }

  /// A guest comes in and is told of every second.
  public void enter(Guest guest) {
    guest.sit(guests.size());
    guests.add(guest);
    Departure leaving = departure;
    if (leaving != null) {
      leaving.came(guest);
    }
  }

  /// A guest leaves; leaving twice is harmless.
  public void leave(Guest guest) {
    if (isHere(guest)) {
      int seat = guest.seat();
      Guest last = guests.removeLast();
      if (!last.equals(guest)) {
        guests.set(seat, last);
        last.sit(seat);
      }
      Departure leaving = departure;
      if (leaving != null) {
        leaving.left();
      }
    }
  }

  boolean isHere(Guest guest) {
    int seat = guest.seat();
    return seat < guests.size() && guests.get(seat).equals(guest);
  }

  /// Whether nobody is left but those whose last bytes have been written.
  boolean hasEmptied() {
    for (Guest guest : guests) {
      if (!guest.hasEnded()) {
        return false;
      }
    }
    return true;
  }

  /// The server stops: tells everybody at once, and lets each go at a random moment of the window.
  ///
  /// @param allGone called once on the loop, when nobody is left
  public void depart(Duration window, RandomGenerator random, Runnable allGone) {
    assertInLoop();
    Departure leaving = new Departure(this, window, random, allGone);
    departure = leaving;
    leaving.begin(List.copyOf(guests));
  }

  @Override
  public LoopStats stats() {
    return stats;
  }

  @Override
  public void execute(Runnable task) {
    eventLoop.execute(task);
  }

  @Override
  public boolean inLoop() {
    return eventLoop.inEventLoop();
  }
}
