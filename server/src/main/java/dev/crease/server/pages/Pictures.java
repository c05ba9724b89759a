package dev.crease.server.pages;

import dev.crease.push.Cursor;
import dev.crease.push.PushError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// The pictures that were drawn last. To draw one takes a core for a while, and anybody may ask for
/// one, so few are drawn at once. Any thread.
final class Pictures {
  /// How many are kept.
  static final int KEPT = 64;

  /// How many are drawn at once.
  static final int DRAWN = 2;

  /// What a picture shows.
  ///
  /// @param ball the event's id; empty for the match as it stands
  /// @param head the match's last event: a correction changes what came before it
  record Key(String match, String ball, Cursor head) {}

  private final Semaphore drawing = new Semaphore(DRAWN);
  private final Map<Key, byte[]> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, byte[]> eldest) {
          return size() > KEPT;
        }
      };

  /// The picture, kept or drawn now.
  ///
  /// @throws PushError.Raised `overloaded` while enough others are being drawn
  byte[] of(Key key, Supplier<byte[]> draw) {
    synchronized (kept) {
      var png = kept.get(key);
      if (png != null) {
        return png;
      }
    }
    if (!drawing.tryAcquire()) {
      throw PushError.OVERLOADED.raise("too many pictures are being drawn");
    }
    try {
      var png = draw.get();
      synchronized (kept) {
        kept.put(key, png);
      }
      return png;
    } finally {
      drawing.release();
    }
  }
}
