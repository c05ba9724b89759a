package dev.crease.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/// The files that pages ask for: style, script, icon. They are read from the jar once, when this
/// class is loaded. A file's address carries a hash of its content, so it may be kept for ever:
/// [#CACHE_CONTROL]. Any thread.
public final class Assets {
  /// Where the files live on the server.
  public static final String PREFIX = "/assets/";

  /// What to answer with to an address that carries the right `?v=`.
  public static final String CACHE_CONTROL = "public, max-age=31536000, immutable";

  private static final String FOLDER = "/web/assets/";
  private static final int HASH_LENGTH = 12;
  private static final int EDITION_LENGTH = 4;
  private static final Map<String, Asset> ALL =
      List.of(
              "ball.js",
              "ball.js.map",
              "crease.css",
              "crease.css.map",
              "crease.js",
              "crease.js.map",
              "crease-score.js",
              "crease-score.js.map",
              "fan.js",
              "fan.js.map",
              "icon.svg",
              "list.js",
              "list.js.map",
              "score.css",
              "score.css.map",
              "score.js",
              "score.js.map")
          .stream()
          .map(Asset::load)
          .collect(Collectors.toUnmodifiableMap(Asset::name, Function.identity()));

  private Assets() {}

  /// A file by its name: what follows [#PREFIX] in its address, without the query.
  public static Optional<Asset> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /// A short name for the style and script as they are now: another one after an upgrade.
  public static String edition() {
    return List.of("crease.css", "fan.js", "list.js", "ball.js").stream()
        .map(name -> find(name).orElseThrow().hash.substring(0, EDITION_LENGTH))
        .collect(Collectors.joining());
  }

  /// The address of a file for pages to use: `/assets/fan.js?v=0123456789ab`.
  static String address(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("no such file: " + name))
        .address();
  }

  /// One file, plain and packed.
  public static final class Asset {
    private final String name;
    private final String type;
    private final String hash;
    private final byte[] bytes;
    private final byte[] gzip;

    private Asset(String name, byte[] bytes) {
      this.name = name;
      this.type = typeOf(name);
      this.hash = hash(bytes);
      this.bytes = bytes;
      this.gzip = pack(bytes);
    }

    private static Asset load(String name) {
      try (var in = Assets.class.getResourceAsStream(FOLDER + name)) {
        if (in == null) {
          throw new IllegalStateException("the jar lacks " + FOLDER + name);
        }
        return new Asset(name, in.readAllBytes());
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    public String name() {
      return name;
    }

    /// `/assets/fan.js?v=0123456789ab`.
    public String address() {
      return PREFIX + name + "?v=" + hash;
    }

    /// For `Content-Type`.
    public String type() {
      return type;
    }

    /// For `ETag`, in its quotes.
    public String tag() {
      return '"' + hash + '"';
    }

    public byte[] bytes() {
      return bytes.clone();
    }

    /// For `Content-Encoding: gzip`.
    public byte[] gzip() {
      return gzip.clone();
    }

    private static String typeOf(String name) {
      return switch (name.substring(name.lastIndexOf('.') + 1)) {
        case "css" -> "text/css; charset=utf-8";
        case "js" -> "text/javascript; charset=utf-8";
        case "svg" -> "image/svg+xml";
        case "map" -> "application/json";
        default -> "application/octet-stream";
      };
    }

    private static String hash(byte[] bytes) {
      try {
        var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every JDK has SHA-256", impossible);
      }
    }

    private static byte[] pack(byte[] bytes) {
      var out = new ByteArrayOutputStream();
      try (var gzip = new GZIPOutputStream(out)) {
        gzip.write(bytes);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return out.toByteArray();
    }
  }
}
