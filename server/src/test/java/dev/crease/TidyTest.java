package dev.crease;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// House rules that a compiler cannot check: how long things may be, and words that do not belong.
class TidyTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final int FILE_LINES = 400;
  private static final int METHOD_LINES = 50;
  private static final int PACKAGE_FILES = 26;
  private static final Pattern METHOD = Pattern.compile("^  (?! )[^/@=;]*\\([^;]*$");
  private static final List<String> BANNED =
      List.of(
          "TO" + "DO", "FIX" + "ME", "System.out", "System.err", "Thread.sleep", "printStackTrace");
  private static final List<String> NAMES = List.of("Manager", "Util", "Utils", "Helper", "Impl");

  @Test
  void filesAreShort() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources()) {
      int lines = Files.readAllLines(file).size();
      if (lines > FILE_LINES) {
        tooLong.add(ROOT.relativize(file) + ": " + lines);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void methodsAreShort() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (METHOD.matcher(lines.get(i)).find()) {
          int end = i;
          while (end < lines.size()
              && !lines.get(end).equals("  }")
              && !lines.get(end).endsWith("{}")) {
            end++;
          }
          if (end - i > METHOD_LINES) {
            tooLong.add("%s:%d: %d lines".formatted(ROOT.relativize(file), i + 1, end - i));
          }
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void noBannedWords() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources()) {
      String text = Files.readString(file);
      BANNED.stream()
          .filter(text::contains)
          .forEach(word -> found.add(ROOT.relativize(file) + ": " + word));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void namesSayWhatThingsAre() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources()) {
      String name = String.valueOf(file.getFileName()).replace(".java", "");
      if (NAMES.stream().anyMatch(name::endsWith) || name.startsWith("Abstract")) {
        found.add(ROOT.relativize(file).toString());
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void packagesAreSmall() throws IOException {
    List<String> big = new ArrayList<>();
    for (Path folder : sources().stream().map(Path::getParent).distinct().toList()) {
      try (Stream<Path> files = Files.list(folder)) {
        long count = files.filter(file -> file.toString().endsWith(".java")).count();
        if (count > PACKAGE_FILES) {
          big.add(ROOT.relativize(folder) + ": " + count);
        }
      }
    }
    assertThat(big).isEmpty();
  }

  @Test
  void everyPublicTypeSaysWhatItIs() throws IOException {
    Pattern type =
        Pattern.compile(
            "(?m)^(.*)\\n((?:[@ )}].*\\n)*)public (?:sealed |final |abstract )*(?:class|record|interface|enum) (\\w+)");
    List<String> silent = new ArrayList<>();
    for (Path file : sources()) {
      Matcher found = type.matcher(Files.readString(file));
      while (found.find()) {
        if (!found.group(1).startsWith("///")) {
          silent.add(found.group(3));
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  /// The program's own sources, not its tests.
  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("push", "log-sqlite", "cricket", "web", "server", "bench")) {
      Path main = ROOT.resolve(module).resolve("src/main/java");
      if (Files.isDirectory(main)) {
        try (Stream<Path> files = Files.walk(main)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
      }
    }
    assertThat(sources).as("found the sources").hasSizeGreaterThan(50);
    return sources;
  }
}
