package dev.crease.push.http;

import dev.crease.push.Cursor;
import dev.crease.push.From;
import dev.crease.push.Page;
import dev.crease.push.PushError;
import dev.crease.push.Selection;
import dev.crease.push.Topic;
import dev.crease.push.access.Principal;
import dev.crease.push.presence.Attendance;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpMethod;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One request on its way: finds who answers it, and writes the answer, or lets a stream take the
/// connection over. Its loop only.
final class Visit {
  private static final Logger LOG = System.getLogger(Visit.class.getName());
  private static final String SSE = "text/event-stream";

  private final Door door;
  private final Incoming incoming;
  private final Supplier<String> peer;
  private final ReplyWriter writer;
  private final Runnable answered;
  private @Nullable LongPollHandler held;
  private Terms terms = Terms.NONE;
  private Runnable leave = () -> {};
  private boolean eventStream;

  /// @param peer the name of who holds the connection, as limits count it
  /// @param answered called once the answer is written, and not when a stream takes over
  Visit(
      Door door, Incoming incoming, Supplier<String> peer, ReplyWriter writer, Runnable answered) {
    this.door = door;
    this.incoming = incoming;
    this.peer = peer;
    this.writer = writer;
    this.answered = answered;
  }

  /// Goes in. The request is of use until this returns.
  void begin() {
    step(this::enter);
  }

  private void step(Runnable step) {
    try {
      step.run();
    } catch (PushError.Raised raised) {
      refuse(raised);
    } catch (RuntimeException mistake) {
      LOG.log(Level.ERROR, "a request failed on its loop", mistake);
      if (channel().pipeline().get(HttpDoor.class) == null) {
        channel().close(); // no longer HTTP: there is no way to say it
      } else {
        answer(Problem.reply(Background.fault()));
      }
    }
  }

  /// What is held is answered as if its time were over.
  void hurry() {
    LongPollHandler poll = held;
    if (poll != null) {
      poll.hurry();
    }
  }

  /// The asker has gone.
  void cancel() {
    LongPollHandler poll = held;
    if (poll != null) {
      poll.cancel();
    }
    leave.run();
  }

  /// The room's clock.
  void second(long now) {
    LongPollHandler poll = held;
    if (poll != null) {
      poll.second(now);
    }
  }

  /// Finds out who asks, which may have to wait for a key, and then goes on.
  private void enter() {
    Exchange read = incoming.exchange();
    Gate gate = door.gate();
    Exchange exchange =
        read.from(gate.client(channel(), peer, read), () -> gate.secret(channel(), read));
    terms = incoming.terms(door.gate().entrance().origins());
    Optional<TopicDoor.Reading> again = incoming.reading();
    if (again.isPresent()) {
      again(exchange, again.get());
      return;
    }
    eventStream = exchange.asksFor(SSE);
    if (terms.isPreflight(exchange)) {
      answer(terms.preflight());
      return;
    }
    var asked = door.gate().principal(exchange).toCompletableFuture();
    if (asked.isDone()) {
      admit(exchange.as(Gate.settled(asked)));
      return;
    }
    incoming.request().retain();
    asked.whenComplete(
        (_, _) ->
            writer
                .room()
                .execute(
                    () -> {
                      if (channel().isActive()) {
                        step(() -> admit(exchange.as(Gate.settled(asked))));
                      }
                      incoming.request().release();
                    }));
  }

  /// Lets it in, if its sender has not had too much already.
  private void admit(Exchange exchange) {
    if (exchange.changes()) {
      terms = terms.after(door.gate().publish(exchange.principal(), exchange.client()));
    }
    dispatch(exchange);
  }

  /// A browser's `EventSource` stops for good at any status but 200, so what passes is told as a
  /// long wait.
  private void refuse(PushError.Raised raised) {
    if (eventStream && raised.error().temporary() && !writer.headOnly()) {
      SseHandler.refuse(door, channel(), terms);
    } else {
      answer(Problem.reply(raised));
    }
  }

