package dev.bulletin.dashboard.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelativeStrengthTest {
  /** The closes of the worked example in StockCharts' ChartSchool, "Relative Strength Index". */
  private static final List<BigDecimal> PUBLISHED =
      closes(
          44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826,
          45.8931, 46.0328, 45.6140, 46.2820, 46.2820, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439,
          46.2122, 46.2521, 45.7137, 46.4515, 45.7835, 45.3548, 44.0288, 44.1783, 44.2181, 44.5672,
          43.4205, 42.6628, 43.1314);

  @ParameterizedTest
  @CsvSource({
    "15, 70.53", "16, 66.32", "17, 66.55", "18, 69.41", "19, 66.36", "20, 57.97", "21, 62.93",
    "22, 63.26", "23, 56.06", "24, 62.38", "25, 54.71", "26, 50.42", "27, 39.99", "28, 41.46",
    "29, 41.87", "30, 45.46", "31, 37.30", "32, 33.08", "33, 37.77"
  })
  void agreesWithThePublishedExample(int closes, BigDecimal index) {
    assertThat(RelativeStrength.index(PUBLISHED.subList(0, closes)).orElseThrow())
        .isCloseTo(index, within(new BigDecimal("0.006")));
  }

  /** 7 gains of 2 and 7 losses of 1: means 1 and 0.5; then a gain of 3: 16/14 and 6.5/14. */
  @Test
  void agreesWithWhatIsComputedByHand() {
    assertThat(RelativeStrength.index(closes(zigzag()))).contains(new BigDecimal("66.6667"));
    double[] oneMore =
        DoubleStream.concat(DoubleStream.of(zigzag()), DoubleStream.of(110)).toArray();
    assertThat(RelativeStrength.index(closes(oneMore))).contains(new BigDecimal("71.1111"));
  }

  private static double[] zigzag() {
    return IntStream.rangeClosed(0, 14).mapToDouble(i -> 100 + i / 2 + 2 * (i % 2)).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 14})
  void isAbsentForFewerThanFourteenChanges(int closes) {
    assertThat(RelativeStrength.index(PUBLISHED.subList(0, closes))).isEmpty();
  }

  @Test
  void isAbsentWhenNothingHasMoved() {
    assertThat(RelativeStrength.index(Collections.nCopies(100, BigDecimal.TEN))).isEmpty();
  }

  @Test
  void isHundredWhenAllChangesAreGainsAndZeroWhenAllAreLosses() {
    double[] rising = IntStream.range(1, 40).mapToDouble(i -> i).toArray();
    double[] falling = IntStream.range(1, 40).mapToDouble(i -> 100 - i).toArray();
    assertThat(RelativeStrength.index(closes(rising)).orElseThrow()).isEqualByComparingTo("100");
    assertThat(RelativeStrength.index(closes(falling)).orElseThrow()).isEqualByComparingTo("0");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void liesBetweenZeroAndHundredAndTurnsAroundWithThePrices(long seed) {
    double[] walk = walk(seed, 300);
    double[] mirrored = DoubleStream.of(walk).map(price -> 2_000 - price).toArray();
    BigDecimal index = RelativeStrength.index(closes(walk)).orElseThrow();
    BigDecimal turned = RelativeStrength.index(closes(mirrored)).orElseThrow();
    assertThat(index).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
    assertThat(index.add(turned))
        .isCloseTo(BigDecimal.valueOf(100), within(new BigDecimal("0.0002")));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void hardlyDependsOnWhatIsTwoHundredAndFiftySpansAgo(long seed) {
    List<BigDecimal> all = closes(walk(seed, 1_000));
    BigDecimal index = RelativeStrength.index(all).orElseThrow();
    assertThat(RelativeStrength.index(all.subList(750, 1_000)).orElseThrow())
        .isCloseTo(index, within(new BigDecimal("0.0002")));
  }

  private static double[] walk(long seed, int length) {
    var random = new Random(seed);
    double[] prices = new double[length];
    prices[0] = 1_000;
    for (int i = 1; i < length; i++) {
      prices[i] = prices[i - 1] + random.nextInt(21) - 10;
    }
    return prices;
  }

  private static List<BigDecimal> closes(double... prices) {
    return DoubleStream.of(prices).mapToObj(BigDecimal::valueOf).toList();
  }
}
