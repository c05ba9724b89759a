package dev.crease.cli;

import dev.crease.server.operate.HealthApi.MetricsFor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Who may read the metrics, on the command line.
final class MetricsReaders implements ITypeConverter<MetricsFor> {
  @Override
  public MetricsFor convert(String text) {
    return switch (text) {
      case "token" -> MetricsFor.TOKEN;
      case "all" -> MetricsFor.ALL;
      case "nobody" -> MetricsFor.NOBODY;
      default -> throw new TypeConversionException("who is token, all or nobody, was: " + text);
    };
  }
}
