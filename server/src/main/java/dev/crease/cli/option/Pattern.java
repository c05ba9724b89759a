package dev.crease.cli.option;

import dev.crease.push.TopicPattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A topic pattern on the command line: a topic, a subtree such as `feeds/prices/*`, or `*`.
public final class Pattern implements ITypeConverter<TopicPattern> {
  @Override
  public TopicPattern convert(String text) {
    try {
      return new TopicPattern(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
