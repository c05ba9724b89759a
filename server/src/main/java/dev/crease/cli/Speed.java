package dev.crease.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How fast a match is replayed: `10x` is ten balls where one would be, `max` waits for nothing. A
/// ball is worth three seconds.
record Speed(Duration ball) {
  private static final Duration ONE = Duration.ofSeconds(3);

  static final class Converter implements ITypeConverter<Speed> {
    @Override
    public Speed convert(String text) {
      if (text.equals("max")) {
        return new Speed(Duration.ZERO);
      }
      if (!text.matches("\\d{1,5}(\\.\\d{1,3})?x?")) {
        throw new TypeConversionException("a speed is a number like 10x, or max, was: " + text);
      }
      double times = Double.parseDouble(text.replace("x", ""));
      if (times <= 0) {
        throw new TypeConversionException("a speed is more than 0, was: " + text);
      }
      return new Speed(Duration.ofNanos((long) (ONE.toNanos() / times)));
    }
  }
}
