package dev.crease.push.http;

import dev.crease.push.Page;
import dev.crease.push.Publication;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Pages as answers, made once for all who get the same at the same time. One per loop; its loop
/// only.
///
/// Of each address the last page is kept, if it is small: a crowd that waits for an event, or polls
/// for it, is given one [Reply].
final class PageReplies {
  private static final int KEPT = 64;
  private static final int KEPT_BYTES = 16 << 10;
  private static final byte[] BEGIN = ascii("{\"events\":[");

  /// How many answers are kept as bytes.
  private static final int WHOLES = 8;

  private final @Nullable Kept[] kept = new Kept[KEPT];
  private final @Nullable Whole[] wholes = new Whole[WHOLES];
  private int nextWhole;

  /// How a page is answered, beside what is in it.
  ///
  /// @param address what was read, see [Wanted]
  /// @param limit the most events that were asked for
  /// @param waitSeconds how long it was waited for, 0 if it was not
  /// @param shared whether caches may keep it, see [TopicDoor#shared]
  /// @param placed whether it was asked for by a cursor
  /// @param terms what the answer carries beside
  record Form(
      String address, int limit, int waitSeconds, boolean shared, boolean placed, Terms terms) {
    /// Caches may keep a full page that began at a cursor for ever: the events between two cursors
    /// never change.
    private String caching(Page page) {
      if (waitSeconds > 0) {
        return "no-store";
      }
      boolean settled = page.more() && page.recovered() && placed;
      String shareable =
          settled ? "public, max-age=31536000, immutable" : "public, max-age=0, s-maxage=1";
      return shared ? shareable : "private, no-store";
    }
  }

  /// The page; or `304` for who has asked at once and has it.
  Reply reply(Page page, Form form, Exchange exchange) {
    Kept same = kept(page, form);
    // a full page has the same tag before and after there is more behind it
    boolean has = form.waitSeconds == 0 && !page.more() && exchange.has(page.next().toString());
    return has ? same.notModified : same.reply;
  }

  /// An answer of these as the bytes of HTTP/1.1, for who keeps the connection. Made once for all
  /// who are given it within a second: a long poll's answer took 0.9 µs to put together, of 12.7 µs
  /// in all. It stays this one's own and is of use until the next is asked for.
  ByteBuf whole(Reply reply, String date) {
    for (Whole each : wholes) {
      if (each != null && each.is(reply, date)) {
        return each.bytes;
      }
    }
    Whole made = new Whole(reply, date, ReplyWriter.whole(reply, date));
    wholes[nextWhole] = made;
    nextWhole = (nextWhole + 1) % WHOLES;
    return made.bytes;
  }

  private Kept kept(Page page, Form form) {
    int at = form.address.hashCode() & (KEPT - 1);
    Kept last = kept[at];
    if (last != null && last.fits(page, form)) {
      return last;
    }
    Reply reply = make(page, form);
    Terms terms = form.terms;
    Kept made = new Kept(page, form, terms.on(reply), terms.on(notModified(reply)));
    if (reply.body().length <= KEPT_BYTES) {
      kept[at] = made;
    }
    return made;
  }

  private static Reply make(Page page, Form form) {
    String next = page.next().toString();
    String link = "<" + form.address + "after=" + next + "&limit=" + form.limit + ">; rel=\"next\"";
    Reply reply =
        Reply.bytes(200, "application/json", json(page, next))
            .with("etag", '"' + next + '"')
            .with("link", link)
            .with("vary", TopicDoor.VARY)
            .with("cache-control", form.caching(page));
    return form.waitSeconds == 0
        ? reply
        : reply.with("preference-applied", "wait=" + form.waitSeconds);
  }

  /// The same answer without its body (RFC 9110, 15.4.5).
  private static Reply notModified(Reply full) {
    Reply reply = Reply.status(304);
    for (Reply.Header header : full.headers()) {
      if (!header.name().equals("content-type")) {
        reply = reply.with(header.name(), header.value());
      }
    }
    return reply;
  }

  private static byte[] json(Page page, String next) {
    byte[] end =
        ascii(
            "],\"next\":\"%s\",\"more\":%b,\"recovered\":%b}"
                .formatted(next, page.more(), page.recovered()));
    int size = BEGIN.length + page.events().size() + end.length;
    for (Publication event : page.events()) {
      size += event.json().length();
    }
    byte[] json = Arrays.copyOf(BEGIN, page.events().isEmpty() ? size : size - 1);
    int at = BEGIN.length;
    for (Publication event : page.events()) {
      if (at > BEGIN.length) {
        json[at++] = ',';
      }
      at = event.json().copyTo(json, at);
    }
    System.arraycopy(end, 0, json, at, end.length);
    return json;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// An answer and its bytes.
  @SuppressWarnings("ReferenceEquality") // the same answer, not an equal one: cheap to tell
  private record Whole(Reply reply, String date, ByteBuf bytes) {
    boolean is(Reply other, String otherDate) {
      return reply == other && date.equals(otherDate);
    }
  }

  /// A page and its answers.
  @SuppressWarnings("ReferenceEquality") // the same list, not an equal one: cheap to tell
  private record Kept(Page page, Form form, Reply reply, Reply notModified) {
    boolean fits(Page other, Form otherForm) {
      return page.events() == other.events()
          && page.next().equals(other.next())
          && page.more() == other.more()
          && page.recovered() == other.recovered()
          && form.equals(otherForm);
    }
  }
}
