package dev.bulletin.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomWalkTest {
  private static final long NOON = 1_795_435_200;
  private static final double DAILY = 0.02;

  private final RandomWalk walk = new RandomWalk(7, DAILY);

  @Test
  void isAtTheSamePlaceAtTheSameTimeForTheSameSeed() {
    assertThat(new RandomWalk(7, DAILY).at(NOON)).isEqualTo(walk.at(NOON));
    assertThat(new RandomWalk(8, DAILY).at(NOON)).isNotEqualTo(walk.at(NOON));
  }

  @Test
  void movesInASecondAboutAsFarAsItsDailyWayMakesOneExpect() {
    double squares =
        LongStream.range(NOON, NOON + 10_000)
            .mapToDouble(second -> Math.pow(walk.at(second + 1) - walk.at(second), 2))
            .sum();
    double expected = DAILY / Math.sqrt(86_400);
    assertThat(Math.sqrt(squares / 10_000)).isCloseTo(expected, within(expected * 0.05));
  }

  @Test
  void movesInADayAboutAsFarAsItShould() {
    double squares =
        LongStream.range(0, 2_000)
            .map(day -> NOON + day * 86_400)
            .mapToDouble(second -> Math.pow(walk.at(second + 86_400) - walk.at(second), 2))
            .sum();
    assertThat(Math.sqrt(squares / 2_000)).isCloseTo(DAILY, within(DAILY * 0.1));
  }

  @Test
  void neverStraysFar() {
    assertThat(LongStream.range(0, 20_000).mapToDouble(hour -> walk.at(NOON + hour * 3_600)))
        .allSatisfy(place -> assertThat(place).isBetween(-0.25, 0.25));
  }
}
