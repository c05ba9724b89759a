package dev.crease.server.json;

import dev.crease.push.Append;
import dev.crease.push.JsonBytes;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads a [DraftJson] in one walk over the tokens, without building what is only passed on. One
/// thread.
final class DraftReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(DraftJson.DEPTH_MAX).build())
          .build();

  private final String text;
  private final String topic;
  private final JsonParser parser;

  private DraftReader(String text, String topic, JsonParser parser) {
    this.text = text;
    this.topic = topic;
    this.parser = parser;
  }

  static DraftJson read(String text, String topic) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      DraftJson read = new DraftReader(text, topic, parser).whole();
      if (parser.nextToken() != null) {
        throw new Json.Fault("", "one JSON value", "another one behind it");
      }
      return read;
    } catch (JacksonException e) {
      throw Json.fault(e, text);
    }
  }

  private record Found(DraftJson.Entry entry, String key, boolean ephemeral) {}

  private DraftJson whole() {
    if (parser.nextToken() == JsonToken.START_ARRAY) {
      return batch();
    }
    Found one = draft("");
    return new DraftJson(List.of(one.entry), one.key, false, one.ephemeral);
  }

  private DraftJson batch() {
    List<DraftJson.Entry> entries = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (entries.size() == Append.DRAFTS_MAX) {
        throw count("more");
      }
      String place = "[%d]".formatted(entries.size());
      Found one = draft(place);
      if (!one.key.isEmpty()) {
        throw new Json.Fault(place + ".key", "no key in a batch: send Idempotency-Key", "one");
      }
      if (one.ephemeral) {
        throw new Json.Fault(place + ".ephemeral", "only events that are kept in a batch", "true");
      }
      entries.add(one.entry);
    }
    if (entries.isEmpty()) {
      throw count("none");
    }
    return new DraftJson(entries, "", true, false);
  }

  private static Json.Fault count(String found) {
    return new Json.Fault("", "1 to %d events in a batch".formatted(Append.DRAFTS_MAX), found);
  }

  private Found draft(String place) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new Json.Fault(place, "an object with type and data", shown());
    }
    String type = "";
    String key = "";
    String data = "";
    boolean ephemeral = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "type" -> type = string(at(place, name));
        case "key" -> key = string(at(place, name));
        case "data" -> data = value();
        case "ephemeral" -> ephemeral = bool(at(place, name));
        case "topic" -> checkTopic(at(place, name));
        default ->
            throw new Json.Fault(
                at(place, name), "one of type, data, key, topic, ephemeral", quoted(name));
      }
    }
    if (type.isEmpty()) {
      throw new Json.Fault(at(place, "type"), "a text that is not empty", "missing or empty");
    }
    if (data.isEmpty()) {
      throw new Json.Fault(at(place, "data"), "a value", "missing");
    }
    return new Found(new DraftJson.Entry(type, JsonBytes.of(data)), key, ephemeral);
  }

  private boolean bool(String place) {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case null, default -> throw new Json.Fault(place, "true or false", shown());
    };
  }

  private void checkTopic(String place) {
    if (!string(place).equals(topic)) {
      throw new Json.Fault(place, quoted(topic) + ", to which it was sent", quoted(string(place)));
    }
  }

  private static String at(String place, String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private String string(String place) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw new Json.Fault(place, "a text", shown());
    }
    return parser.getString();
  }

  /// The value of the current token and all below it, as it was written.
  private String value() {
    int from = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    int to = (int) parser.currentLocation().getCharOffset();
    return onOneLine(text, from, to);
  }

  private String shown() {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      default -> parser.getString();
    };
  }

  /// Leaves out the blanks between tokens; those in texts stay.
  private static String onOneLine(String json, int from, int to) {
    StringBuilder line = new StringBuilder(to - from);
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      char c = json.charAt(i);
      if (c == '\\') { // only in a text; what it escapes may be a quote
        line.append(json, i, i + 2);
        i++;
      } else if (quoted || !isBlank(c)) {
        quoted ^= c == '"';
        line.append(c);
      }
    }
    return line.toString();
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }
}
