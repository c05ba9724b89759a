package dev.crease.server.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A JSON value and its place in the document, read strictly: whatever is not as expected is a
/// [Fault] that names the place, what was expected there and what was found. Any thread.
///
/// @param place `innings[0].overs[3]`; empty for the whole document
public record Json(String place, JsonNode node) {
  private static final int SHOWN_MAX = 40;
  private static final int NEAR = 10;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /// What was expected at a place, and what was found there.
  public static final class Fault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String place;

    public Fault(String place, String expected, String found) {
      super("expected %s, was %s".formatted(expected, found));
      this.place = place;
    }

    /// Where: a path, or `line 3:14` where the text is no JSON.
    public String place() {
      return place;
    }

    /// `runs.batter: expected a number, was "four"`.
    public String text() {
      return place.isEmpty() ? String.valueOf(getMessage()) : place + ": " + getMessage();
    }
  }

  /// The one JSON value in these bytes.
  ///
  /// @throws Fault when they are something else
  public static Json parse(byte[] utf8) {
    return parse(new String(utf8, StandardCharsets.UTF_8));
  }

  /// The one JSON value in this text.
  ///
  /// @throws Fault when it is something else
  public static Json parse(String text) {
    try {
      var node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw new Fault("line 1:1", "JSON", "nothing");
      }
      return new Json("", node);
    } catch (JacksonException e) {
      throw fault(e, text);
    }
  }

  /// The fault of a text that is no JSON, at its line and column, in words of our own: those of the
  /// parser change with its version, and name its classes.
  static Fault fault(JacksonException e, String text) {
    var at = e.getLocation();
    var place = at == null ? "" : "line %d:%d".formatted(at.getLineNr(), at.getColumnNr());
    return switch (e) {
      case UnexpectedEndOfInputException _ -> new Fault(place, "JSON", "the end of the text");
      case StreamConstraintsException _ ->
          new Fault(place, "JSON within its bounds", "nested too deeply, or a number too long");
      default ->
          String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")
              ? new Fault(place, "each member once", "one of them twice")
              : new Fault(place, "JSON", "something else" + near(text, at));
    };
  }

  /// The characters up to the place where the parser gave up, and the next few.
  private static String near(String text, @Nullable TokenStreamLocation at) {
    long end = at == null ? -1 : at.getCharOffset();
    if (end < 0 || end > text.length()) {
      return "";
    }
    int from = (int) Math.max(0, end - NEAR);
    int to = (int) Math.min(text.length(), end + NEAR);
    return " near '%s'".formatted(text.substring(from, to).replaceAll("\\p{Cntrl}", " "));
  }

  private Json child(String name) {
    var below = node.isObject() ? node.path(name) : MissingNode.getInstance();
    return new Json(place.isEmpty() ? name : place + "." + name, below);
  }

  /// Whether the member is there and not null.
  public boolean has(String name) {
    var below = child(name).node;
    return !below.isMissingNode() && !below.isNull();
  }

  /// The member, which must be there.
  public Json get(String name) {
    if (!node.isObject()) {
      throw fault("an object");
    }
    if (!has(name)) {
      throw child(name).fault("a value");
    }
    return child(name);
  }

  public String text(String name) {
    return get(name).text();
  }

  /// The member's text; empty where there is none.
  public String textOr(String name) {
    return has(name) ? text(name) : "";
  }

  public int number(String name) {
    return get(name).number();
  }

  /// The member's number, or `otherwise` where there is none.
  public int numberOr(String name, int otherwise) {
    return has(name) ? number(name) : otherwise;
  }

  /// Whether the member is there and true.
  public boolean is(String name) {
    return has(name) && get(name).bool();
  }

  /// The member's elements; none where there is no member.
  public List<Json> list(String name) {
    return has(name) ? get(name).list() : List.of();
  }

  /// The member's elements as texts; none where there is no member.
  public List<String> texts(String name) {
    return list(name).stream().map(Json::text).toList();
  }

  public String text() {
    if (!node.isString()) {
      throw fault("a text");
    }
    return node.stringValue();
  }

  /// A text, or a number as it is written: files mix them.
  public String loose() {
    if (node.isNumber()) {
      return node.decimalValue().toPlainString();
    }
    return text();
  }

  public int number() {
    if (!node.isInt()) {
      throw fault("a whole number");
    }
    return node.intValue();
  }

  public double decimal() {
    if (!node.isNumber()) {
      throw fault("a number");
    }
    return node.doubleValue();
  }

  public boolean bool() {
    if (!node.isBoolean()) {
      throw fault("true or false");
    }
    return node.booleanValue();
  }

  public List<Json> list() {
    if (!node.isArray()) {
      throw fault("a list");
    }
    var all = new ArrayList<Json>();
    for (int i = 0; i < node.size(); i++) {
      all.add(new Json("%s[%d]".formatted(place, i), node.get(i)));
    }
    return all;
  }

  public List<String> names() {
    if (!node.isObject()) {
      throw fault("an object");
    }
    return List.copyOf(node.propertyNames());
  }

  /// This place did not hold what it should.
  public Fault fault(String expected) {
    return new Fault(place, expected, shown());
  }

  /// Refuses members that nobody would read: most are slips of the pen.
  public void allowOnly(List<String> known) {
    for (var name : names()) {
      if (!known.contains(name)) {
        throw new Fault(
            child(name).place, "one of " + String.join(", ", known), "\"" + name + "\"");
      }
    }
  }

  private String shown() {
    if (node.isMissingNode()) {
      return "missing";
    }
    if (node.isObject() || node.isArray()) {
      return node.isObject() ? "an object" : "a list";
    }
    var text = node.toString();
    return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
  }
}
