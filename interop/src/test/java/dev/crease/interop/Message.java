package dev.crease.interop;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a reader is told. A value.
public sealed interface Message {
  /// An event, and its JSON as it came.
  record Event(String id, String json) implements Message {}

  /// Where the reader stands; the first message on every transport.
  record Start(boolean recovered) implements Message {}

  /// Another control message, such as a heartbeat.
  record Control(String name) implements Message {}

  /// A page's messages, and the cursor for the next.
  record Page(List<Message> messages, String next) {}

  /// Reads one.
  static Message of(String json) {
    return of(JsonMapper.shared().readTree(json), json);
  }

  private static Message of(JsonNode node, String json) {
    if (node.has("id")) {
      return new Event(node.get("id").stringValue(), json);
    }
    String name = node.get("control").stringValue();
    return name.equals("start")
        ? new Start(node.get("recovered").booleanValue())
        : new Control(name);
  }

  /// Reads a page; what it says of a gap is its first message.
  static Page page(String json) {
    JsonNode node = JsonMapper.shared().readTree(json);
    List<Message> messages = new ArrayList<>();
    messages.add(new Start(node.get("recovered").booleanValue()));
    for (JsonNode event : node.get("events")) {
      messages.add(of(event, event.toString()));
    }
    return new Page(messages, node.get("next").stringValue());
  }
}
