package dev.bulletin.dashboard.source;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * Example answers of {@code GET /api/v3/ticker/24hr}, written by us after Binance's documentation
 * (spot REST API, "24hr ticker price change statistics", type FULL). None was recorded.
 */
public final class ExampleTickers {
  /** What an unknown symbol is answered with, status 400. */
  public static final String INVALID_SYMBOL =
      """
      {"code": -1121, "msg": "Invalid symbol."}""";

  private ExampleTickers() {}

  /** A ticker with every documented field. */
  public static JsonObject ticker(String symbol, String price, Instant closeTime) {
    return new JsonObject(
            """
            {
              "symbol": "BNBBTC",
              "priceChange": "-94.99999800",
              "priceChangePercent": "-1.250",
              "weightedAvgPrice": "0.29628482",
              "prevClosePrice": "0.10002000",
              "lastPrice": "4.00000200",
              "lastQty": "200.00000000",
              "bidPrice": "4.00000000",
              "bidQty": "100.00000000",
              "askPrice": "4.00000200",
              "askQty": "100.00000000",
              "openPrice": "99.00000000",
              "highPrice": "100.00000000",
              "lowPrice": "0.10000000",
              "volume": "8913.30000000",
              "quoteVolume": "15.30000000",
              "openTime": 1499783499040,
              "closeTime": 1499869899040,
              "firstId": 28385,
              "lastId": 28460,
              "count": 76
            }""")
        .put("symbol", symbol)
        .put("lastPrice", price)
        .put("closeTime", closeTime.toEpochMilli());
  }

  /** All symbols at one price. */
  public static Buffer answer(List<String> symbols, String price, Instant closeTime) {
    JsonArray answer = new JsonArray();
    symbols.forEach(symbol -> answer.add(ticker(symbol, price, closeTime)));
    return answer.toBuffer();
  }
}
