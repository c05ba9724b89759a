package dev.crease.cricket.rain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rain rule against real matches, and against a second way of reckoning it.
class RainRuleTest {
  private static final String CSV = csv();
  private static final ResourceTable TABLE = ResourceTable.parse(CSV);
  private static final RainRule RULE = new RainRule(TABLE, RainRule.G50_FIRST_CLASS);
  private static final Allotment FIFTY = Allotment.of(300);

  private static String csv() {
    try (InputStream in =
        Objects.requireNonNull(
            ResourceTable.class.getResourceAsStream("standard-edition.csv"), "the table")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theTableAddsUp() {
    int sum =
        IntStream.rangeClosed(0, 300)
            .map(balls -> IntStream.range(0, 10).map(lost -> TABLE.tenths(balls, lost)).sum())
            .sum();
    assertThat(sum).isEqualTo(1_108_540); // the sum its transcriber published
    assertThat(TABLE.tenths(300, 0)).isEqualTo(1000);
    assertThat(TABLE.tenths(120, 0)).isEqualTo(566);
    assertThat(TABLE.tenths(300, 10)).isZero();
  }

  /// England against South Africa in Sydney, replayed: 12 balls lost with 13 left, six down.
  @Test
  void semiFinalOf1992() {
    var first = Allotment.of(270);
    var second = Allotment.of(270).with(new Stop(13, 6, 12));
    assertThat(first.resources(TABLE)).isEqualTo(950);
    assertThat(second.resources(TABLE)).isEqualTo(885);
    assertThat(RULE.target(252, first, second)).isEqualTo(235);
  }

  /// Sri Lanka against South Africa in Durban: it rained for good at 229 for 6 after 45 overs.
  @Test
  void tieOf2003() {
    assertThat(RULE.standing(268, FIFTY, FIFTY, 30, 6, 229))
        .isEqualTo(new RainRule.Standing(229, 0));
  }

  @Test
  void semiFinalOf2003WonBy48() {
    assertThat(RULE.standing(212, FIFTY, FIFTY, 71, 7, 123))
        .isEqualTo(new RainRule.Standing(171, -48));
  }

  /// New Zealand lost eleven overs at 182 for 1.
  @Test
  void targetInMidChase() {
    assertThat(RULE.target(306, FIFTY, FIFTY.with(new Stop(118, 1, 66)))).isEqualTo(226);
  }

  @Test
  void parDuringTheFinalOf2003() {
    assertThat(RULE.par(359, FIFTY, FIFTY, 246, 1)).isEqualTo(52);
  }

  /// The first innings was cut short without warning, so the chase has more to bat with.
  @Test
  void moreResourcesAskForMoreRuns() {
    var first = FIFTY.with(Stop.forGood(60, 2));
    var second = Allotment.of(240);
    int had = 1000 - TABLE.tenths(60, 2);
    int has = TABLE.tenths(240, 0);
    assertThat(has).isGreaterThan(had);
    assertThat(RULE.target(200, first, second)).isEqualTo(200 + (has - had) * 245 / 1000 + 1);
    assertThat(new RainRule(TABLE, RainRule.G50_OTHERS).target(200, first, second))
        .isEqualTo(200 + (has - had) * 200 / 1000 + 1);
  }

  @Test
  void anUntouchedMatchAsksForOneMore() {
    assertThat(RULE.target(251, FIFTY, FIFTY)).isEqualTo(252);
    assertThat(RULE.par(251, FIFTY, FIFTY, 300, 0)).isZero();
  }

  @Test
  void tenThousandRandomMatchesAgreeWithASecondWay() {
    long seed = Long.getLong("seed", 20_261_124L);
    var random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      var first = wild(random);
      var second = wild(random);
      int runs = random.nextInt(450);
      if (first.resources(TABLE) == 0) {
        continue;
      }
      assertThat(RULE.target(runs, first, second))
          .as("seed %d, case %d: %d off %s, %s", seed, i, runs, first, second)
          .isEqualTo(plainTarget(runs, plainResources(first), plainResources(second)));
    }
  }

  private static Allotment wild(Random random) {
    var allotment = Allotment.of(1 + random.nextInt(300));
    int left = allotment.balls();
    int lost = 0;
    for (int stops = random.nextInt(4); stops > 0 && left > 0; stops--) {
      left = random.nextInt(left + 1);
      lost = Math.min(10, lost + random.nextInt(4));
      int gone = random.nextInt(left + 1);
      allotment = allotment.with(new Stop(left, lost, gone));
      left -= gone;
    }
    return allotment;
  }

  /// The other way round: what was used between the stops, and what the last one left.
  private static BigDecimal plainResources(Allotment allotment) {
    var used = BigDecimal.ZERO;
    var from = percent(allotment.balls(), 0);
    for (var stop : allotment.stops()) {
      used = used.add(from.subtract(percent(stop.ballsLeft(), stop.wickets())));
      from = percent(stop.ballsLeft() - stop.ballsLost(), stop.wickets());
    }
    return used.add(from);
  }

  private static BigDecimal percent(int balls, int lost) {
    if (lost == 10) {
      return BigDecimal.ZERO;
    }
    var row = CSV.lines().filter(line -> line.startsWith(balls + ",")).findFirst().orElseThrow();
    return new BigDecimal(row.split(",", -1)[lost + 1]);
  }

  private static int plainTarget(int runs, BigDecimal had, BigDecimal has) {
    var score = BigDecimal.valueOf(runs);
    var level =
        has.compareTo(had) > 0
            ? score.add(
                has.subtract(had)
                    .multiply(BigDecimal.valueOf(245))
                    .divide(BigDecimal.valueOf(100))
                    .setScale(0, RoundingMode.FLOOR))
            : score.multiply(has).divide(had, 0, RoundingMode.FLOOR);
    return level.intValueExact() + 1;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0,1", "# nothing\nballs,w0"})
  void aTableThatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> ResourceTable.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTableWithAWrongFigureIsRefused() {
    assertThatThrownBy(() -> ResourceTable.parse(CSV.replace("300,100.0,93.4", "300,100.0,100.4")))
        .hasMessageContaining("cannot be 100.4");
    assertThatThrownBy(() -> ResourceTable.parse(CSV.replace("300,100.0,93.4", "300,99.0,93.4")))
        .hasMessageContaining("cannot be 99.0");
    assertThatThrownBy(() -> ResourceTable.parse(CSV.replace("\n300,", "\n301,")))
        .hasMessageContaining("expected 300 balls");
    assertThatThrownBy(() -> ResourceTable.parse(CSV.replace("300,100.0", "300,100")))
        .hasMessageContaining("percent with one decimal");
  }

  @Test
  void stopsThatCannotFollowAreRefused() {
    assertThatThrownBy(() -> Allotment.of(301)).hasMessageContaining("up to 300 balls");
    assertThatThrownBy(() -> new Stop(10, 3, 11)).hasMessageContaining("at most the 10 balls");
    assertThatThrownBy(() -> new Stop(10, 11, 1)).hasMessageContaining("0 to 10");
    assertThatThrownBy(() -> Allotment.of(120).with(new Stop(121, 0, 1)))
        .hasMessageContaining("cannot follow");
    assertThatThrownBy(() -> Allotment.of(120).with(new Stop(60, 4, 10)).with(new Stop(40, 3, 10)))
        .hasMessageContaining("cannot follow");
  }
}
