package dev.crease.server.json;

import dev.crease.push.JsonBytes;
import java.util.List;

/// What a program publishes: one draft `{"type","data","key"?,"topic"?,"ephemeral"?}`, or an array
/// of 1 to 500 of them without keys, none of them ephemeral.
///
/// The data's value is kept as the publisher wrote it but for the blanks between its tokens: a
/// number keeps its digits, a text its escapes. It is only checked for being JSON. A value; any
/// thread.
///
/// @param key the draft's own name for the request, `""` for none or a batch
/// @param batch whether it came as an array
/// @param ephemeral whether it is to be passed on and not kept; a batch is not
public record DraftJson(List<Entry> entries, String key, boolean batch, boolean ephemeral) {
  /// How deeply arrays and objects may be nested in each other, the draft's own object included.
  public static final int DEPTH_MAX = 64;

  public DraftJson {
    entries = List.copyOf(entries);
  }

  /// One event to be: its type, and its data on one line.
  public record Entry(String type, JsonBytes data) {}

  /// Reads a body or a frame.
  ///
  /// @param topic the name of the topic it was sent to; a draft that names another is wrong
  /// @throws Json.Fault when it is no such thing; the fault says what is wrong, and where
  public static DraftJson read(String text, String topic) {
    return DraftReader.read(text, topic);
  }
}
