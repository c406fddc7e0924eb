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
    port = new MarketSimulator(vertx, 1, () -> now).start(0).await(5, TimeUnit.SECONDS);
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
  void saysWhichFaultsThereAre() throws TimeoutException {
    for (String body : List.of("{\"fault\":\"fire\"}", "fire", "")) {
      HttpResponse<Buffer> response = put(body);
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.bodyAsString()).contains("none, error, stall, limit, garbage");
    }
    HttpResponse<Buffer> chosen =
        client.get(port, "127.0.0.1", FAULT).send().await(5, TimeUnit.SECONDS);
    assertThat(chosen.bodyAsJsonObject().getString("fault")).isEqualTo("none");
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
        .await(5, TimeUnit.SECONDS);
  }

  private HttpResponse<Buffer> get(String query) throws TimeoutException {
    return send(query).await(5, TimeUnit.SECONDS);
  }

  private Future<HttpResponse<Buffer>> send(String query) {
    return client.get(port, "127.0.0.1", TICKER + query).send();
  }
}
