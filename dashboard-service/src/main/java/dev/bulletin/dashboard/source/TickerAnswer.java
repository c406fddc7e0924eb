package dev.bulletin.dashboard.source;

import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.series.SeriesName;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Binance answers to {@code GET /api/v3/ticker/24hr}. Whatever is missing, is no number,
 * is no possible price or change, or is of no recent time, makes the whole answer invalid.
 */
final class TickerAnswer {
  private static final Duration MAX_AHEAD = Duration.ofMinutes(1);
  private static final Duration MAX_AGE = Duration.ofDays(1);
  private static final BigDecimal TOTAL_LOSS = BigDecimal.valueOf(-100);

  /** Bounded, so that no exponent can blow a number up. */
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");

  private final String source;
  private final Instant now;
  private final Map<String, JsonObject> tickersBySymbol = new HashMap<>();

  private TickerAnswer(String source, Instant now) {
    this.source = source;
    this.now = now;
  }

  /** The samples of the pairs, such as {@code BTC-USDT}, in an answer received now. */
  static List<Sample> samples(Buffer body, List<String> pairs, String source, Instant now) {
    var answer = new TickerAnswer(source, now);
    array(body).forEach(answer::add);
    return pairs.stream().flatMap(answer::of).toList();
  }

  /** Binance writes BTCUSDT where we write BTC-USDT. */
  static String symbol(String pair) {
    return pair.replace("-", "");
  }

  private static JsonArray array(Buffer body) {
    try {
      return new JsonArray(body);
    } catch (DecodeException | ClassCastException e) {
      throw SourceException.invalid("the answer is no JSON array");
    }
  }

  private void add(@Nullable Object element) {
    if (!(element instanceof JsonObject ticker)
        || !(ticker.getValue("symbol") instanceof String symbol)) {
      throw SourceException.invalid("the answer holds something that is no ticker");
    }
    if (tickersBySymbol.put(symbol, ticker) != null) {
      throw SourceException.invalid("the answer holds a ticker twice");
    }
  }

  private Stream<Sample> of(String pair) {
    JsonObject ticker = tickersBySymbol.get(symbol(pair));
    if (ticker == null) {
      throw SourceException.invalid(pair + " is missing");
    }
    Instant at = time(pair, ticker);
    return Stream.of(
        new Sample(SeriesName.price(pair), price(pair, ticker), at, source),
        new Sample(SeriesName.change24h(pair), change(pair, ticker), at, source));
  }

  private Instant time(String pair, JsonObject ticker) {
    if (!(ticker.getValue("closeTime") instanceof Long millis)) {
      throw SourceException.invalid(pair + ": closeTime is missing or no time");
    }
    if (millis > now.plus(MAX_AHEAD).toEpochMilli()) {
      throw SourceException.invalid(pair + ": closeTime is in the future");
    }
    if (millis < now.minus(MAX_AGE).toEpochMilli()) {
      throw SourceException.invalid(pair + ": closeTime is more than a day ago");
    }
    return Instant.ofEpochMilli(millis);
  }

  private static BigDecimal price(String pair, JsonObject ticker) {
    BigDecimal price = number(pair, ticker, "lastPrice");
    if (price.signum() <= 0) {
      throw SourceException.invalid(pair + ": lastPrice is not positive");
    }
    return price;
  }

  private static BigDecimal change(String pair, JsonObject ticker) {
    BigDecimal change = number(pair, ticker, "priceChangePercent");
    if (change.compareTo(TOTAL_LOSS) < 0) {
      throw SourceException.invalid(pair + ": priceChangePercent is below -100");
    }
    return change;
  }

  /** Binance writes its decimals as text. */
  private static BigDecimal number(String pair, JsonObject ticker, String field) {
    if (ticker.getValue(field) instanceof String text && NUMBER.matcher(text).matches()) {
      return new BigDecimal(text);
    }
    throw SourceException.invalid("%s: %s is missing or no number".formatted(pair, field));
  }
}
