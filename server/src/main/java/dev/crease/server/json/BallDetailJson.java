package dev.crease.server.json;

import dev.crease.cricket.BallDetail;
import dev.crease.cricket.BallDetail.InOver;
import dev.crease.cricket.Shot;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// What is seldom said of a ball: `short` (a number, or `"deliberate"`), `notInOver` (`dead`, or a
/// Law's number), `shot`. None of them is written where there is nothing to say.
final class BallDetailJson {
  private static final String DELIBERATE = "deliberate";
  private static final List<String> SHOT =
      List.of("stroke", "angle", "distance", "line", "length", "speed");

  private BallDetailJson() {}

  static BallDetail read(Json ball) {
    if (!ball.has("short") && !ball.has("notInOver") && !ball.has("shot")) {
      return BallDetail.NONE;
    }
    boolean deliberate = ball.has("short") && ball.get("short").node().isString();
    int shortRuns = deliberate ? deliberate(ball.get("short")) : ball.numberOr("short", 0);
    if (shortRuns < 0 || shortRuns > 9) {
      throw ball.get("short").fault("0 to 9, or \"deliberate\"");
    }
    return new BallDetail(shortRuns, deliberate, place(ball), shot(ball));
  }

  private static int deliberate(Json said) {
    if (!said.text().equals(DELIBERATE)) {
      throw said.fault("0 to 9, or \"deliberate\"");
    }
    return 0;
  }

  private static InOver place(Json ball) {
    if (!ball.has("notInOver")) {
      return InOver.COUNTS;
    }
    var said = ball.get("notInOver");
    var known = Stream.of(InOver.values()).filter(place -> place != InOver.COUNTS).toList();
    return known.stream()
        .filter(place -> place.word().equals(said.loose()))
        .findFirst()
        .orElseThrow(
            () ->
                said.fault(
                    "one of "
                        + known.stream().map(InOver::word).collect(Collectors.joining(", "))));
  }

  private static Shot shot(Json ball) {
    if (!ball.has("shot")) {
      return Shot.NONE;
    }
    var shot = ball.get("shot");
    shot.allowOnly(SHOT);
    try {
      return new Shot(
          shot.textOr("stroke"),
          shot.numberOr("angle", -1),
          shot.numberOr("distance", -1),
          shot.textOr("line"),
          shot.textOr("length"),
          shot.numberOr("speed", 0));
    } catch (Json.Fault fault) {
      throw fault;
    } catch (IllegalArgumentException e) {
      throw shot.fault("a shot (%s)".formatted(e.getMessage()));
    }
  }

  static void write(ObjectNode json, BallDetail detail) {
    if (detail.equals(BallDetail.NONE)) {
      return;
    }
    if (detail.deliberate()) {
      json.put("short", DELIBERATE);
    } else if (detail.shortRuns() > 0) {
      json.put("short", detail.shortRuns());
    }
    if (detail.place() != InOver.COUNTS) {
      json.put("notInOver", detail.place().word());
    }
    if (detail.shot().noted()) {
      shot(json.putObject("shot"), detail.shot());
    }
  }

  private static void shot(ObjectNode json, Shot shot) {
    text(json, "stroke", shot.stroke());
    number(json, "angle", shot.angle(), -1);
    number(json, "distance", shot.distance(), -1);
    text(json, "line", shot.line());
    text(json, "length", shot.length());
    number(json, "speed", shot.speed(), 0);
  }

  private static void text(ObjectNode json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  private static void number(ObjectNode json, String name, int number, int unknown) {
    if (number != unknown) {
      json.put(name, number);
    }
  }
}
