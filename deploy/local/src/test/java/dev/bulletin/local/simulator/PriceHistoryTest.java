package dev.bulletin.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PriceHistoryTest {
  private static final long NOON = 1_795_435_200;

  @ParameterizedTest
  @MethodSource("markets")
  void changesEverySecond(Market market) {
    PriceHistory history = new PriceHistory(market, 1);
    LongStream.range(NOON, NOON + 5_000)
        .forEach(second -> assertThat(history.at(second)).isNotEqualTo(history.at(second + 1)));
  }

  @ParameterizedTest
  @MethodSource("markets")
  void staysNearTheUsualPriceAndHasItsDecimals(Market market) {
    PriceHistory history = new PriceHistory(market, 1);
    for (long second = NOON; second < NOON + 40_000_000; second += 86_401) {
      BigDecimal price = history.at(second);
      assertThat(price.doubleValue()).isBetween(market.price() * 0.7, market.price() * 1.4);
      assertThat(price.scale()).isEqualTo(market.decimals());
    }
  }

  static Iterable<Market> markets() {
    return Market.ALL;
  }
}
