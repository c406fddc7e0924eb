package dev.bulletin.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketSimulatorTest {
  private static final String TICKER = "/api/v3/ticker/24hr";
  private static final String FAULT = "/simulator/fault";
  private static final List<String> FIELDS =
      List.of(
          "symbol",
          "priceChange",
          "priceChangePercent",
          "weightedAvgPrice",
          "prevClosePrice",
          "lastPrice",
          "lastQty",
          "bidPrice",
          "bidQty",
          "askPrice",
          "askQty",
          "openPrice",
          "highPrice",
          "lowPrice",
          "volume",
          "quoteVolume",
          "openTime",
          "closeTime",
          "firstId",
          "lastId",
          "count");

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private volatile Instant now = Instant.parse("2026-11-23T10:15:30.250Z");
  private int port;

  @BeforeEach
  void start() throws TimeoutException {
    port = new MarketSimulator(vertx, 1, () -> now).start(0).await(30, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void answersTheSymbolsAskedForInTheirOrder() throws TimeoutException {
    JsonArray tickers = get("?symbols=%5B%22ETHUSDT%22,%22BTCUSDT%22%5D").bodyAsJsonArray();
    assertThat(tickers).hasSize(2);
    assertThat(tickers.getJsonObject(0).getString("symbol")).isEqualTo("ETHUSDT");
    assertThat(tickers.getJsonObject(1).getString("symbol")).isEqualTo("BTCUSDT");
  }

  @Test
  void writesAllFieldsAsBinanceDoes() throws TimeoutException {
    JsonObject ticker = get("?symbol=BTCUSDT").bodyAsJsonObject();
    assertThat(ticker.fieldNames()).containsExactlyElementsOf(FIELDS);
    assertThat(ticker.getValue("lastPrice")).asString().matches("\\d+\\.\\d{8}");
    assertThat(ticker.getValue("priceChangePercent")).asString().matches("-?\\d+\\.\\d{3}");
    assertThat(ticker.getValue("closeTime")).isEqualTo(now.toEpochMilli());
    assertThat(ticker.getValue("openTime")).isEqualTo(now.toEpochMilli() - 86_400_000);
    assertThat(ticker.getLong("lastId") - ticker.getLong("firstId") + 1)
        .isEqualTo(ticker.getLong("count"));
  }

  @Test
  void answersAllMarketsWhenNoneIsNamed() throws TimeoutException {
    assertThat(get("").bodyAsJsonArray()).hasSize(7);
  }

  @Test
  void movesWithTheClock() throws TimeoutException {
    BigDecimal before = lastPrice();
    assertThat(lastPrice()).isEqualTo(before);
    now = now.plusSeconds(1);
    assertThat(lastPrice()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?symbol=DOGEUSDT                   | -1121 | Invalid symbol.",
        "?symbols=%5B%22BTCUSDT%22,%22X%22%5D | -1121 | Invalid symbol.",
        "?symbol=btcusdt                    | -1100 | Illegal characters found in parameter 'symbol'",
        "?symbols=BTCUSDT                   | -1100 | Illegal characters found in parameter 'symbols'",
        "?symbols=                          | -1102 | Mandatory parameter 'symbols' was not sent",
        "?symbols=%5B%5D                    | -1102 | Mandatory parameter 'symbols' was not sent",
        "?symbol=BTCUSDT&symbols=%5B%5D     | -1128 | Combination of optional parameters invalid."
      })
  void refusesAsBinanceDoes(String query, int code, String message) throws TimeoutException {
    HttpResponse<Buffer> response = get(query);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.bodyAsJsonObject().getInteger("code")).isEqualTo(code);
    assertThat(response.bodyAsJsonObject().getString("msg")).startsWith(message);
  }

  @Test
  void failsAsChosenAndRecovers() throws TimeoutException {
    choose("error");
    assertThat(get("").statusCode()).isEqualTo(500);
    choose("limit");
    assertThat(get("").statusCode()).isEqualTo(429);
    assertThat(get("").getHeader("Retry-After")).isEqualTo("5");
    assertThat(get("").bodyAsJsonObject().getInteger("code")).isEqualTo(-1003);
    choose("garbage");
    HttpResponse<Buffer> garbage = get("");
    assertThat(garbage.statusCode()).isEqualTo(200);
    assertThatThrownBy(garbage::bodyAsJsonArray).isNotNull();
    choose("none");
    assertThat(get("").bodyAsJsonArray()).hasSize(7);
  }

  @Test
  void keepsARequestWaitingWhileItStalls() throws TimeoutException {
    choose("stall");
    Future<HttpResponse<Buffer>> answer = send("");
    assertThatThrownBy(() -> answer.await(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void failsForOneSourceAndNotForTheOthers() throws TimeoutException {
    put("{\"source\":\"coingecko\",\"fault\":\"error\"}");
    assertThat(get("").statusCode()).isEqualTo(200);
    assertThat(ask("/api/v3/global").statusCode()).isEqualTo(500);
    assertThat(ask("/fng/").statusCode()).isEqualTo(200);
  }

  @Test
  void breaksOffHalfWay() throws TimeoutException {
    choose("cut");
    assertThatThrownBy(() -> get("")).hasMessageContaining("closed");
  }

  @Test
  void liesWithNumbersThatCannotBe() throws TimeoutException {
    choose("lie");
    assertThat(lastPrice()).isNegative();
    JsonObject day = ask("/fng/").bodyAsJsonObject().getJsonArray("data").getJsonObject(0);
    assertThat(Integer.parseInt(day.getString("value"))).isGreaterThan(100);
  }

  @Test
  void drawsCandlesThatJoinAndEndWithTheTickersPrice() throws TimeoutException {
    JsonArray candles = ask("/api/v3/klines?symbol=XRPUSDT&interval=1h&limit=3").bodyAsJsonArray();
    assertThat(candles).hasSize(3);
    for (int i = 0; i < 3; i++) {
      JsonArray candle = candles.getJsonArray(i);
      long hour = Instant.parse("2026-11-23T08:00:00Z").plusSeconds(3_600L * i).toEpochMilli();
      assertThat(candle).hasSize(12);
      assertThat(candle.getLong(0)).isEqualTo(hour);
      assertThat(candle.getLong(6)).isEqualTo(hour + 3_599_999);
      BigDecimal high = new BigDecimal(candle.getString(2));
      BigDecimal low = new BigDecimal(candle.getString(3));
      assertThat(new BigDecimal(candle.getString(1))).isBetween(low, high);
      assertThat(new BigDecimal(candle.getString(4))).isBetween(low, high);
    }
    assertThat(new BigDecimal(candles.getJsonArray(2).getString(4))).isEqualTo(lastPrice());
  }

  @Test
  void givesCandlesFromATimeOn() throws TimeoutException {
    long start = Instant.parse("2026-11-20T00:30:00Z").toEpochMilli();
    JsonArray candles =
        ask("/api/v3/klines?symbol=BTCUSDT&interval=1h&limit=5&startTime=" + start)
            .bodyAsJsonArray();
    assertThat(candles).hasSize(5);
    assertThat(candles.getJsonArray(0).getLong(0))
        .isEqualTo(Instant.parse("2026-11-20T01:00:00Z").toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({
    "symbol=BTCUSDT,-1102",
    "interval=1h,-1102",
    "symbol=BTCUSDT&interval=1y,-1120",
    "symbol=DOGEUSDT&interval=1h,-1121",
    "symbol=BTCUSDT&interval=1h&limit=x,-1100"
  })
  void refusesCandlesAsBinanceDoes(String query, int code) throws TimeoutException {
    HttpResponse<Buffer> response = ask("/api/v3/klines?" + query);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.bodyAsJsonObject().getInteger("code")).isEqualTo(code);
  }

  @Test
  void tellsOfAllCoinsTogetherAsCoinGeckoDoes() throws TimeoutException {
    JsonObject data = ask("/api/v3/global").bodyAsJsonObject().getJsonObject("data");
    assertThat(data.getJsonObject("total_market_cap").getDouble("usd")).isBetween(1e12, 1e13);
    assertThat(data.getJsonObject("market_cap_percentage").getDouble("btc")).isBetween(30.0, 80.0);
    assertThat(data.getLong("updated_at"))
        .isEqualTo(Instant.parse("2026-11-23T10:15:30Z").getEpochSecond());
  }

  @Test
  void tellsPricesOfTheCoinsThatItKnows() throws TimeoutException {
    JsonObject prices =
        ask("/api/v3/simple/price?ids=bitcoin,nothing&vs_currencies=usd").bodyAsJsonObject();
    assertThat(prices.fieldNames()).containsExactly("bitcoin");
    assertThat(prices.getJsonObject("bitcoin").getDouble("usd")).isBetween(50_000.0, 200_000.0);
  }

  @Test
  void tellsTheFearOfToday() throws TimeoutException {
    JsonObject today =
        ask("/fng/?limit=2").bodyAsJsonObject().getJsonArray("data").getJsonObject(0);
    assertThat(Integer.parseInt(today.getString("value"))).isBetween(0, 100);
    assertThat(today.getString("timestamp"))
        .isEqualTo(Long.toString(Instant.parse("2026-11-23T00:00:00Z").getEpochSecond()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T15:00:00Z,2026-11-23T15:00:00Z",
    "2026-11-23T22:00:00Z,2026-11-23T21:00:00Z",
    "2026-11-23T10:00:00Z,2026-11-20T21:00:00Z",
    "2026-11-22T15:00:00Z,2026-11-20T21:00:00Z"
  })
  void quotesFundsOfTheTimeWhenTheyWereLastTraded(Instant asked, Instant traded)
      throws TimeoutException {
    now = asked;
    JsonObject quote = ask("/api/v1/quote?symbol=SPY&token=any").bodyAsJsonObject();
    assertThat(quote.getDouble("c")).isBetween(500.0, 900.0);
    assertThat(quote.getLong("t")).isEqualTo(traded.getEpochSecond());
  }

  @Test
  void wantsAKeyForQuotesAndKnowsNothingOfOthers() throws TimeoutException {
    assertThat(ask("/api/v1/quote?symbol=SPY").statusCode()).isEqualTo(401);
    assertThat(ask("/api/v1/quote?symbol=XYZ&token=any").bodyAsJsonObject().getLong("t")).isZero();
  }

  @Test
  void saysWhichFaultsThereAre() throws TimeoutException {
    for (String body : List.of("{\"fault\":\"fire\"}", "fire", "")) {
      HttpResponse<Buffer> response = put(body);
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.bodyAsString()).contains("none, error, stall, limit, garbage");
    }
    HttpResponse<Buffer> chosen =
        client.get(port, "127.0.0.1", FAULT).send().await(30, TimeUnit.SECONDS);
    assertThat(chosen.bodyAsJsonObject().getString("binance")).isEqualTo("none");
  }

  private BigDecimal lastPrice() throws TimeoutException {
    return new BigDecimal(get("?symbol=XRPUSDT").bodyAsJsonObject().getString("lastPrice"));
  }

  private void choose(String fault) throws TimeoutException {
    assertThat(put(new JsonObject().put("fault", fault).encode()).statusCode()).isEqualTo(200);
  }

  private HttpResponse<Buffer> put(String body) throws TimeoutException {
    return client
        .put(port, "127.0.0.1", FAULT)
        .sendBuffer(Buffer.buffer(body))
        .await(30, TimeUnit.SECONDS);
  }

  private HttpResponse<Buffer> get(String query) throws TimeoutException {
    return send(query).await(30, TimeUnit.SECONDS);
  }

  private HttpResponse<Buffer> ask(String path) throws TimeoutException {
    return client.get(port, "127.0.0.1", path).send().await(30, TimeUnit.SECONDS);
  }

  private Future<HttpResponse<Buffer>> send(String query) {
    return client.get(port, "127.0.0.1", TICKER + query).send();
  }
}
