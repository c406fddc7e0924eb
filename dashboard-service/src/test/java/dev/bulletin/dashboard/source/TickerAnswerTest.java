package dev.bulletin.dashboard.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.upstream.UpstreamException;
import dev.bulletin.common.upstream.UpstreamException.Reason;
import dev.bulletin.contract.dashboard.Sample;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the examples in {@code src/test/resources/examples}. */
class TickerAnswerTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant CLOSE = NOW.minusMillis(1_234);
  private static final BigDecimal VOLUME = new BigDecimal("2073589640.51220000");
  private static final List<String> PAIRS = List.of("BTC-USDT", "ETH-USDT");

  private final JsonObject btc = ExampleAnswers.ticker("BTCUSDT", "96123.45000000", CLOSE);
  private final JsonObject eth = ExampleAnswers.ticker("ETHUSDT", "3001.20000000", CLOSE);

  @Test
  void givesPriceChangeAndVolumeOfEachPairAtTheTimeOfTheSource() {
    assertThat(samples(new JsonArray().add(eth).add(btc)))
        .containsExactly(
            new Sample("BTC-USDT.price", new BigDecimal("96123.45000000"), CLOSE, "binance"),
            new Sample("BTC-USDT.change24h", new BigDecimal("-1.250"), CLOSE, "binance"),
            new Sample("BTC-USDT.volume24h", VOLUME, CLOSE, "binance"),
            new Sample("ETH-USDT.price", new BigDecimal("3001.20000000"), CLOSE, "binance"),
            new Sample("ETH-USDT.change24h", new BigDecimal("-1.250"), CLOSE, "binance"),
            new Sample("ETH-USDT.volume24h", VOLUME, CLOSE, "binance"));
  }

  @Test
  void leavesOutWhatWasNotAskedFor() {
    JsonObject doge = ExampleAnswers.ticker("DOGEUSDT", "0.1", CLOSE);
    assertThat(samples(new JsonArray().add(btc).add(doge).add(eth))).hasSize(6);
  }

  @Test
  void refusesAnAnswerInWhichOnePairIsMissing() {
    assertRefused(new JsonArray().add(btc).toBuffer(), "ETH-USDT is missing");
  }

  @Test
  void refusesAnAnswerThatHoldsATickerTwice() {
    assertRefused(new JsonArray().add(btc).add(eth).add(btc).toBuffer(), "twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"symbol", "lastPrice", "priceChangePercent", "quoteVolume", "closeTime"})
  void refusesATickerThatLacksAFieldOrHasNullThere(String field) {
    eth.remove(field);
    assertRefused("");
    eth.putNull(field);
    assertRefused("");
  }

  @ParameterizedTest
  @CsvSource({
    "lastPrice, ''",
    "lastPrice, abc",
    "lastPrice, NaN",
    "lastPrice, Infinity",
    "lastPrice, 1e999999999",
    "lastPrice, '1,5'",
    "lastPrice, 111111111111111111111",
    "lastPrice, 0",
    "lastPrice, 0.00000000",
    "lastPrice, -1",
    "priceChangePercent, ''",
    "priceChangePercent, NaN",
    "priceChangePercent, -100.001",
    "quoteVolume, -0.1",
    "quoteVolume, much"
  })
  void refusesTextThatIsNoPossibleFigure(String field, String text) {
    eth.put(field, text);
    assertRefused("ETH-USDT: " + field);
  }

  @Test
  void refusesAPriceThatIsNoText() {
    eth.put("lastPrice", 3001.2);
    assertRefused("ETH-USDT: lastPrice is missing or no number");
  }

  @Test
  void refusesATimeThatIsNoNumber() {
    eth.put("closeTime", CLOSE.toString());
    assertRefused("ETH-USDT: closeTime is missing or no time");
  }

  @Test
  void takesATimeOneMinuteAheadAndRefusesALaterOne() {
    Instant limit = NOW.plus(Duration.ofMinutes(1));
    eth.put("closeTime", limit.toEpochMilli());
    assertThat(samples(new JsonArray().add(btc).add(eth)).get(3).at()).isEqualTo(limit);
    eth.put("closeTime", limit.plusMillis(1).toEpochMilli());
    assertRefused("ETH-USDT: closeTime is in the future");
  }

  @Test
  void takesATimeOneDayAgoAndRefusesAnEarlierOne() {
    Instant limit = NOW.minus(Duration.ofDays(1));
    eth.put("closeTime", limit.toEpochMilli());
    assertThat(samples(new JsonArray().add(btc).add(eth)).get(3).at()).isEqualTo(limit);
    eth.put("closeTime", limit.minusMillis(1).toEpochMilli());
    assertRefused("ETH-USDT: closeTime is more than PT24H ago");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "42",
        "[",
        "[1]",
        "[null]",
        "[[]]",
        "[{}]",
        "<html>down for maintenance</html>",
        "{\"code\": -1121, \"msg\": \"Invalid symbol.\"}"
      })
  void refusesWhatIsNoListOfTickers(String body) {
    assertRefused(Buffer.buffer(body), "the answer");
  }

  @Test
  void refusesAnEmptyList() {
    assertRefused(Buffer.buffer("[]"), "BTC-USDT is missing");
  }

  private static List<Sample> samples(JsonArray answer) {
    return TickerAnswer.samples(answer.toBuffer(), PAIRS, "binance", NOW);
  }

  private void assertRefused(String words) {
    assertRefused(new JsonArray().add(btc).add(eth).toBuffer(), words);
  }

  private static void assertRefused(Buffer body, String words) {
    assertThatThrownBy(() -> TickerAnswer.samples(body, PAIRS, "binance", NOW))
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(
            UpstreamException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID));
  }
}
