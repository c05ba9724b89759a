package dev.crease.web.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// One message as ICU's MessageFormat writes it, of which this reads what cricket needs. A value;
/// any thread.
///
/// ```
/// {bowler} to {batter}                            an argument
/// {n, plural, =0 {none} one {# run} other {# runs}}  by a number; # is the number
/// {choice, select, bat {to bat} other {to field}}    by a word
/// ''  '{'  '}'                                    an apostrophe, and braces that are text
/// ```
final class Message {
  private static final String OTHER = "other";

  private final List<Part> parts;

  private Message(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  private sealed interface Part {
    record Text(String text) implements Part {}

    record Argument(String name) implements Part {}

    record Count() implements Part {}

    record Choice(String name, boolean plural, Map<String, Message> cases) implements Part {}
  }

  /// @throws IllegalArgumentException when it is no such message
  static Message parse(String pattern) {
    var reader = new Reader(pattern);
    var message = reader.message(false);
    if (reader.at < pattern.length()) {
      throw new IllegalArgumentException("a brace too many: " + pattern);
    }
    return message;
  }

  /// The names of its arguments.
  Set<String> arguments() {
    var names = new TreeSet<String>();
    for (var part : parts) {
      switch (part) {
        case Part.Text _, Part.Count _ -> {}
        case Part.Argument(var name) -> names.add(name);
        case Part.Choice(var name, _, var cases) -> {
          names.add(name);
          cases.values().forEach(each -> names.addAll(each.arguments()));
        }
      }
    }
    return names;
  }

  /// @param arguments texts, and numbers as [Integer]
  /// @throws IllegalStateException when one is missing, or is no number where one is counted
  String format(Language language, Map<String, Object> arguments) {
    var text = new StringBuilder();
    format(language, arguments, 0, text);
    return text.toString();
  }

  private void format(
      Language language, Map<String, Object> arguments, int counted, StringBuilder text) {
    for (var part : parts) {
      switch (part) {
        case Part.Text(var fixed) -> text.append(fixed);
        case Part.Count() -> text.append(language.number(counted));
        case Part.Argument(var name) -> {
          var value = value(arguments, name);
          text.append(value instanceof Integer number ? language.number(number) : value);
        }
        case Part.Choice choice -> choose(language, arguments, choice, text);
      }
    }
  }

  private static void choose(
      Language language, Map<String, Object> arguments, Part.Choice choice, StringBuilder text) {
    var value = value(arguments, choice.name());
    int number = 0;
    String key = String.valueOf(value);
    if (choice.plural()) {
      if (!(value instanceof Integer counted)) {
        throw new IllegalStateException(
            "%s must be a number, was: %s".formatted(choice.name(), value));
      }
      number = counted;
      key = choice.cases().containsKey("=" + counted) ? "=" + counted : language.plural(counted);
    }
    var message = choice.cases().getOrDefault(key, choice.cases().get(OTHER));
    if (message == null) {
      throw new IllegalStateException("a choice has no other: " + choice.name());
    }
    message.format(language, arguments, number, text);
  }

  private static Object value(Map<String, Object> arguments, String name) {
    var value = arguments.get(name);
    if (value == null) {
      throw new IllegalStateException(
          "a message wants {%s}, there are %s".formatted(name, arguments));
    }
    return value;
  }

  /// Reads one pattern. Used once.
  private static final class Reader {
    private final String pattern;
    private int at;

    Reader(String pattern) {
      this.pattern = pattern;
    }

    /// Up to the end, or to a closing brace.
    Message message(boolean counting) {
      var parts = new ArrayList<Part>();
      var text = new StringBuilder();
      while (at < pattern.length() && pattern.charAt(at) != '}') {
        char c = pattern.charAt(at);
        if (c == '{' || (c == '#' && counting)) {
          flush(text, parts);
          at++;
          parts.add(c == '#' ? new Part.Count() : argument());
        } else if (c == '\'') {
          quoted(text);
        } else {
          text.append(c);
          at++;
        }
      }
      flush(text, parts);
      return new Message(parts);
    }

    private static void flush(StringBuilder text, List<Part> parts) {
      if (!text.isEmpty()) {
        parts.add(new Part.Text(text.toString()));
        text.setLength(0);
      }
    }

    /// `''` is one; before a brace an apostrophe begins what is text up to the next one.
    private void quoted(StringBuilder text) {
      at++;
      char next = at < pattern.length() ? pattern.charAt(at) : ' ';
      if (next == '\'') {
        text.append('\'');
        at++;
      } else if (next == '{' || next == '}') {
        int end = pattern.indexOf('\'', at);
        int until = end < 0 ? pattern.length() : end;
        text.append(pattern, at, until);
        at = end < 0 ? until : until + 1;
      } else {
        text.append('\'');
      }
    }

    private Part argument() {
      var name = word();
      char next = next();
      if (next == '}') {
        return new Part.Argument(name);
      }
      var kind = word();
      if (next != ',' || next() != ',' || !List.of("plural", "select").contains(kind)) {
        throw fault("{name}, {name, plural, …} or {name, select, …}");
      }
      boolean plural = kind.equals("plural");
      var cases = new LinkedHashMap<String, Message>();
      for (var key = word(); !key.isEmpty(); key = word()) {
        if (next() != '{') {
          throw fault("a message in braces");
        }
        cases.put(key, message(plural));
        if (next() != '}') {
          throw fault("a closing brace");
        }
      }
      if (next() != '}' || !cases.containsKey(OTHER)) {
        throw fault("a case 'other'");
      }
      return new Part.Choice(name, plural, Map.copyOf(cases));
    }

    private String word() {
      spaces();
      int start = at;
      while (at < pattern.length() && " ,{}".indexOf(pattern.charAt(at)) < 0) {
        at++;
      }
      return pattern.substring(start, at);
    }

    private char next() {
      spaces();
      if (at >= pattern.length()) {
        throw fault("more");
      }
      return pattern.charAt(at++);
    }

    private void spaces() {
      while (at < pattern.length() && pattern.charAt(at) == ' ') {
        at++;
      }
    }

    private IllegalArgumentException fault(String expected) {
      return new IllegalArgumentException(
          "expected %s at %d of: %s".formatted(expected, at, pattern));
    }
  }
}
