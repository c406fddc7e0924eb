package dev.bulletin.local.simulator.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bulletin.local.simulator.Market;
import dev.bulletin.local.simulator.PriceHistory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TickerTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:30.250Z");

  @ParameterizedTest
  @MethodSource("markets")
  void comparesWithThePriceOfTheSameMomentYesterday(Market market) {
    Ticker today = ticker(market, NOW);
    Ticker yesterday = ticker(market, NOW.minus(Duration.ofDays(1)));
    assertThat(today.open()).isEqualTo(yesterday.last());
    assertThat(today.openTime()).isEqualTo(yesterday.closeTime());
    assertThat(today.open().add(today.change())).isEqualTo(today.last());
    double percent = 100 * (today.last().doubleValue() / today.open().doubleValue() - 1);
    assertThat(today.changePercent().doubleValue()).isCloseTo(percent, within(0.0006));
  }

  @ParameterizedTest
  @MethodSource("markets")
  void keepsAllPricesBetweenLowAndHigh(Market market) {
    for (int hour = 0; hour < 100; hour++) {
      Ticker ticker = ticker(market, NOW.plus(Duration.ofHours(hour)));
      assertThat(ticker.open()).isBetween(ticker.low(), ticker.high());
      assertThat(ticker.last()).isBetween(ticker.low(), ticker.high());
      assertThat(ticker.average()).isBetween(ticker.low(), ticker.high());
      assertThat(ticker.last()).isBetween(ticker.bid(), ticker.ask());
      assertThat(ticker.volume()).isGreaterThan(BigDecimal.ZERO);
    }
  }

  @ParameterizedTest
  @MethodSource("markets")
  void numbersTheTradesInTheOrderOfTime(Market market) {
    Ticker now = ticker(market, NOW);
    Ticker later = ticker(market, NOW.plusSeconds(1));
    assertThat(later.lastId()).isGreaterThan(now.lastId());
  }

  static Iterable<Market> markets() {
    return Market.ALL;
  }

  private static Ticker ticker(Market market, Instant time) {
    return Ticker.of(new PriceHistory(market, 1), time);
  }
}
