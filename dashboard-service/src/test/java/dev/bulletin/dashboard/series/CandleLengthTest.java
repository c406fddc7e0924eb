package dev.bulletin.dashboard.series;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CandleLengthTest {
  @ParameterizedTest
  @EnumSource
  void isKnownByTheNameOfASeries(CandleLength length) {
    assertThat(CandleLength.of(length.series("BTC-USDT"))).contains(length);
  }

  @Test
  void isThatOfNoOtherSeries() {
    assertThat(CandleLength.of("BTC-USDT.price")).isEmpty();
    assertThat(CandleLength.of("BTC-USDT.candle-1w")).isEmpty();
  }
}
