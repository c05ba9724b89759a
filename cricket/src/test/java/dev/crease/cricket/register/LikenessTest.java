package dev.crease.cricket.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How alike names are. The first values are those that Winkler's papers give, less the three
/// hundredths by which names that differ are never the same.
class LikenessTest {

  private static double of(String a, String b) {
    return Likeness.of(Likeness.words(a), Likeness.words(b));
  }

  @ParameterizedTest
  @CsvSource({
    "martha, marhta, 0.9611",
    "dixon, dicksonx, 0.8133",
    "dwayne, duane, 0.84",
    "jones, johnson, 0.8324",
    "abroms, abrams, 0.9222"
  })
  void lettersAreComparedAsWinklerDoes(String a, String b, double winkler) {
    assertThat(of(a, b)).isCloseTo(winkler * 0.97, within(0.0001));
    assertThat(of(b, a)).isCloseTo(winkler * 0.97, within(0.0001));
  }

  @Test
  void nothingInCommonIsNothing() {
    assertThat(of("abc", "xyz")).isZero();
    assertThat(of("", "xyz")).isZero();
    assertThat(of("xyz", "...")).isZero();
    assertThat(of("JJ Roy", "j. j. roy")).isEqualTo(1);
  }

  @Test
  void wordsAreLettersWithoutTheirMarks() {
    assertThat(Likeness.words("J. J. Roy")).containsExactly("j", "j", "roy");
    assertThat(Likeness.words("JJ Roy")).containsExactly("j", "j", "roy");
    assertThat(Likeness.words("José  Buttler-Smith")).containsExactly("jose", "buttler", "smith");
    assertThat(Likeness.words("de Villiers AB")).containsExactly("de", "villiers", "a", "b");
    assertThat(Likeness.words("MOEEN ALI")).containsExactly("moeen", "ali");
    assertThat(Likeness.words("Moeen ALI")).containsExactly("moeen", "a", "l", "i");
    assertThat(Likeness.words("...")).isEqualTo(List.of());
  }

  @Test
  void initialsStandForNames() {
    double initials = of("J Roy", "Jason Roy");
    assertThat(initials).isGreaterThan(0.9);
    assertThat(of("A Roy", "Jason Roy")).isLessThan(initials);
    assertThat(of("JJ Roy", "Jason Jonathan Roy")).isGreaterThan(0.9);
    assertThat(of("JA Roy", "Jason Jonathan Roy")).isLessThan(0.9);
    assertThat(of("Jason Roy", "Jason J Roy")).isGreaterThan(0.9);
    assertThat(of("Alan Smith", "Bert Smith")).isLessThan(0.9);
    assertThat(of("Roy", "Jason Roy")).isLessThan(initials);
  }

  @Test
  void theOrderOfWordsCountsLittle() {
    assertThat(of("Roy Jason", "Jason Roy")).isCloseTo(0.97, within(0.0001));
  }

  @ParameterizedTest
  @CsvSource({
    "विराट कोहली, virat kohali",
    "सचिन, sachin",
    "अंकित, ankit",
    "राहुल, rahul",
    "ज़हीर, jahir",
    "कमल, kamal",
    "ऊषा, oosha",
    "Silva, Silva"
  })
  void devanagariIsReadAsItSounds(String written, String sounds) {
    assertThat(Sounds.roman(written)).isEqualTo(sounds);
  }
}
