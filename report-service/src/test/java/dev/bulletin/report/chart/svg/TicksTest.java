package dev.bulletin.report.chart.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void areRoundNumbersAroundAllValues() {
    assertThat(Ticks.of(3.2, 17.9, 5).values()).containsExactly(0.0, 5.0, 10.0, 15.0, 20.0);
    assertThat(Ticks.of(96_062, 97_120, 5).values())
        .containsExactly(96_000.0, 96_200.0, 96_400.0, 96_600.0, 96_800.0, 97_000.0, 97_200.0);
    assertThat(Ticks.of(-1, 1, 5).values()).containsExactly(-1.0, -0.5, 0.0, 0.5, 1.0);
  }

  @Test
  void giveOneValueRoomOnBothSides() {
    Ticks ticks = Ticks.of(5, 5, 5);
    assertThat(ticks.first()).isLessThan(5);
    assertThat(ticks.last()).isGreaterThan(5);
    assertThat(Ticks.of(0, 0, 5).values()).contains(0.0);
  }

  @Test
  void haveTheDigitsThatTellThemApart() {
    assertThat(Ticks.of(0, 1, 5).digits()).isEqualTo(1);
    assertThat(Ticks.of(0, 0.01, 5).digits()).isEqualTo(3);
    assertThat(Ticks.of(0, 100, 5).digits()).isZero();
  }

  @Property(tries = 500)
  void holdAllValuesAndAreFew(
      @ForAll @DoubleRange(min = -1e15, max = 1e15) double one,
      @ForAll @DoubleRange(min = -1e15, max = 1e15) double other,
      @ForAll @IntRange(min = 2, max = 8) int wanted) {
    double low = Math.min(one, other);
    double high = Math.max(one, other);
    Ticks ticks = Ticks.of(low, high, wanted);
    double slack = ticks.step() * 1e-6;
    assertThat(ticks.first()).isLessThanOrEqualTo(low + slack);
    assertThat(ticks.last()).isGreaterThanOrEqualTo(high - slack);
    assertThat(ticks.values()).hasSizeBetween(2, 2 * wanted + 2).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void roundMomentsAreInUtcAndWithinTheTime() {
    Instant from = Instant.parse("2026-11-18T09:30:00Z");
    assertThat(TimeTicks.of(from, from.plus(Duration.ofDays(7)), 8, Duration.ZERO))
        .first()
        .isEqualTo(Instant.parse("2026-11-19T00:00:00Z"));
    assertThat(TimeTicks.of(from, from.plus(Duration.ofDays(800)), 8, Duration.ZERO))
        .contains(Instant.parse("2027-01-01T00:00:00Z"));
    assertThat(TimeTicks.of(from, from.plus(Duration.ofHours(2)), 8, Duration.ZERO))
        .contains(Instant.parse("2026-11-18T10:00:00Z"));
  }

  @Property(tries = 500)
  void momentsAreFew(
      @ForAll @DoubleRange(min = 0, max = 2.5e11) double seconds,
      @ForAll @IntRange(min = 2, max = 8) int most) {
    Instant from = Instant.parse("0001-01-01T00:00:00Z");
    Instant to = from.plusSeconds((long) seconds);
    assertThat(TimeTicks.of(from, to, most, Duration.ZERO))
        .hasSizeLessThanOrEqualTo(most + 2)
        .allMatch(at -> !at.isBefore(from) && !at.isAfter(to));
  }
}
