package dev.crease.server;

import dev.crease.cricket.law.Scoring;
import dev.crease.cricket.notation.OverFile;
import dev.crease.server.cricsheet.CricsheetImport;
import dev.crease.server.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads a match from a file, whichever of the two kinds it is: Cricsheet's JSON, or over notation.
/// The content tells them apart; JSON begins with a brace. Any thread.
public final class MatchFile {
  private static final long BYTES_MAX = 64L << 20;

  private MatchFile() {}

  /// A file that gives no match, with one line that says where and why.
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String file, String reason) {
      super(file + ": " + reason);
    }

    Malformed(String file, String place, String reason, Throwable cause) {
      super(place.isEmpty() ? file + ": " + reason : file + ": " + place + ": " + reason, cause);
    }
  }

  /// The match of a file; its id is the file's name without the ending.
  ///
  /// @throws Malformed when the file cannot be read or is no match
  public static Scoring read(Path file) throws Malformed {
    try {
      if (Files.isDirectory(file)) {
        throw new Malformed(file.toString(), "expected a file, was a directory");
      }
      if (Files.size(file) > BYTES_MAX) {
        throw new Malformed(file.toString(), "expected at most 64 MiB");
      }
      return read(file.toString(), id(file), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new Malformed(file.toString(), "", "expected a file, there is none", e);
    } catch (IOException e) {
      throw new Malformed(file.toString(), "", "cannot be read: " + e.getMessage(), e);
    }
  }

  /// The match of some content.
  ///
  /// @param name what to call the content when something is wrong with it
  /// @throws Malformed when it is no match
  public static Scoring read(String name, String id, byte[] content) throws Malformed {
    try {
      return looksLikeJson(content)
          ? CricsheetImport.read(id, Json.parse(content))
          : OverFile.read(id, new String(content, StandardCharsets.UTF_8));
    } catch (Json.Fault fault) {
      throw new Malformed(name, fault.place(), String.valueOf(fault.getMessage()), fault);
    } catch (OverFile.Fault fault) {
      throw new Malformed(name, fault.place(), String.valueOf(fault.getMessage()), fault);
    }
  }

  private static boolean looksLikeJson(byte[] content) {
    for (byte b : content) {
      if (!Character.isWhitespace(b) && b != (byte) 0xEF && b != (byte) 0xBB && b != (byte) 0xBF) {
        return b == '{' || b == '[';
      }
    }
    return false;
  }

  private static String id(Path file) {
    var path = file.getFileName();
    var name = path == null ? "match" : path.toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
