package dev.bulletin.dashboard.source;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.series.SeriesName;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Binance answers to {@code GET /api/v3/ticker/24hr}. Whatever is missing, is no number,
 * is no possible price, change or volume, or is of no recent time, makes the whole answer invalid.
 */
final class TickerAnswer {
  private static final Duration MAX_AGE = Duration.ofDays(1);

  private final String source;
  private final TimeWindow window;
  private final Map<String, JsonObject> tickersBySymbol = new HashMap<>();

  private TickerAnswer(String source, Instant now) {
    this.source = source;
    this.window = new TimeWindow(now, MAX_AGE);
  }

  /** The samples of the pairs, such as {@code BTC-USDT}, in an answer received now. */
  static List<Sample> samples(Buffer body, List<String> pairs, String source, Instant now) {
    var answer = new TickerAnswer(source, now);
    Fields.array(body).forEach(answer::add);
    return pairs.stream().flatMap(answer::of).toList();
  }

  /** Binance writes BTCUSDT where we write BTC-USDT. */
  static String symbol(String pair) {
    return pair.replace("-", "");
  }

  private void add(@Nullable Object element) {
    if (!(element instanceof JsonObject ticker)
        || !(ticker.getValue("symbol") instanceof String symbol)) {
      throw Fields.invalid("the answer holds something that is no ticker");
    }
    if (tickersBySymbol.put(symbol, ticker) != null) {
      throw Fields.invalid("the answer holds a ticker twice");
    }
  }

  private Stream<Sample> of(String pair) {
    Fields ticker = Fields.of(pair, tickersBySymbol.get(symbol(pair)));
    Instant at = ticker.millis("closeTime", window);
    return Stream.of(
        new Sample(SeriesName.price(pair), ticker.text("lastPrice").positive(), at, source),
        new Sample(
            SeriesName.change24h(pair), ticker.text("priceChangePercent").change(), at, source),
        new Sample(
            SeriesName.volume24h(pair), ticker.text("quoteVolume").notNegative(), at, source));
  }
}
