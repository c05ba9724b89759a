package dev.crease.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Seconds on the command line: 0 to 3600.
public final class Seconds implements ITypeConverter<Integer> {
  private static final int MOST = 3_600;

  @Override
  public Integer convert(String text) {
    if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > MOST) {
      throw new TypeConversionException("seconds are 0 to 3600, was: " + text);
    }
    return Integer.valueOf(text);
  }
}
