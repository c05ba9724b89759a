package dev.crease.server;

import dev.crease.cricket.law.Scoring;
import dev.crease.server.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The real matches that tests score: the one of the repository, or with `-Dcricsheet=FOLDER` all
/// of Cricsheet's files in that folder, whose cards by another hand lie in its sibling `expected`.
public final class RealMatches {
  private static final String DEMO = "world-cup-final-2019";

  private RealMatches() {}

  /// A match, where it comes from, and the cards it must give.
  public record RealMatch(String id, Path file, Json expected) {
    public Scoring scoring() {
      try {
        return MatchFile.read(file);
      } catch (MatchFile.Malformed e) {
        throw new AssertionError(e.getMessage(), e);
      }
    }

    /// What the file itself says the outcome was; nothing for the repository's own.
    public Optional<Json> outcome() {
      return file.toString().endsWith(".json")
          ? Optional.of(Json.parse(bytes(file)).get("info").get("outcome"))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return id;
    }
  }

  public static Stream<RealMatch> all() {
    var folder = System.getProperty("cricsheet", "");
    return folder.isEmpty() ? Stream.of(demo()) : cricsheet(Path.of(folder));
  }

  public static RealMatch demo() {
    var resources = Path.of("src");
    return new RealMatch(
        DEMO,
        resources.resolve("main/resources/demo/" + DEMO + ".over"),
        Json.parse(bytes(resources.resolve("test/resources/demo/" + DEMO + ".expected.json"))));
  }

  private static Stream<RealMatch> cricsheet(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> cricsheet(folder, file))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RealMatch cricsheet(Path folder, Path file) {
    var name = file.getFileName().toString();
    var expected = folder.resolveSibling("expected").resolve(name);
    return new RealMatch(name.replace(".json", ""), file, Json.parse(bytes(expected)));
  }

  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
