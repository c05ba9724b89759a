package dev.crease.push.http;

import dev.crease.push.From;
import dev.crease.push.PushError;
import dev.crease.push.Topic;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// One HTTP connection: takes its requests one after another, finds who answers, and writes the
/// answers in order; a stream takes the connection over. Its loop only.
///
/// Requests that are pipelined behind one being answered wait here, a few; then the connection is
/// not read from.
final class HttpDoor extends SimpleChannelInboundHandler<FullHttpRequest> {
  private final Door door;
  private final LoopRoom room;
  private final ArrayDeque<FullHttpRequest> waiting = new ArrayDeque<>();
  private boolean busy;
  private @Nullable LongPollHandler held;

  HttpDoor(Door door, LoopRoom room) {
    this.door = door;
    this.room = room;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    if (busy) {
      waiting.add(request.retain());
      if (waiting.size() >= door.limits().pipelined()) {
        ctx.channel().config().setAutoRead(false);
      }
    } else {
      begin(ctx.channel(), request);
    }
  }

  private void begin(Channel channel, FullHttpRequest request) {
    busy = true;
    ReplyWriter writer = ReplyWriter.to(channel, room, request);
    try {
      dispatch(channel, request, writer);
    } catch (PushError.Raised raised) {
      answer(channel, writer, Problem.reply(raised));
    }
  }

  private void dispatch(Channel channel, FullHttpRequest request, ReplyWriter writer) {
    Exchange read = ExchangeReader.read(request);
    Exchange exchange = read.as(door.access().principal(ExchangeReader.token(read)));
    switch (door.router().find(exchange.method(), exchange.path())) {
      case Router.Target.Found(var handler, var params) -> {
        checkRoom();
        inBackground(channel, writer, handler, exchange.with(params));
      }
      case Router.Target.At(var topic) -> topic(channel, request, writer, exchange, topic);
      case Router.Target.WrongMethod(var allow) -> wrongMethod(channel, writer, allow);
      case Router.Target.Nothing() ->
          throw PushError.NOT_FOUND.raise("nothing is at " + exchange.path());
    }
  }

  private void topic(
      Channel channel,
      FullHttpRequest request,
      ReplyWriter writer,
      Exchange exchange,
      Topic topic) {
    if (!door.topics().exists(topic)) {
      throw PushError.NOT_FOUND.raise("there is no topic " + topic);
    }
    switch (exchange.method()) {
      case "GET" -> {
        door.access().checkRead(exchange.principal(), topic);
        read(channel, request, writer, exchange, topic);
      }
      case "POST" -> {
        checkRoom();
        door.access().checkWrite(exchange.principal(), topic);
        inBackground(channel, writer, post -> door.topics().publish(topic, post), exchange);
      }
      default -> wrongMethod(channel, writer, "GET, HEAD, POST");
    }
  }

  private void read(
      Channel channel,
      FullHttpRequest request,
      ReplyWriter writer,
      Exchange exchange,
      Topic topic) {
    From from = TopicDoor.from(exchange);
    TopicDoor.Transport transport =
        writer.headOnly()
            ? TopicDoor.Transport.POLL
            : TopicDoor.transport(exchange, door.limits().waitSeconds());
    switch (transport) {
      case POLL -> {
        checkRoom();
        int limit = TopicDoor.limit(exchange, door.limits().pageEvents());
        boolean open = door.access().isOpen(topic);
        inBackground(
            channel,
            writer,
            poll -> PollHandler.answer(door.hub(), topic, poll, limit, open),
            exchange);
      }
      case LONG_POLL -> {
        checkRoom();
        longPoll(channel, writer, exchange, topic, from);
      }
      case SSE -> sse(channel, writer, topic, from);
      case WEB_SOCKET -> {
        checkRoom();
        takeOver(channel);
        WebSocketHandler.open(door, channel, request, exchange, topic, from);
      }
    }
  }

  private void longPoll(
      Channel channel, ReplyWriter writer, Exchange exchange, Topic topic, From from) {
    LongPollHandler poll =
        new LongPollHandler(
            topic,
            TopicDoor.limit(exchange, door.limits().pageEvents()),
            exchange.wait(door.limits().waitSeconds()),
            reply -> {
              held = null;
              answer(channel, writer, reply);
            });
    held = poll;
    poll.hold(door.hub(), room, from);
  }

  private void sse(Channel channel, ReplyWriter writer, Topic topic, From from) {
    if (door.full()) {
      takeOver(channel);
      SseHandler.refuse(channel);
    } else if (from instanceof From.After(var cursor) && door.topics().finished(topic)) {
      door.background()
          .run(
              room,
              () -> door.hub().head(topic).equals(cursor),
              _ -> false,
              hasAll -> {
                if (hasAll) {
                  answer(channel, writer, Reply.status(204)); // EventSource stops for good
                } else {
                  startSse(channel, topic, from);
                }
              });
    } else {
      startSse(channel, topic, from);
    }
  }

  private void startSse(Channel channel, Topic topic, From from) {
    takeOver(channel);
    SseHandler.open(door, channel, topic, from);
  }

  /// What was pipelined behind a stream can never be answered.
  private void takeOver(Channel channel) {
    waiting.forEach(FullHttpRequest::release);
    waiting.clear();
    channel.config().setAutoRead(true);
  }

  private void inBackground(
      Channel channel, ReplyWriter writer, Handler handler, Exchange exchange) {
    door.background()
        .run(
            room,
            () -> handler.handle(exchange),
            Problem::reply,
            reply -> answer(channel, writer, reply));
  }

  private void wrongMethod(Channel channel, ReplyWriter writer, String allow) {
    PushError.Raised problem = PushError.NO_SUCH_METHOD.raise("allowed here: " + allow);
    answer(channel, writer, Problem.reply(problem).with("allow", allow));
  }

  private void checkRoom() {
    if (door.full()) {
      throw PushError.OVERLOADED.raise("too many connections are open");
    }
  }

  private void answer(Channel channel, ReplyWriter writer, Reply reply) {
    writer.write(reply);
    busy = false;
    FullHttpRequest next = waiting.poll();
    if (next == null) {
      channel.config().setAutoRead(true);
      return;
    }
    try {
      if (channel.isActive()) {
        begin(channel, next);
      }
    } finally {
      next.release();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    LongPollHandler poll = held;
    if (poll != null) {
      poll.cancel();
    }
    waiting.forEach(FullHttpRequest::release);
    waiting.clear();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close(); // a broken connection; there is nobody left to tell
  }
}
