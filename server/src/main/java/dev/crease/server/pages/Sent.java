package dev.crease.server.pages;

import dev.crease.push.PushError;
import dev.crease.push.http.Exchange;
import dev.crease.push.http.Reply;
import dev.crease.server.reading.Books;
import dev.crease.web.Assets;
import dev.crease.web.MessagePage;
import dev.crease.web.PageHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/// How pages and files are answered. Any thread.
final class Sent {
  private static final String NEVER_OLD = "no-cache";
  private static final String SHARED = "public, max-age=60";
  private static final String PICTURE = "image/png";
  private static final int DIGEST_BYTES = 12;

  /// What a page looks like: a browser must not keep the page of an older one.
  private static final String EDITION = Assets.edition();

  private Sent() {}

  static Reply html(Exchange exchange, int status, String html) {
    return html(exchange, status, html, PageHeaders.ALWAYS);
  }

  /// A page that other sites may frame.
  static Reply framed(Exchange exchange, String html) {
    return html(exchange, 200, html, PageHeaders.FRAMED);
  }

  /// A page with no file of its own.
  static Reply plain(Exchange exchange, String html) {
    return html(exchange, 200, html, PageHeaders.LITE);
  }

  private static Reply html(
      Exchange exchange, int status, String html, Map<String, String> headers) {
    var plain = html.getBytes(StandardCharsets.UTF_8);
    boolean gzip = exchange.header("accept-encoding").contains("gzip");
    var reply = Reply.bytes(status, PageHeaders.TYPE, gzip ? packed(plain) : plain);
    for (var header : headers.entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    reply = reply.with("vary", "Accept-Encoding").with("cache-control", NEVER_OLD);
    return gzip ? reply.with("content-encoding", "gzip") : reply;
  }

  static Reply noMatch(Exchange exchange) {
    return html(exchange, 404, MessagePage.noMatch()).with("cache-control", "no-store");
  }

  /// The page of a match as of its last event; `304` for who has it.
  static Reply tagged(Exchange exchange, Books.Book book, Supplier<Reply> page) {
    return tagged(exchange, book.head().toString(), NEVER_OLD, page);
  }

  /// The page of all matches, each as of its last event.
  static Reply tagged(Exchange exchange, List<Books.Book> books, Supplier<Reply> page) {
    var state = new StringBuilder();
    for (var book : books) {
      state.append(book.match().scorecard().id()).append(' ').append(book.head()).append('\n');
    }
    return tagged(exchange, digest(state.toString()), NEVER_OLD, page);
  }

  /// A picture of a match as of its last event, which any cache may keep for a minute.
  static Reply picture(Exchange exchange, Books.Book book, Supplier<byte[]> png) {
    return tagged(
            exchange,
            book.head().toString(),
            SHARED,
            () -> Reply.bytes(200, PICTURE, png.get()).with("cache-control", SHARED))
        .with("cross-origin-resource-policy", "cross-origin")
        .with("x-content-type-options", "nosniff");
  }

  private static Reply tagged(
      Exchange exchange, String state, String cache, Supplier<Reply> answer) {
    var tag = state + "." + EDITION;
    var reply = exchange.has(tag) ? Reply.status(304).with("cache-control", cache) : answer.get();
    // weak (RFC 9110, 8.8.1): the page is the same, packed or not
    return reply.with("etag", "W/\"" + tag + '"');
  }

  /// `/assets/{file}?v=…`: kept for ever if the address is of this very content, else not at all.
  /// Any site may use them: the client library and the score element are meant for others' pages.
  static Reply asset(Exchange exchange) {
    var asset =
        Assets.find(exchange.param("file"))
            .orElseThrow(() -> PushError.NOT_FOUND.raise("no file " + exchange.param("file")));
    boolean gzip = exchange.header("accept-encoding").contains("gzip");
    var reply = Reply.bytes(200, asset.type(), gzip ? asset.gzip() : asset.bytes());
    boolean lasting = asset.address().endsWith("?v=" + exchange.query("v"));
    return (gzip ? reply.with("content-encoding", "gzip") : reply)
        .with("cache-control", lasting ? Assets.CACHE_CONTROL : NEVER_OLD)
        .with("vary", "Accept-Encoding")
        .with("access-control-allow-origin", "*")
        .with("cross-origin-resource-policy", "cross-origin")
        .with("x-content-type-options", "nosniff");
  }

  private static String digest(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] packed(byte[] plain) {
    var out = new ByteArrayOutputStream(plain.length / 4);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }
}
