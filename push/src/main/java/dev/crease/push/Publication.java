package dev.crease.push;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// An event the log has numbered and holds durably.
///
/// Its `json` is the whole event, `{"id","topic","type","time","data"}`, encoded once when the log
/// numbered it: stored bytes, sent bytes and replayed bytes are the same. A value; any thread.
public record Publication(Topic topic, Cursor cursor, JsonBytes json) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final String BEFORE_TIME = "\"time\":\"";

  /// Numbers a draft. Only a log calls this, at the moment it appends.
  public static Publication number(Topic topic, Cursor cursor, Draft draft) {
    return new Publication(topic, cursor, json("\"id\":\"%s\",".formatted(cursor), topic, draft));
  }

  /// An event's JSON.
  ///
  /// @param id the member `id` and a comma, or `""` for an event without one
  static JsonBytes json(String id, Topic topic, Draft draft) {
    String head =
        "{%s\"topic\":\"%s\",\"type\":\"%s\",\"time\":\"%s\",\"data\":"
            .formatted(id, topic, draft.type(), TIME.format(draft.time()));
    byte[] start = head.getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[start.length + draft.data().length() + 1];
    System.arraycopy(start, 0, whole, 0, start.length);
    int end = draft.data().copyTo(whole, start.length);
    whole[end] = '}';
    return JsonBytes.of(whole);
  }

  /// The bytes of their JSON together.
  public static long size(List<Publication> publications) {
    long size = 0;
    for (Publication publication : publications) {
      size += publication.json().length();
    }
    return size;
  }

  /// When it was made, as its JSON says.
  public Instant time() {
    // what comes before it, id, topic and type, can hold no quote
    String text = json.toString();
    int from = text.indexOf(BEFORE_TIME) + BEFORE_TIME.length();
    return Instant.parse(text.substring(from, text.indexOf('"', from)));
  }

  /// The place right after this event.
  public long offset() {
    return cursor.offset();
  }
}
