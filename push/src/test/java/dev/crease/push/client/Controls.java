package dev.crease.push.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an event or a control message.
final class Controls {
  private static final Pattern ID = Pattern.compile("\\A\\{\"id\":\"([^\"]+)\"");
  private static final Pattern HEAD = Pattern.compile("\"head\":\"([^\"]+)\"");

  private Controls() {}

  static Heard heard(String json) {
    Matcher id = ID.matcher(json);
    if (id.find()) {
      return new Heard.Event(id.group(1), json);
    }
    if (json.startsWith("{\"topic\"")) {
      return new Heard.Passed(json);
    }
    if (json.startsWith("{\"control\":\"start\"")) {
      return new Heard.Start(json.contains("\"recovered\":true"));
    }
    if (json.startsWith("{\"control\":\"beat\"")) {
      Matcher head = HEAD.matcher(json);
      return new Heard.Beat(head.find() ? head.group(1) : "");
    }
    if (json.startsWith("{\"control\":\"bye\"")) {
      return new Heard.Bye();
    }
    throw new AssertionError("neither an event nor a control message: " + json);
  }
}
