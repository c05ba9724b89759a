package dev.crease.push.http;

import dev.crease.push.JsonBytes;
import dev.crease.push.PushError;
import dev.crease.push.Selection;
import dev.crease.push.access.Principal;
import dev.crease.push.presence.Visitor;
import dev.crease.push.stream.LoopRoom;
import dev.crease.push.stream.Receiver;
import dev.crease.push.stream.StreamHandler;
import dev.crease.push.stream.WireForms;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the frames of one WebSocket mean: something to publish, for the application, or a new token
/// for the connection. Its loop only.
final class FrameDoor implements Receiver {
  /// A token has no character that JSON would escape, so its frame can be told by its form.
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*\\{\\s*\"type\"\\s*:\\s*\"token\"\\s*,\\s*\"token\"\\s*:\\s*\"([\\w.~+/=-]{1,8192})\"\\s*}\\s*");

  private final Door door;
  private final LoopRoom room;
  private final Selection selection;
  private final String client;
  private Principal principal;
  private @Nullable StreamHandler stream;

  /// @param selection what the connection reads
  /// @param exchange the request that opened the WebSocket; not kept, as it is most of what an idle
  ///   WebSocket would weigh
  FrameDoor(Door door, LoopRoom room, Selection selection, Exchange exchange) {
    this.door = door;
    this.room = room;
    this.selection = selection;
    client = exchange.client();
    principal = exchange.principal();
  }

  /// The stream lasts as long as its reader's rights.
  void keep(StreamHandler mine) {
    stream = mine;
    mine.until(principal.expires());
  }

  @Override
  public void receive(JsonBytes frame, Consumer<JsonBytes> then) {
    try {
      var _ = door.gate().publish(principal, client);
    } catch (PushError.Raised raised) {
      then.accept(WireForms.refused(raised));
      return;
    }
    Matcher token = TOKEN.matcher(frame.toString());
    if (token.matches()) {
      renew(token.group(1), then);
      return;
    }
    Principal who = principal;
    door.background()
        .run(room, () -> door.topics().receive(selection, who, frame), WireForms::refused, then);
  }

  private void renew(String token, Consumer<JsonBytes> then) {
    var asked = door.gate().access().principal(token).toCompletableFuture();
    asked.whenComplete(
        (_, _) ->
            room.execute(
                () -> {
                  try {
                    then.accept(renewed(Gate.settled(asked)));
                  } catch (PushError.Raised raised) {
                    then.accept(WireForms.refused(raised));
                  }
                }));
  }

  /// The stream goes on as the same reader, who must still be allowed to read.
  private JsonBytes renewed(Principal who) {
    boolean same = principal.subject().equals(who.subject());
    if (!same && !principal.isAnyone()) {
      throw PushError.NOT_ALLOWED.raise("the new token is of somebody else");
    }
    selection.patterns().forEach(each -> door.gate().access().checkRead(who, each));
    principal = who;
    StreamHandler mine = stream;
    if (mine != null) {
      mine.until(who.expires());
      mine.become(Visitor.of(who));
    }
    String until = who.expires().equals(Instant.MAX) ? "" : who.expires().toString();
    return JsonBytes.of("{\"control\":\"token\",\"expires\":\"" + until + "\"}");
  }
}
