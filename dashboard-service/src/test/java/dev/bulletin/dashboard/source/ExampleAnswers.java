package dev.bulletin.dashboard.source;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The examples in {@code src/test/resources/examples}, of other times and with other figures. */
public final class ExampleAnswers {
  private static final JsonArray KLINE = read("binance-klines").toJsonArray().getJsonArray(0);

  private ExampleAnswers() {}

  /** As it stands in the file. */
  public static Buffer read(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            ExampleAnswers.class.getResourceAsStream("/examples/" + name + ".json"), name)) {
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonObject object(String name) {
    return read(name).toJsonObject();
  }

  /** A ticker with every documented field. */
  static JsonObject ticker(String symbol, String price, Instant closeTime) {
    return read("binance-tickers")
        .toJsonArray()
        .getJsonObject(0)
        .put("symbol", symbol)
        .put("lastPrice", price)
        .put("closeTime", closeTime.toEpochMilli());
  }

  static JsonArray tickers(List<String> symbols, String price, Instant closeTime) {
    JsonArray answer = new JsonArray();
    symbols.forEach(symbol -> answer.add(ticker(symbol, price, closeTime)));
    return answer;
  }

  /** Candles whose spans begin in that time, at most so many. */
  static JsonArray klines(Duration span, Instant from, Instant to, int limit) {
    JsonArray answer = new JsonArray();
    long length = span.toMillis();
    long first = (from.toEpochMilli() + length - 1) / length;
    for (long n = first; n * length <= to.toEpochMilli() && n < first + limit; n++) {
      answer.add(kline(n, length));
    }
    return answer;
  }

  private static JsonArray kline(long n, long length) {
    JsonArray kline = KLINE.copy();
    long open = closeOf(n - 1);
    long close = closeOf(n);
    kline.set(0, n * length);
    kline.set(1, text(open));
    kline.set(2, text(Math.max(open, close) + 5));
    kline.set(3, text(Math.min(open, close) - 5));
    kline.set(4, text(close));
    kline.set(5, text(100 + n % 13));
    return kline.set(6, (n + 1) * length - 1);
  }

  private static long closeOf(long n) {
    return 96_000 + n * 7_919 % 1_000;
  }

  private static String text(long number) {
    return BigDecimal.valueOf(number).setScale(8).toString();
  }

  static JsonObject global(Instant updatedAt) {
    JsonObject answer = object("coingecko-global");
    answer.getJsonObject("data").put("updated_at", updatedAt.getEpochSecond());
    return answer;
  }

  static JsonObject prices(Instant updatedAt) {
    JsonObject answer = object("coingecko-prices");
    answer
        .fieldNames()
        .forEach(id -> answer.getJsonObject(id).put("last_updated_at", updatedAt.getEpochSecond()));
    return answer;
  }

  static JsonObject index(Instant madeAt) {
    JsonObject answer = object("alternative-me-index");
    answer
        .getJsonArray("data")
        .getJsonObject(0)
        .put("timestamp", Long.toString(madeAt.getEpochSecond()));
    return answer;
  }

  static JsonObject quote(Instant at) {
    return object("finnhub-quote").put("t", at.getEpochSecond());
  }
}
