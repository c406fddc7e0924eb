package dev.bulletin.dashboard.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.dashboard.Candle;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClosedCandlesTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

  /** 24 hours of volume 10 and 24 of volume 15, and the hour that has just begun. */
  private final List<Candle> hours =
      new ArrayList<>(
          IntStream.range(0, 49)
              .mapToObj(i -> candle(i, i < 24 ? "10" : i < 48 ? "15" : "999"))
              .toList());

  @Test
  void comparesTheVolumeOfTheLastDayWithThatOfTheDayBefore() {
    assertThat(closed(48).volumeChange()).contains(new BigDecimal("50.0000"));
    assertThat(closed(48).end()).contains(START.plus(HOUR.multipliedBy(48)));
  }

  @Test
  void leavesOutTheSpanThatHasNotEnded() {
    assertThat(closed(48).candles()).hasSize(48);
    assertThat(closed(49).candles()).hasSize(49);
    assertThat(ClosedCandles.of(hours, HOUR, START.plus(HOUR).minusMillis(1)).candles()).isEmpty();
    assertThat(ClosedCandles.of(hours, HOUR, START).end()).isEmpty();
  }

  @Test
  void hasNoVolumeChangeWhenACandleIsMissing() {
    hours.remove(30);
    assertThat(closed(48).candles()).hasSize(17);
    assertThat(closed(48).volumeChange()).isEmpty();
  }

  @Test
  void hasNoVolumeChangeForLessThanTwoDays() {
    hours.remove(0);
    assertThat(closed(48).volumeChange()).isEmpty();
  }

  @Test
  void hasNoVolumeChangeWhenAVolumeIsNotKnown() {
    hours.set(3, candle(3, null));
    assertThat(closed(48).volumeChange()).isEmpty();
    hours.set(3, candle(3, "10"));
    hours.set(40, candle(40, null));
    assertThat(closed(48).volumeChange()).isEmpty();
  }

  @Test
  void hasNoVolumeChangeWhenNothingWasTradedBefore() {
    IntStream.range(0, 24).forEach(i -> hours.set(i, candle(i, "0")));
    assertThat(closed(48).volumeChange()).isEmpty();
  }

  @Test
  void saysMinusHundredWhenTradeHasStopped() {
    IntStream.range(24, 48).forEach(i -> hours.set(i, candle(i, "0")));
    assertThat(closed(48).volumeChange()).contains(new BigDecimal("-100.0000"));
  }

  @Test
  void takesTheStrengthOfWhatFollowsTheLastGap() {
    hours.remove(40);
    assertThat(closed(48).rsi14()).isEmpty();
    assertThat(
            ClosedCandles.of(hours.subList(0, 40), HOUR, START.plus(HOUR.multipliedBy(40))).rsi14())
        .contains(new BigDecimal("100.0000"));
  }

  private ClosedCandles closed(int hoursLater) {
    return ClosedCandles.of(hours, HOUR, START.plus(HOUR.multipliedBy(hoursLater)));
  }

  private static Candle candle(int hour, @Nullable String volume) {
    BigDecimal price = BigDecimal.valueOf(100 + hour);
    return new Candle(
        START.plus(HOUR.multipliedBy(hour)),
        price,
        price,
        price,
        price,
        volume == null ? null : new BigDecimal(volume));
  }
}
