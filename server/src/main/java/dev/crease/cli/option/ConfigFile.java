package dev.crease.cli.option;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/// A file of options, `--config FILE`: a line is `name = value`, with the name of an option without
/// its dashes; empty lines and those that begin with `#` are passed over. An option on the command
/// line wins over the environment (`CREASE_NAME`), and that over the file.
///
/// @param file where it was read from
public record ConfigFile(Path file, Map<String, Setting> settings) {
  private static final String OPTION = "--config";

  /// The options that a file cannot hold.
  public static final Set<String> NOT_IN_A_FILE = Set.of("config", "help", "version");

  private static final long BYTES_MAX = 64 << 10;

  public ConfigFile {
    settings = Map.copyOf(settings);
  }

  /// What a line says.
  public record Setting(String value, int line) {}

  /// Fails unless every name is one of the command's options.
  public void checkNames(CommandSpec command) {
    Set<String> known = new TreeSet<>();
    for (OptionSpec option : command.options()) {
      known.add(name(option));
    }
    known.removeAll(NOT_IN_A_FILE);
    settings.forEach(
        (name, setting) -> {
          if (!known.contains(name)) {
            throw new ParameterException(
                command.commandLine(),
                "%s, line %d: there is no option %s; there are: %s"
                    .formatted(file, setting.line, name, String.join(", ", known)));
          }
        });
  }

  private static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^--", "");
  }

  /// For the command line: reads the file.
  public static final class Reader implements ITypeConverter<ConfigFile> {
    @Override
    public ConfigFile convert(String path) {
      Path file = Path.of(path);
      Map<String, Setting> settings = new LinkedHashMap<>();
      List<String> lines = lines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        int equals = line.indexOf('=');
        if (equals < 1) {
          throw wrong(file, i, "expected name = value, was: " + line);
        }
        String name = line.substring(0, equals).strip();
        Setting setting = new Setting(line.substring(equals + 1).strip(), i + 1);
        if (settings.put(name, setting) != null) {
          throw wrong(
              file, i, name + " is there twice; separate several values as on the command line");
        }
      }
      return new ConfigFile(file, settings);
    }

    private static List<String> lines(Path file) {
      try {
        if (Files.size(file) > BYTES_MAX) {
          throw new TypeConversionException(file + " is larger than 64 KiB");
        }
        return Files.readAllLines(file);
      } catch (NoSuchFileException e) {
        throw new TypeConversionException("there is no file " + file);
      } catch (MalformedInputException e) {
        throw new TypeConversionException(file + " is not UTF-8");
      } catch (IOException e) {
        throw new TypeConversionException("%s cannot be read: %s".formatted(file, e.getMessage()));
      }
    }

    private static TypeConversionException wrong(Path file, int line, String what) {
      return new TypeConversionException("%s, line %d: %s".formatted(file, line + 1, what));
    }
  }

  /// For the command line: what the file says of an option that is given neither there nor in the
  /// environment.
  public static final class Defaults implements IDefaultValueProvider {
    @Override
    public @Nullable String defaultValue(ArgSpec arg) {
      if (!(arg instanceof OptionSpec option)) {
        return null;
      }
      OptionSpec named = option.command().findOption(OPTION);
      Setting setting =
          named != null && named.getValue() instanceof ConfigFile config
              ? config.settings.get(name(option))
              : null;
      return setting == null || isInEnvironment(name(option)) ? null : setting.value;
    }

    /// As picocli looks for `${CREASE_NAME}`.
    private static boolean isInEnvironment(String name) {
      String variable = "CREASE_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
      return System.getProperty(variable) != null || System.getenv(variable) != null;
    }
  }
}
