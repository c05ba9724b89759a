package dev.crease.web.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The messages of one language, by their keys. Any thread.
final class Catalogue {
  private static final Map<String, Catalogue> READ = new ConcurrentHashMap<>();

  private final Map<String, Message> messages;

  private Catalogue(Map<String, Message> messages) {
    this.messages = Map.copyOf(messages);
  }

  /// The language's, read from the program's resources the first time.
  static Catalogue of(Language language) {
    return READ.computeIfAbsent(language.tag(), Catalogue::read);
  }

  private static Catalogue read(String tag) {
    var texts = new Properties();
    try (var stream = Catalogue.class.getResourceAsStream("/words/" + tag + ".properties")) {
      if (stream == null) {
        throw new IllegalStateException("the program has lost its words in " + tag);
      }
      texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("a resource cannot fail to be read", e);
    }
    var messages = new HashMap<String, Message>();
    texts
        .stringPropertyNames()
        .forEach(key -> messages.put(key, Message.parse(texts.getProperty(key))));
    return new Catalogue(messages);
  }

  Set<String> keys() {
    return new TreeSet<>(messages.keySet());
  }

  boolean has(String key) {
    return messages.containsKey(key);
  }

  /// @throws IllegalStateException when there is no such message
  Message get(String key) {
    var message = messages.get(key);
    if (message == null) {
      throw new IllegalStateException("no words for " + key);
    }
    return message;
  }
}
