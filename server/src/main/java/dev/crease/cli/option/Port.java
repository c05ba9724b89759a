package dev.crease.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A port on the command line: 0 to 65535.
public final class Port implements ITypeConverter<Integer> {
  private static final int MOST = 65_535;

  @Override
  public Integer convert(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > MOST) {
      throw new TypeConversionException("a port is 0 to 65535, was: " + text);
    }
    return Integer.valueOf(text);
  }
}
