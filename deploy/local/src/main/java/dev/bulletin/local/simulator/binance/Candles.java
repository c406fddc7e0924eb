package dev.bulletin.local.simulator.binance;

import dev.bulletin.local.simulator.PriceHistory;
import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** The candles of one market, as Binance writes them: one array each, decimals as text. */
final class Candles {
  /** Prices looked at in each candle. */
  private static final int STEPS = 12;

  private final PriceHistory history;
  private final long spanSeconds;
  private final long now;

  Candles(PriceHistory history, Duration span, Instant now) {
    this.history = history;
    this.spanSeconds = span.toSeconds();
    this.now = now.getEpochSecond();
  }

  /**
   * Those asked for, by time; the last is still going on.
   *
   * @param sign of all prices: a liar's are below zero
   */
  JsonArray of(CandleQuery query, int sign) {
    Long start = query.start();
    Long end = query.end();
    long last = Math.min(now, end == null ? now : end / 1_000) / spanSeconds;
    long first =
        start == null ? last - query.limit() + 1 : -Math.floorDiv(-start, 1_000 * spanSeconds);
    LongStream numbers = LongStream.rangeClosed(Math.max(0, first), last).limit(query.limit());
    return new JsonArray(numbers.mapToObj(number -> candle(number, sign)).toList());
  }

  private JsonArray candle(long number, int sign) {
    long open = number * spanSeconds;
    long close = Math.min(now, open + spanSeconds - 1);
    List<BigDecimal> prices = history.between(open, Math.max(open, close), STEPS);
    BigDecimal high = prices.stream().reduce(BigDecimal::max).orElseThrow();
    BigDecimal low = prices.stream().reduce(BigDecimal::min).orElseThrow();
    BigDecimal volume = volume(high, low, close - open + 1);
    return new JsonArray()
        .add(open * 1_000)
        .add(text(prices.get(0), sign))
        .add(text(high, sign))
        .add(text(low, sign))
        .add(text(prices.get(STEPS), sign))
        .add(text(volume, sign))
        .add((open + spanSeconds) * 1_000 - 1)
        .add(text(volume.multiply(high), sign))
        .add(history.market().dailyTrades() * spanSeconds / 86_400)
        .add(text(volume.divide(BigDecimal.valueOf(2), RoundingMode.DOWN), sign))
        .add(text(volume.multiply(low).divide(BigDecimal.valueOf(2), RoundingMode.DOWN), sign))
        .add("0");
  }

  /** Usual for so many seconds, and larger the more the price has moved. */
  private BigDecimal volume(BigDecimal high, BigDecimal low, long seconds) {
    double days = seconds / 86_400.0;
    double unrest = high.subtract(low).doubleValue() / high.doubleValue();
    double usual = history.market().dailyDeviation() * Math.sqrt(days);
    double factor = 0.6 + unrest / (2 * usual);
    return BigDecimal.valueOf(history.market().dailyVolume() * days * factor)
        .setScale(4, RoundingMode.HALF_UP);
  }

  private static String text(BigDecimal number, int sign) {
    return number
        .multiply(BigDecimal.valueOf(sign))
        .setScale(8, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
