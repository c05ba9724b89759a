package dev.crease.cricket;

/// One ball as one word: `. 1 2 3 4 6 wd wd+4 nb nb+6 2b 4lb W(caught Halloran)`.
public final class OverNotation {
  private OverNotation() {}

  /// The ball a word stands for.
  ///
  /// @throws Fault when the word is not over notation
  public static Ball read(String word) {
    throw new Fault("a ball", word);
  }

  /// What was expected of a word, and what was found.
  public static final class Fault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public Fault(String expected, String found) {
      super("expected %s, found '%s'".formatted(expected, found));
    }
  }
}
