package dev.crease.server.scorers;

import dev.crease.cricket.Scorer;
import dev.crease.cricket.scorers.Lease;
import dev.crease.cricket.scorers.Sighting;
import dev.crease.push.PushError;
import dev.crease.server.json.Json;
import dev.crease.server.json.ScorersJson;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The lease of a match as JSON, and what is asked about it. Any thread.
public final class LeaseJson {
  private static final List<String> BOARD =
      List.of("runs", "wickets", "overs", "striker", "nonStriker", "bowler");

  private LeaseJson() {}

  /// `{"type":"claim"|"renew"|"release"|"handover"|"take", "epoch"?, "code"?, "seen"?, "key"?}`.
  ///
  /// @throws Json.Fault when it is something else
  public static LeaseRequest read(Json body, Scorer who) {
    body.allowOnly(members(body.get("type")));
    return switch (body.text("type")) {
      case "claim" -> new LeaseRequest.Claim(who);
      case "renew" -> new LeaseRequest.Renew(who, epoch(body));
      case "release" -> new LeaseRequest.Release(who, epoch(body));
      case "handover" -> new LeaseRequest.Arm(who, epoch(body));
      default -> new LeaseRequest.Take(who, code(body.get("code")), seen(body.get("seen")));
    };
  }

  private static List<String> members(Json type) {
    return switch (type.text()) {
      case "claim" -> List.of("type", "key");
      case "renew", "release", "handover" -> List.of("type", "key", "epoch");
      case "take" -> List.of("type", "key", "code", "seen");
      default -> throw type.fault("one of claim, renew, release, handover, take");
    };
  }

  /// The number of a lease that somebody says they have.
  public static int epoch(Json body) {
    int epoch = body.number("epoch");
    if (epoch < 1) {
      throw body.get("epoch").fault("1 or more");
    }
    return epoch;
  }

  private static String code(Json code) {
    if (!code.text().matches("[0-9]{6}")) {
      throw code.fault("six digits");
    }
    return code.text();
  }

  private static Sighting seen(Json seen) {
    seen.allowOnly(BOARD);
    return new Sighting(
        seen.number("runs"),
        seen.number("wickets"),
        seen.text("overs"),
        seen.textOr("striker"),
        seen.textOr("nonStriker"),
        seen.textOr("bowler"));
  }

  /// `{"epoch","leader","heard","silentAt","handover","aside"}`.
  ///
  /// @param silentAt from when on the leader counts as silent
  /// @param aside how many requests are kept aside
  public static ObjectNode write(Lease lease, Instant silentAt, Instant now, int aside) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("epoch", lease.epoch());
    json.set("leader", ScorersJson.write(lease.leader()));
    if (lease.held()) {
      json.put("heard", lease.heard().toString()).put("silentAt", silentAt.toString());
      json.put("silent", !now.isBefore(silentAt));
    } else {
      json.putNull("heard").putNull("silentAt").put("silent", false);
    }
    if (lease.handover().open(now)) {
      json.putObject("handover").put("until", lease.handover().until().toString());
    } else {
      json.putNull("handover");
    }
    return json.put("aside", aside);
  }

  /// The number of a lease in a header.
  ///
  /// @throws PushError.Raised `malformed` when a header is no number of a lease
  public static int epoch(String header) {
    if (!header.matches("[1-9][0-9]{0,8}")) {
      throw PushError.MALFORMED.raise("Lease-Epoch is a number from 1 on, was: " + header);
    }
    return Integer.parseInt(header);
  }
}
