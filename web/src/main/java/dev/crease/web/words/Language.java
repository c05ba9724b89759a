package dev.crease.web.words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A language that there are words in, and the digits it is written with. A value; any thread.
///
/// @param tag `en`, `hi`
public record Language(String tag, Digits digits) {
  /// Those there are words in.
  public static final List<String> TAGS = List.of("en", "hi");

  /// What is spoken if nobody asks.
  public static final Language ENGLISH = new Language("en", Digits.LATN);

  private static final String OTHER = "other";

  /// The digits of numbers, by their names in Unicode's locale data (`-u-nu-`).
  public enum Digits {
    /// 0 1 2.
    LATN('0'),
    /// ० १ २.
    DEVA('०');

    private final char zero;

    Digits(char zero) {
      this.zero = zero;
    }

    /// The digits of this name.
    public static Optional<Digits> named(String name) {
      for (var digits : values()) {
        if (digits.name().toLowerCase(Locale.ROOT).equals(name)) {
          return Optional.of(digits);
        }
      }
      return Optional.empty();
    }
  }

  public Language {
    if (!TAGS.contains(tag)) {
      throw new IllegalArgumentException("there are words in %s, not in %s".formatted(TAGS, tag));
    }
  }

  /// The language of a header `Accept-Language` (RFC 9110, 12.5.4), the most wanted of ours;
  /// English if it wants none of them. `hi-u-nu-deva` wants digits too.
  public static Language wanted(String accepted) {
    var best = ENGLISH;
    double most = 0;
    for (var part : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
      var words = part.strip().split(";", -1);
      var tag = words[0].strip();
      double weight = weight(words);
      var language = TAGS.stream().filter(each -> tag.equals(each) || tag.startsWith(each + "-"));
      var found = language.findFirst();
      if (found.isPresent() && weight > most) {
        best = new Language(found.get(), tag.endsWith("-u-nu-deva") ? Digits.DEVA : Digits.LATN);
        most = weight;
      }
    }
    return best;
  }

  private static double weight(String[] words) {
    for (int i = 1; i < words.length; i++) {
      var word = words[i].strip();
      if (word.matches("q=[01](\\.\\d{0,3})?")) {
        return Double.parseDouble(word.substring(2));
      }
    }
    return 1;
  }

  /// `138`, `१३८`.
  String number(int number) {
    return figure(Integer.toString(number));
  }

  /// A text that has digits in it, such as `16.2` or `138/5`, in this language's.
  String figure(String text) {
    if (digits == Digits.LATN) {
      return text;
    }
    var own = new StringBuilder(text);
    for (int i = 0; i < own.length(); i++) {
      char c = own.charAt(i);
      if (c >= '0' && c <= '9') {
        own.setCharAt(i, (char) (digits.zero + (c - '0')));
      }
    }
    return own.toString();
  }

  /// Which form of a noun goes with a number (Unicode's plural rules): in English `one` is 1, in
  /// Hindi 0 and 1.
  String plural(int number) {
    boolean one = tag.equals("hi") ? number == 0 || number == 1 : number == 1;
    return one ? "one" : OTHER;
  }
}
