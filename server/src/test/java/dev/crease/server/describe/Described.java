package dev.crease.server.describe;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A description as a test reads it: what it says of an operation, and whether some JSON is what
/// one of its schemas says.
final class Described {
  private static final String ADDRESS = "https://crease.test/description.json";
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode document;
  private final SchemaRegistry schemas;

  Described(String text) {
    document = JSON.readTree(text);
    schemas =
        SchemaRegistry.withDialect(
            Dialects.getDraft202012(),
            registry -> registry.schemas(Map.of(ADDRESS, text)).schemaCacheEnabled(true));
  }

  JsonNode at(String pointer) {
    return document.at(pointer);
  }

  /// Every operation, as `GET /v1/matches/{id}`.
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    JsonNode paths = document.get("paths");
    for (String path : paths.propertyNames()) {
      for (String method : paths.get(path).propertyNames()) {
        if (!method.equals("parameters")) {
          operations.add(method.toUpperCase(Locale.ROOT) + " " + path);
        }
      }
    }
    return operations;
  }

  /// What an operation may answer, by status.
  JsonNode answers(String operation) {
    String[] parts = operation.split(" ", 2);
    String method = parts[0].toLowerCase(Locale.ROOT);
    return document.get("paths").get(parts[1]).get(method).get("responses");
  }

  /// What an operation may answer with this status.
  JsonNode answer(String operation, int status) {
    JsonNode all = answers(operation);
    JsonNode listed = all.path(String.valueOf(status));
    return resolved(listed.isMissingNode() ? all.get("default") : listed);
  }

  /// What it refers to, if it does.
  JsonNode resolved(JsonNode part) {
    return part.has("$ref") ? document.at(part.get("$ref").stringValue().substring(1)) : part;
  }

  /// Fails unless the JSON is what the schema of this name says.
  void check(String schema, String json) {
    Schema rules = schemas.getSchema(SchemaLocation.of(ADDRESS + "#/components/schemas/" + schema));
    assertThat(rules.validate(JSON.readTree(json))).as("%s: %s", schema, json).isEmpty();
  }
}
