package dev.bulletin.dashboard.source;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the vendors answer to a request at a time, all under one address.
 *
 * @param price that every pair has
 * @param lying figures that are impossible are among the others
 */
record VendorAnswers(Instant now, BigDecimal price, boolean lying) {
  static final String TICKERS = "/api/v3/ticker/24hr";
  static final String CANDLES = "/api/v3/klines";
  static final String GLOBAL = "/api/v3/global";
  static final String PRICES = "/api/v3/simple/price";
  static final String INDEX = "/fng/";
  static final String QUOTE = "/api/v1/quote";

  /** Empty where no vendor has such a path. */
  Optional<Buffer> to(HttpServerRequest request) {
    return switch (request.path()) {
      case TICKERS -> Optional.of(tickers(request.params()).toBuffer());
      case CANDLES -> Optional.of(candles(request.params()).toBuffer());
      case GLOBAL -> Optional.of(global().toBuffer());
      case PRICES -> Optional.of(prices().toBuffer());
      case INDEX -> Optional.of(index().toBuffer());
      case QUOTE -> Optional.of(quote().toBuffer());
      default -> Optional.empty();
    };
  }

  private JsonArray tickers(MultiMap params) {
    List<String> symbols =
        new JsonArray(params.get("symbols")).stream().map(String.class::cast).toList();
    return ExampleAnswers.tickers(symbols, lying ? "-1.00000000" : price.toString(), now);
  }

  private JsonArray candles(MultiMap params) {
    Duration span = params.get("interval").equals("1h") ? Duration.ofHours(1) : Duration.ofDays(1);
    int limit = Integer.parseInt(params.get("limit"));
    String startTime = params.get("startTime");
    Instant from =
        startTime == null
            ? now.minus(span.multipliedBy(limit))
            : Instant.ofEpochMilli(Long.parseLong(startTime));
    JsonArray answer = ExampleAnswers.klines(span, from, now, limit);
    if (lying) {
      answer.getJsonArray(answer.size() - 1).set(2, "1.00000000");
    }
    return answer;
  }

  private JsonObject global() {
    JsonObject answer = ExampleAnswers.global(now);
    if (lying) {
      answer.getJsonObject("data").getJsonObject("total_market_cap").put("usd", 0);
    }
    return answer;
  }

  private JsonObject prices() {
    JsonObject answer = ExampleAnswers.prices(now);
    if (lying) {
      answer.getJsonObject("cardano").put("usd", -0.7);
    }
    return answer;
  }

  private JsonObject index() {
    JsonObject answer = ExampleAnswers.index(now);
    if (lying) {
      answer.getJsonArray("data").getJsonObject(0).put("value", "101");
    }
    return answer;
  }

  private JsonObject quote() {
    return lying
        ? ExampleAnswers.object("finnhub-unknown").put("t", now.getEpochSecond())
        : ExampleAnswers.quote(now);
  }
}
