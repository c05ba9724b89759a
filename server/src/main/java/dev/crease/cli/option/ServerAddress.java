package dev.crease.cli.option;

import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A server's address on the command line: `http://` or `https://`, a host, and perhaps a port.
public final class ServerAddress implements ITypeConverter<URI> {
  @Override
  public URI convert(String text) {
    if (!text.matches("https?://[^/\\s]+/?")) {
      throw new TypeConversionException("an address is like http://127.0.0.1:8080, was: " + text);
    }
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("an address is like http://127.0.0.1:8080, was: " + text);
    }
  }
}
