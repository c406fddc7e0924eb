package dev.bulletin.local.simulator.binance;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which candles a request asks for.
 *
 * @param start milliseconds since 1970; null for the newest candles
 * @param end milliseconds since 1970; null for now
 */
record CandleQuery(
    String symbol, Duration span, @Nullable Long start, @Nullable Long end, int limit) {
  private static final int MAX_LIMIT = 1_000;
  private static final int LIMIT = 500;
  private static final String NUMBER = "^[0-9]{1,20}$";
  private static final Pattern SYMBOL = Pattern.compile("^[A-Z0-9-_.]{1,20}$");
  private static final Map<String, Duration> SPANS =
      Map.of(
          "1m", Duration.ofMinutes(1),
          "5m", Duration.ofMinutes(5),
          "15m", Duration.ofMinutes(15),
          "1h", Duration.ofHours(1),
          "4h", Duration.ofHours(4),
          "1d", Duration.ofDays(1));

  static CandleQuery read(MultiMap parameters) {
    String symbol = required(parameters, "symbol");
    if (!SYMBOL.matcher(symbol).matches()) {
      throw BinanceError.illegalCharacters("symbol", SYMBOL.pattern());
    }
    Duration span = SPANS.get(required(parameters, "interval"));
    if (span == null) {
      throw BinanceError.invalidInterval();
    }
    Long limit = number(parameters, "limit");
    return new CandleQuery(
        symbol,
        span,
        number(parameters, "startTime"),
        number(parameters, "endTime"),
        limit == null ? LIMIT : (int) Math.min(limit, MAX_LIMIT));
  }

  private static String required(MultiMap parameters, String name) {
    String value = parameters.get(name);
    if (value == null || value.isEmpty()) {
      throw BinanceError.missing(name);
    }
    return value;
  }

  private static @Nullable Long number(MultiMap parameters, String name) {
    String text = parameters.get(name);
    if (text == null) {
      return null;
    }
    if (!text.matches(NUMBER)) {
      throw BinanceError.illegalCharacters(name, NUMBER);
    }
    return Long.valueOf(text);
  }
}
