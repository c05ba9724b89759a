package dev.crease.server.describe;

import dev.crease.push.JsonBytes;
import dev.crease.server.json.Json;
import dev.crease.server.operate.Build;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One description of the server, as it is sent. It is written by hand as a resource of this
/// package; put in here are the version, and of the schemas, which all descriptions share
/// (`schemas.json`), those that it refers to. They keep to what OpenAPI 3.1 (JSON Schema 2020-12)
/// and AsyncAPI 3 (draft 07) have in common. A value; any thread.
///
/// @param tag changes with the text
record Description(JsonBytes json, String tag) {
  private static final String SCHEMAS = "#/components/schemas/";

  /// The description of this name, `openapi` or `asyncapi`.
  static Description of(String name) {
    ObjectNode document = read(name);
    ((ObjectNode) document.get("info")).put("version", Build.VERSION);
    ObjectNode schemas = read("schemas");
    Set<String> used = new TreeSet<>();
    collect(document, schemas, used);
    schemas.retain(used);
    ((ObjectNode) document.get("components")).set("schemas", schemas);
    JsonBytes json = JsonBytes.of(document.toString());
    CRC32 sum = new CRC32();
    sum.update(json.toBytes());
    return new Description(json, "%s-%08x".formatted(Build.VERSION, sum.getValue()));
  }

  /// The schemas that a part refers to, and those that these refer to.
  private static void collect(JsonNode part, ObjectNode schemas, Set<String> used) {
    for (String ref : part.findValuesAsString("$ref")) {
      String name = ref.startsWith(SCHEMAS) ? ref.substring(SCHEMAS.length()) : "";
      if (!name.isEmpty() && used.add(name)) {
        collect(schemas.get(name), schemas, used);
      }
    }
  }

  private static ObjectNode read(String name) {
    try (InputStream in = Description.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("there is no resource " + name + ".json");
      }
      return (ObjectNode) Json.parse(in.readAllBytes()).node();
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of our own cannot be read", e);
    }
  }
}
