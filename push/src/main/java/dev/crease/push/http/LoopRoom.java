package dev.crease.push.http;

import dev.crease.push.Loop;
import io.netty.channel.EventLoop;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// What one event loop owns: its wire forms, and its open streams with one clock for them all. Its
/// loop only, but for `execute` and `inLoop`.
final class LoopRoom implements Loop {
  private final EventLoop eventLoop;
  private final int beatSeconds;
  private final WireForms wireForms = new WireForms();
  private final ArrayList<StreamHandler> streams = new ArrayList<>();
  private long second;
  private String date = date(Instant.now());

  LoopRoom(EventLoop eventLoop, int beatSeconds) {
    this.eventLoop = eventLoop;
    this.beatSeconds = beatSeconds;
  }

  /// Starts the clock. Any thread, once.
  void start() {
    eventLoop.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  private void tick() {
    second++;
    date = date(Instant.now());
    for (int i = streams.size() - 1; i >= 0; i--) {
      StreamHandler stream = streams.get(i);
      if (second - stream.lastSecond >= beatSeconds) {
        stream.beat();
      }
    }
  }

  /// Seconds since the loop began, as coarse as its clock.
  long second() {
    return second;
  }

  /// Now, as the header `Date` has it.
  String date() {
    return date;
  }

  private static String date(Instant now) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
  }

  /// Runs the task on the loop after some seconds, unless it is cancelled.
  Future<?> after(int seconds, Runnable task) {
    return eventLoop.schedule(task, seconds, TimeUnit.SECONDS);
  }

  WireForms wireForms() {
    return wireForms;
  }

  void enter(StreamHandler stream) {
    stream.seat = streams.size();
    streams.add(stream);
  }

  void leave(StreamHandler stream) {
    StreamHandler last = streams.removeLast();
    if (last != stream) {
      streams.set(stream.seat, last);
      last.seat = stream.seat;
    }
  }

  /// The open streams, to say goodbye to.
  List<StreamHandler> streams() {
    return List.copyOf(streams);
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
