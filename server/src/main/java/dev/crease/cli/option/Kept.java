package dev.crease.cli.option;

import dev.crease.push.Retention;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A rule of retention on the command line, such as `feeds/*=10000,7d,1GiB`.
public final class Kept implements ITypeConverter<Retention> {
  @Override
  public Retention convert(String text) {
    try {
      return Retention.parse(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
