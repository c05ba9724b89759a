package dev.crease.cli;

import dev.crease.cli.option.ServerAddress;
import dev.crease.push.Append;
import dev.crease.push.Topic;
import dev.crease.server.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `crease publish`: publishes one event, or a line of standard input after another.
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = {
      "Publish events to a topic of a running server, and print their ids.",
      "An event is {\"type\":…,\"data\":…}; with --type it is the data alone."
    },
    footer = {
      "",
      "Examples:",
      "  crease publish feeds/news '{\"type\":\"flash\",\"data\":\"Rain at Leeds\"}'",
      "  crease publish feeds/prices --type price < prices.ndjson"
    })
final class PublishCommand implements Callable<Integer> {
  /// How many characters of events are sent at once at most, unless it is one event.
  private static final int BATCH_CHARS = 256 << 10;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "TOPIC", description = "Such as feeds/prices/brent.")
  private String topic = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "JSON",
      defaultValue = "-",
      description = "The event, or - to read one from each line of standard input.")
  private String json = "-";

  @Option(
      names = "--type",
      defaultValue = "",
      description = "The type of the events; then JSON, or each line, is only their data.")
  private String type = "";

  @Option(
      names = "--to",
      paramLabel = "URL",
      defaultValue = "${CREASE_URL:-http://127.0.0.1:8080}",
      converter = ServerAddress.class,
      description = "The server (default: ${DEFAULT-VALUE}).")
  private URI server = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--token",
      defaultValue = "${CREASE_TOKEN:-}",
      description = "A token that may write, from crease token.")
  private String token = "";

  @Override
  public Integer call() throws IOException {
    if (Topic.parse(topic).isEmpty()) {
      throw new ParameterException(spec.commandLine(), "that is no topic: " + topic);
    }
    if (token.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "A token is needed. Try: crease token --sub me --write '%s', then --token or CREASE_TOKEN"
              .formatted(topic));
    }
    try (Poster poster = new Poster(server, token, spec.commandLine().getErr())) {
      if (json.equals("-")) {
        publishLines(poster);
      } else {
        post(poster, draft(json));
      }
    }
    return Exit.OK;
  }

  /// As many lines at once as there are, so that a slow source is not held back.
  private void publishLines(Poster poster) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    List<String> batch = new ArrayList<>();
    int chars = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isBlank()) {
        batch.add(draft(line));
        chars += line.length();
      }
      if (batch.size() == Append.DRAFTS_MAX || chars > BATCH_CHARS || !in.ready()) {
        postAll(poster, batch);
        chars = 0;
      }
    }
    postAll(poster, batch);
  }

  private void postAll(Poster poster, List<String> batch) {
    if (!batch.isEmpty()) {
      post(poster, "[" + String.join(",", batch) + "]");
      batch.clear();
    }
  }

  private String draft(String event) {
    return type.isEmpty() ? event : "{\"type\":\"%s\",\"data\":%s}".formatted(type, event);
  }

  private void post(Poster poster, String body) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Json answer = poster.post("/v1/" + topic, body, "").body();
      List<String> made = answer.has("ids") ? answer.texts("ids") : List.of(answer.text("id"));
      made.forEach(out::println);
      out.flush();
    } catch (Poster.MovedOn e) {
      throw new IllegalStateException("nothing was expected of the topic", e);
    }
  }
}
