package dev.crease.server.register;

import dev.crease.cricket.register.Register;
import dev.crease.cricket.register.Register.Change;
import dev.crease.server.json.Json;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Changes of a register as the contract's `type` and `data`.
final class ChangeJson {
  private ChangeJson() {}

  /// @param newId an id for an entry that comes without one
  /// @throws Json.Fault when it is none
  static Change read(String type, Json data, Supplier<String> newId) {
    try {
      return switch (type) {
        case "entry" -> {
          data.allowOnly(List.of("id", "name", "also"));
          var id = data.has("id") ? data.text("id") : newId.get();
          yield new Change.Entered(
              new Register.Entry(id, data.text("name").strip(), data.texts("also")));
        }
        case "merge" -> {
          data.allowOnly(List.of("of", "into"));
          yield new Change.Merged(data.text("of"), data.text("into"));
        }
        case "part" -> {
          data.allowOnly(List.of("of"));
          yield new Change.Parted(data.text("of"));
        }
        default -> throw new Json.Fault("type", "entry, merge or part", '"' + type + '"');
      };
    } catch (Json.Fault fault) {
      throw fault;
    } catch (IllegalArgumentException broken) {
      throw new Json.Fault("data", "an entry", String.valueOf(broken.getMessage()));
    }
  }

  static String type(Change change) {
    return switch (change) {
      case Change.Entered _ -> "entry";
      case Change.Merged _ -> "merge";
      case Change.Parted _ -> "part";
    };
  }

  static ObjectNode write(Change change) {
    var json = JsonNodeFactory.instance.objectNode();
    return switch (change) {
      case Change.Entered(var entry) -> write(entry);
      case Change.Merged(var of, var into) -> json.put("of", of).put("into", into);
      case Change.Parted(var of) -> json.put("of", of);
    };
  }

  static ObjectNode write(Register.Entry entry) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", entry.id()).put("name", entry.name());
    var also = json.putArray("also");
    entry.also().forEach(also::add);
    return json;
  }
}
