package dev.crease.cli;

import dev.crease.cricket.MatchCommand;
import dev.crease.cricket.MatchEvent;
import dev.crease.server.json.CommandJson;
import dev.crease.server.json.EventJson;
import dev.crease.server.json.Json;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/// A scorer who speaks HTTP to a server, as any scorer's program would: each request has a key of
/// its own and says where the match should be, and one whose answer was lost is sent again. One
/// thread.
final class HttpScorer implements AutoCloseable {
  private final Poster poster;
  private String match = "";
  private String head = "";

  /// @param talk is told when nobody answers
  HttpScorer(URI server, String token, PrintWriter talk) {
    poster = new Poster(server, token, talk);
  }

  /// Makes the match; its first event says how.
  String create(MatchEvent created) throws Poster.MovedOn {
    Poster.Answer made = poster.post("/v1/matches", String.valueOf(EventJson.data(created)), "");
    match = made.body().text("id");
    head = made.etag();
    return match;
  }

  /// Says these commands, all or none; answers with the score after them.
  Json say(List<MatchCommand> commands) throws Poster.MovedOn {
    String body =
        commands.stream()
            .map(command -> String.valueOf(CommandJson.write(command)))
            .collect(Collectors.joining(",", "[", "]"));
    Poster.Answer made = poster.post("/v1/matches/" + match + "/events", body, head);
    head = made.etag();
    return made.body().get("score");
  }

  /// The id of the last event that was answered, in the quotes of an `ETag`.
  String head() {
    return head;
  }

  @Override
  public void close() {
    poster.close();
  }
}
