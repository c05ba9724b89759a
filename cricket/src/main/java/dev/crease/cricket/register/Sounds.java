package dev.crease.cricket.register;

import java.util.Map;

/// Devanagari in Latin letters, roughly as names are spelt in cricket: `राहुल` is `raahul`, `कोहली`
/// is `kohli`. Good enough to compare by, not to print.
final class Sounds {
  private static final String CONSONANTS = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह";
  private static final String[] AS =
      "k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l v sh sh s h"
          .split(" ", -1);
  private static final Map<Character, String> VOWELS =
      Map.ofEntries(
          Map.entry('अ', "a"),
          Map.entry('आ', "a"),
          Map.entry('इ', "i"),
          Map.entry('ई', "i"),
          Map.entry('उ', "u"),
          Map.entry('ऊ', "oo"),
          Map.entry('ए', "e"),
          Map.entry('ऐ', "ai"),
          Map.entry('ओ', "o"),
          Map.entry('औ', "au"),
          Map.entry('ऋ', "ri"));
  private static final Map<Character, String> SIGNS =
      Map.ofEntries(
          Map.entry('ा', "a"),
          Map.entry('ि', "i"),
          Map.entry('ी', "i"),
          Map.entry('ु', "u"),
          Map.entry('ू', "oo"),
          Map.entry('े', "e"),
          Map.entry('ै', "ai"),
          Map.entry('ो', "o"),
          Map.entry('ौ', "au"),
          Map.entry('ृ', "ri"),
          Map.entry('ॉ', "o"),
          Map.entry('ॅ', "e"));
  private static final char VIRAMA = '्';
  private static final char NUKTA = '़';

  private Sounds() {}

  static String roman(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int consonant = CONSONANTS.indexOf(c);
      if (consonant >= 0) {
        out.append(AS[consonant]);
        int next = i + 1 < text.length() && text.charAt(i + 1) == NUKTA ? i + 2 : i + 1;
        char after = next < text.length() ? text.charAt(next) : ' ';
        boolean sounded =
            CONSONANTS.indexOf(after) >= 0 || VOWELS.containsKey(after) || after == 'ं';
        out.append(sounded ? "a" : "");
      } else if (c == 'ं' || c == 'ँ') {
        out.append('n');
      } else if (c != VIRAMA && c != NUKTA) {
        out.append(VOWELS.getOrDefault(c, SIGNS.getOrDefault(c, String.valueOf(c))));
      }
    }
    return out.toString();
  }
}
