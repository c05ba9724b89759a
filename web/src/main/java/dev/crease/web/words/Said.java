package dev.crease.web.words;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Messages of one language, put together. Any thread.
///
/// @param language whose words and digits
record Said(Language language) {
  /// The message of a key, with arguments by name: `said("runs", "n", 4)`.
  String said(String key, Object... arguments) {
    var named = new HashMap<String, Object>();
    for (int i = 0; i < arguments.length; i += 2) {
      named.put(String.valueOf(arguments[i]), arguments[i + 1]);
    }
    return format(key, named);
  }

  private String format(String key, Map<String, Object> arguments) {
    return Catalogue.of(language).get(key).format(language, arguments);
  }

  /// A scorer's own word, such as `rain`, in the language if it knows it; else as it is.
  String term(String word) {
    var key = "term." + word.toLowerCase(Locale.ROOT).replace(' ', '-');
    return Catalogue.of(language).has(key) ? said(key) : word;
  }

  /// `: rain`; empty for nothing.
  String because(String reason) {
    return reason.isEmpty() ? "" : said("because", "reason", term(reason));
  }

  String figure(String text) {
    return language.figure(text);
  }
}
