package dev.bulletin.local.simulator.binance;

import dev.bulletin.local.simulator.Market;
import dev.bulletin.local.simulator.PriceHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What happened in a market in the 24 hours up to a moment.
 *
 * @param previous the last price before the 24 hours
 * @param high the highest of the prices at every quarter of an hour, the first and the last
 * @param low like {@code high}
 */
record Ticker(
    Market market,
    BigDecimal open,
    BigDecimal last,
    BigDecimal previous,
    BigDecimal high,
    BigDecimal low,
    BigDecimal average,
    Instant openTime,
    Instant closeTime) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final long QUARTER_SECONDS = 900;

  static Ticker of(PriceHistory history, Instant now) {
    long end = now.getEpochSecond();
    long start = end - DAY.toSeconds();
    List<BigDecimal> prices = prices(history, start, end);
    return new Ticker(
        history.market(),
        history.at(start),
        history.at(end),
        history.at(start - 1),
        prices.stream().reduce(BigDecimal::max).orElseThrow(),
        prices.stream().reduce(BigDecimal::min).orElseThrow(),
        average(prices),
        now.minus(DAY),
        now);
  }

  private static List<BigDecimal> prices(PriceHistory history, long start, long end) {
    LongStream quarters =
        LongStream.rangeClosed(start / QUARTER_SECONDS + 1, (end - 1) / QUARTER_SECONDS)
            .map(quarter -> quarter * QUARTER_SECONDS);
    return Stream.of(LongStream.of(start), quarters, LongStream.of(end))
        .flatMapToLong(seconds -> seconds)
        .mapToObj(history::at)
        .toList();
  }

  private static BigDecimal average(List<BigDecimal> prices) {
    BigDecimal sum = prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.divide(BigDecimal.valueOf(prices.size()), 8, RoundingMode.HALF_UP);
  }

  BigDecimal change() {
    return last.subtract(open);
  }

  BigDecimal changePercent() {
    return change().movePointRight(2).divide(open, 3, RoundingMode.HALF_UP);
  }

  /** The best offer to buy, one step below the last price. */
  BigDecimal bid() {
    return last.subtract(last.ulp());
  }

  /** The best offer to sell, one step above the last price. */
  BigDecimal ask() {
    return last.add(last.ulp());
  }

  /** A volume that is usual on quiet days and larger the more the price has moved. */
  BigDecimal volume() {
    double unrest = high.subtract(low).doubleValue() / average.doubleValue();
    double factor = 0.6 + unrest / (2 * market.dailyDeviation());
    return BigDecimal.valueOf(market.dailyVolume() * factor).setScale(4, RoundingMode.HALF_UP);
  }

  BigDecimal quoteVolume() {
    return volume().multiply(average);
  }

  /** The number of the last trade, which grows with the time. */
  long lastId() {
    return closeTime.getEpochSecond() * market.dailyTrades() / DAY.toSeconds();
  }

  long count() {
    return market.dailyTrades();
  }
}