  private void dispatch(Exchange exchange) {
    switch (door.router().find(exchange.method(), exchange.path())) {
      case Router.Target.Found found -> {
        checkRoom(exchange);
        found(found, exchange.with(found.params()));
      }
      case Router.Target.At(var topic) -> topic(exchange, topic);
      case Router.Target.Several() -> several(exchange);
      case Router.Target.WrongMethod(var allow) -> wrongMethod(allow);
      case Router.Target.Nothing() ->
          throw PushError.NOT_FOUND.raise("nothing is at " + exchange.path());
    }
  }

  private void found(Router.Target.Found found, Exchange exchange) {
    Optional<Topic> topic =
        found.topic().apply(exchange).filter(each -> mayWatch(exchange.principal(), each));
    Optional<Cursor> seen = exchange.cursorHeld();
    int wait = topic.isEmpty() ? 0 : wait(exchange);
    if (topic.isEmpty() || seen.isEmpty() || wait == 0 || writer.headOnly()) {
      inBackground(found.handler(), exchange);
      return;
    }
    Router.Handler waited = fresh -> waited(found.handler().handle(fresh), wait);
    From after = new From.After(seen.get());
    // However the wait ended, the handler knows best what to say now.
    Selection selection = Selection.of(topic.get());
    hold(new LongPollHandler(1, wait, _ -> inBackground(waited, exchange)), selection, after);
  }

  private boolean mayWatch(Principal principal, Topic topic) {
    return door.topics().exists(topic) && door.gate().access().mayRead(principal, topic);
  }

  private static Reply waited(Reply reply, int seconds) {
    return reply
        .replacing("cache-control", "no-store")
        .replacing("preference-applied", "wait=" + seconds);
  }

  private void several(Exchange exchange) {
    if (exchange.method().equals("GET")) {
      read(exchange, Wanted.several(door, exchange));
    } else {
      wrongMethod("GET, HEAD");
    }
  }

  private void topic(Exchange exchange, Topic topic) {
    switch (exchange.method()) {
      case "GET" -> read(exchange, Wanted.topic(door, exchange, topic));
      case "POST" -> {
        Wanted.checkExists(door, topic);
        checkRoom(exchange);
        door.gate().access().checkWrite(exchange.principal(), topic);
        inBackground(post -> door.topics().publish(topic, post), exchange);
      }
      default -> {
        Wanted.checkExists(door, topic);
        wrongMethod("GET, HEAD, POST");
      }
    }
  }

  private void read(Exchange exchange, Wanted wanted) {
    From from = TopicDoor.from(exchange);
    TopicDoor.Transport transport =
        writer.headOnly()
            ? TopicDoor.Transport.POLL
            : TopicDoor.transport(exchange, door.limits().pages().waitSeconds());
    checkRoom(exchange);
    switch (transport) {
      case POLL -> page(exchange, reading(exchange, wanted, from, 0));
      case LONG_POLL -> page(exchange, reading(exchange, wanted, from, wait(exchange)));
      case SSE -> {
        stay(exchange);
        sse(exchange, wanted, from);
      }
      case WEB_SOCKET -> {
        stay(exchange);
        WebSocketHandler.open(door, channel(), exchange, wanted, from);
      }
    }
  }

  private int wait(Exchange exchange) {
    return exchange.wait(door.limits().pages().waitSeconds());
  }

  private TopicDoor.Reading reading(Exchange exchange, Wanted wanted, From from, int wait) {
    int limit = TopicDoor.limit(exchange, door.limits().pages().pageEvents());
    boolean shared = TopicDoor.shared(exchange, wanted.open());
    boolean placed = from instanceof From.After;
    PageReplies.Form form =
        new PageReplies.Form(wanted.address(), limit, wait, shared, placed, terms);
    TopicDoor.Reading reading = new TopicDoor.Reading(wanted, from, form);
    if (!writer.headOnly() && Credential.of(exchange) instanceof Credential.None) {
      incoming.asksFor(reading);
    }
    return reading;
  }

  /// The same page as before, of topics that may have gone since.
  private void again(Exchange exchange, TopicDoor.Reading reading) {
    for (Topic topic : reading.wanted().selection().topics()) {
      Wanted.checkExists(door, topic);
    }
    checkRoom(exchange);
    page(exchange, reading);
  }

