package dev.crease.cli;

import dev.crease.push.TopicPattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A topic pattern on the command line: a topic, a subtree such as `feeds/prices/*`, or `*`.
final class Pattern implements ITypeConverter<TopicPattern> {
  @Override
  public TopicPattern convert(String text) {
    try {
      return new TopicPattern(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
