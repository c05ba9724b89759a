package dev.crease.server.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crease.push.PushError;
import dev.crease.server.CreaseServer;
import dev.crease.server.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Nothing of the server is missing in its descriptions, and nothing is in them that the server
/// lacks. What is read from source here are words that are written in one place each.
class DescriptionTest {
  private static final List<String> TOPICS =
      List.of(
          "GET /v1/matches/{id}/events",
          "POST /v1/matches/{id}/events",
          "GET /v1/feeds/{name}",
          "POST /v1/feeds/{name}",
          "GET /v1/registry/{register}",
          "POST /v1/registry/{register}",
          "GET /v1/events");

  /// As it is written out, or as it is handed to who writes it.
  private static final Pattern CONTROL = Pattern.compile("control(?:\\\\\":\\\\\"|\\(\")([a-z]+)");

  private final Described openApi = new Described(Description.of("openapi").json().toString());
  private final Described asyncApi = new Described(Description.of("asyncapi").json().toString());

  @Test
  void everyAddressIsDescribedAndNoOther() throws IOException {
    try (CreaseServer server = CreaseServer.start(ServerConfig.inMemory())) {
      Set<String> addresses = new TreeSet<>(TOPICS);
      addresses.addAll(server.addresses());
      assertThat(openApi.operations())
          .as("what openapi.json describes, and what the server answers")
          .containsExactlyInAnyOrderElementsOf(addresses);
    }
  }

  @Test
  void aSchemaRefusesWhatItDoesNotSay() {
    openApi.check("Page", "{\"events\":[],\"next\":\"k3-1\",\"more\":false,\"recovered\":true}");
    assertThatThrownBy(() -> openApi.check("Page", "{\"events\":[],\"next\":\"1\",\"more\":0}"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("recovered");
  }

  @Test
  void everyErrorHasItsStatusItsTitleAndAnExample() {
    Map<String, String> described = new TreeMap<>();
    for (JsonNode answer : openApi.at("/components/responses")) {
      JsonNode examples = answer.at("/content/application~1problem+json/examples");
      for (String code : examples.propertyNames()) {
        JsonNode problem = examples.get(code).get("value");
        assertThat(problem.get("code").stringValue()).isEqualTo(code);
        openApi.check("Problem", problem.toString());
        described.put(code, shown(problem));
      }
    }
    Map<String, String> known =
        Stream.of(PushError.values())
            .collect(
                Collectors.toMap(
                    PushError::code,
                    error ->
                        "%d %s, temporary: %b"
                            .formatted(error.status(), error.title(), error.temporary())));
    assertThat(described).containsExactlyInAnyOrderEntriesOf(known);
    assertThat(words(openApi.at("/components/schemas/ProblemCode/enum")))
        .containsExactlyInAnyOrderElementsOf(known.keySet());
  }

  private static String shown(JsonNode problem) {
    return "%d %s, temporary: %b"
        .formatted(
            problem.get("status").intValue(),
            problem.get("title").stringValue(),
            problem.get("temporary").booleanValue());
  }

  @Test
  void anErrorIsListedUnderItsOwnStatus() {
    for (String operation : openApi.operations()) {
      JsonNode answers = openApi.answers(operation);
      assertThat(answers.propertyNames()).as(operation).contains("400", "401", "default");
      for (String status : answers.propertyNames()) {
        JsonNode examples =
            openApi.resolved(answers.get(status)).at("/content/application~1problem+json/examples");
        for (String code : examples.propertyNames()) {
          String its = examples.get(code).at("/value/status").toString();
          assertThat(status).as("%s: %s", operation, code).isIn(its, "default");
        }
      }
    }
  }

  @Test
  void everyTypeOfAnEventOfAMatchIsDescribed() throws IOException {
    Set<String> known =
        found(
            "server/src/main/java/dev/crease/server/json/FactJson.java",
            "case Fact\\.\\w+ _ -> \"([a-z-]+)\";");
    known.addAll(
        found(
            "server/src/main/java/dev/crease/server/json/CorrectionJson.java",
            "EVENT = \"([a-z-]+)\";"));
    Set<String> described = new TreeSet<>();
    for (JsonNode one : openApi.at("/components/schemas/MatchEvent/allOf/2/oneOf")) {
      described.add(one.at("/properties/type/const").stringValue());
    }
    assertThat(described).hasSizeGreaterThan(20).isEqualTo(known);
  }

  @Test
  void everyCommandIsDescribed() throws IOException {
    String folder = "server/src/main/java/dev/crease/server/json/";
    Set<String> known = found(folder + "FactJson.java", "case \"([a-z-]+)\" ->\\s+new Fact\\.");
    known.addAll(found(folder + "CorrectionJson.java", "case \"([a-z-]+)\" ->"));
    known.addAll(found(folder + "CommandJson.java", "type\\.equals\\(\"([a-z-]+)\"\\)"));
    assertThat(found(folder + "Vocabulary.java", "MEMBERS\\.put\\(\\s*\"([a-z-]+)\""))
        .as("what a scorer is told there is")
        .isEqualTo(known);
    assertThat(words(openApi.at("/components/schemas/Command/properties/type/enum")))
        .hasSizeGreaterThan(20)
        .containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void everyControlMessageIsDescribed() throws IOException {
    Set<String> known = new TreeSet<>();
    for (Path folder : List.of(Path.of("../push/src/main"), Path.of("src/main"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          known.addAll(found(Files.readString(file), CONTROL));
        }
      }
    }
    Set<String> described = new TreeSet<>();
    for (JsonNode message : asyncApi.at("/components/messages")) {
      String schema = message.at("/payload/$ref").stringValue();
      JsonNode control = asyncApi.at(schema.substring(1) + "/properties/control/const");
      if (!control.isMissingNode()) {
        described.add(control.stringValue());
      }
    }
    assertThat(described).hasSizeGreaterThan(5).isEqualTo(known);
  }

  @Test
  void theCloseCodesAreThoseOfTheProtocolPage() throws IOException {
    List<String> described = new ArrayList<>();
    for (JsonNode close : asyncApi.at("/x-close-codes")) {
      described.add(close.get("code") + " " + close.get("reconnect").stringValue());
    }
    String page = Files.readString(Path.of("../docs/protocol.md"));
    List<String> documented =
        Pattern.compile("(?m)^\\| (\\d{4}) \\|[^|]+\\| (yes|no|as you like)\\b")
            .matcher(page)
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();
    assertThat(described).isNotEmpty().isEqualTo(documented);
  }

  private static Set<String> found(String file, String pattern) throws IOException {
    return found(Files.readString(Path.of("..", file)), Pattern.compile(pattern));
  }

  private static Set<String> found(String text, Pattern pattern) {
    return pattern
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.stringValue()));
    return words;
  }
}