  private void page(Exchange exchange, TopicDoor.Reading reading) {
    PageReplies.Form form = reading.form();
    if (form.waitSeconds() > 0) {
      waits(exchange, reading.wanted());
    }
    PageReplies pages = door.desk(writer.room()).pages();
    Consumer<LongPollHandler.Outcome> then =
        outcome -> {
          switch (outcome) {
            case LongPollHandler.Outcome.Ended(Page page) ->
                send(() -> writer.write(pages.reply(page, form, exchange), pages));
            case LongPollHandler.Outcome.Failed(var problem) -> answer(Problem.reply(problem));
          }
        };
    LongPollHandler poll = new LongPollHandler(form.limit(), form.waitSeconds(), then);
    hold(poll, reading.wanted().selection(), reading.from());
  }

  private void hold(LongPollHandler poll, Selection selection, From from) {
    held = poll;
    poll.hold(door.hub(), writer.room(), selection, from);
  }

  /// Who waits takes a place, and is in the topics, until the answer.
  private void waits(Exchange exchange, Wanted wanted) {
    Runnable given = door.gate().stay(channel(), exchange);
    Attendance here = door.attendance(channel(), wanted.selection(), exchange.principal());
    here.arrive();
    leave =
        () -> {
          given.run();
          here.leave();
        };
  }

  /// A stream takes its connection over and stays until that closes, unless it is answered after
  /// all.
  private void stay(Exchange exchange) {
    Runnable given = door.gate().stay(channel(), exchange);
    leave = given;
    channel().closeFuture().addListener(_ -> given.run());
  }

  private void sse(Exchange exchange, Wanted wanted, From from) {
    if (from instanceof From.After(var cursor)) {
      door.background()
          .run(
              writer.room(),
              () -> hasAll(wanted, cursor),
              _ -> false,
              hasAll -> onLoop(() -> resume(exchange, wanted, from, hasAll)));
    } else {
      SseHandler.open(door, channel(), exchange, terms, wanted, from);
    }
  }

  /// Whether nothing will ever come after the cursor.
  private boolean hasAll(Wanted wanted, Cursor cursor) {
    return door.hub().head(wanted.selection()).equals(cursor) && wanted.finished(door.topics());
  }

  private void resume(Exchange exchange, Wanted wanted, From from, boolean hasAll) {
    if (!channel().isActive()) {
      return; // it closed meanwhile, and its pipeline with it
    }
    if (hasAll) {
      answer(Reply.status(204)); // EventSource stops for good
    } else {
      SseHandler.open(door, channel(), exchange, terms, wanted, from);
    }
  }

  private void inBackground(Router.Handler handler, Exchange exchange) {
    door.background()
        .run(
            writer.room(),
            () -> handler.handle(exchange),
            Problem::reply,
            reply -> onLoop(() -> answer(reply)));
  }

  /// Back on the loop nobody else would notice a mistake, and the connection would hang.
  private void onLoop(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException mistake) {
      LOG.log(Level.ERROR, "an answer failed on its loop", mistake);
      channel().close();
    }
  }

  /// What the address does not take. `OPTIONS` asks just that, and is no mistake.
  private void wrongMethod(String allow) {
    if (incoming.request().method().equals(HttpMethod.OPTIONS)) {
      answer(Reply.status(204).with("allow", allow + ", OPTIONS"));
      return;
    }
    PushError.Raised problem = PushError.NO_SUCH_METHOD.raise("allowed here: " + allow);
    answer(Problem.reply(problem).with("allow", allow));
  }

  private void checkRoom(Exchange exchange) {
    if (door.full()) {
      throw PushError.OVERLOADED.raise("too many connections are open");
    }
    door.gate().checkRoom(exchange);
  }

  private void answer(Reply reply) {
    send(() -> writer.write(terms.on(reply)));
  }

  private void send(Runnable write) {
    held = null;
    leave.run();
    write.run();
    answered.run();
  }

  private Channel channel() {
    return writer.channel();
  }
}
