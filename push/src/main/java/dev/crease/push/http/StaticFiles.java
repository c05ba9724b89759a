package dev.crease.push.http;

import dev.crease.push.PushError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Files from the class path, one folder of it, by a route that ends in `{file}`.
///
/// Their addresses must change with their content: they are cached for ever.
public final class StaticFiles implements Handler {
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "map", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "txt", "text/plain; charset=utf-8",
          "webmanifest", "application/manifest+json");

  private final Class<?> owner;
  private final String folder;
  private final Map<String, byte[]> read = new ConcurrentHashMap<>();

  /// @param owner a class of the jar that holds the files
  /// @param folder the folder's place in that jar, such as `/web/assets/`
  public StaticFiles(Class<?> owner, String folder) {
    this.owner = owner;
    this.folder = folder;
  }

  @Override
  public Reply handle(Exchange exchange) {
    String file = exchange.param("file");
    String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    if (type == null || !file.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
      throw PushError.NOT_FOUND.raise("no file " + file);
    }
    return Reply.bytes(200, type, read.computeIfAbsent(file, this::read))
        .with("cache-control", "public, max-age=31536000, immutable")
        .with("x-content-type-options", "nosniff");
  }

  private byte[] read(String file) {
    try (InputStream in = owner.getResourceAsStream(folder + file)) {
      if (in == null) {
        throw PushError.NOT_FOUND.raise("no file " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read %s%s".formatted(folder, file), e);
    }
  }
}
