package dev.crease.cli;

import dev.crease.cricket.law.Scoring;
import dev.crease.server.MatchFile;
import java.io.IOException;
import java.io.InputStream;

/// The final of the men's World Cup of 2019, England against New Zealand at Lord's: 241 each, a
/// super over of 15 each, decided on boundaries. The facts are Cricsheet's, as NOTICE says.
public final class DemoMatch {
  private static final String FILE = "/demo/world-cup-final-2019.over";

  private DemoMatch() {}

  /// The match, scored from the file that the program carries.
  ///
  /// @param id the name it shall have
  public static Scoring load(String id) {
    try (InputStream in = DemoMatch.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + FILE);
      }
      return MatchFile.read(FILE, id, in.readAllBytes());
    } catch (IOException | MatchFile.Malformed e) {
      throw new IllegalStateException("the program's own match cannot be read", e);
    }
  }
}
