package dev.bulletin.dashboard.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.dashboard.Candle;
import dev.bulletin.dashboard.series.CandleLength;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandleAnswerTest {
  private static final Instant NOW = Instant.ofEpochMilli(1_795_424_399_000L);
  private static final Instant LAST = Instant.ofEpochMilli(1_795_420_800_000L);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final CandleQuestion QUESTION =
      new CandleQuestion("BTC-USDT", CandleLength.HOUR, Optional.empty());

  private final JsonArray answer = ExampleAnswers.read("binance-klines").toJsonArray();

  @Test
  void givesEachCandleWithItsVolume() {
    assertThat(candles(answer)).hasSize(3);
    assertThat(candles(answer).get(2))
        .isEqualTo(
            new Candle(
                LAST,
                new BigDecimal("95901.20000000"),
                new BigDecimal("96150.00000000"),
                new BigDecimal("95850.40000000"),
                new BigDecimal("96123.45000000"),
                new BigDecimal("655.00420000")));
  }

  @ParameterizedTest
  @CsvSource({
    "1, abc",
    "1, 0",
    "1, -5",
    "1, NaN",
    "1, 1e99",
    "2, ''",
    "2, 95000.0",
    "3, 96999.0",
    "4, 0.000",
    "4, 99999.0",
    "5, -1",
    "5, none"
  })
  void refusesWhatIsNoNumberOrNoPossibleCandle(int field, String text) {
    answer.getJsonArray(2).set(field, text);
    assertRefused("BTC-USDT.candle-1h: ");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void refusesACandleInWhichSomethingIsNullOrOfAnotherKind(int field) {
    answer.getJsonArray(1).setNull(field);
    assertRefused("BTC-USDT.candle-1h: ");
    answer.getJsonArray(1).set(field, 42);
    assertRefused("BTC-USDT.candle-1h: ");
  }

  @Test
  void refusesACandleThatIsTooShort() {
    answer.set(1, new JsonArray("[1795417200000, \"1\"]"));
    assertRefused("something is no candle");
  }

  @Test
  void refusesASpanThatBeginsBetween() {
    answer.getJsonArray(2).set(0, LAST.toEpochMilli() + 1);
    assertRefused("a span does not begin where spans do");
  }

  @Test
  void refusesCandlesThatAreNotByTime() {
    answer.getJsonArray(1).set(0, LAST.toEpochMilli());
    assertRefused("candles are not by time");
  }

  @Test
  void takesAGapSinceExchangesRestAtTimes() {
    answer.remove(1);
    assertThat(candles(answer)).hasSize(2);
  }

  @Test
  void refusesACandleOfTheFuture() {
    answer.getJsonArray(2).set(0, LAST.plus(HOUR).plus(HOUR).toEpochMilli());
    assertRefused("opening time is in the future");
  }

  @Test
  void refusesCandlesThatDoNotReachUpToNow() {
    assertThat(read(answer, QUESTION, LAST.plus(HOUR).plus(HOUR))).hasSize(3);
    Refused.because(
        "too long ago", () -> read(answer, QUESTION, LAST.plus(HOUR).plus(HOUR).plusMillis(1)));
  }

  @Test
  void takesAFullAnswerThatGoesOnInTheNext() {
    Instant from = LAST.minus(HOUR.multipliedBy(5_000));
    JsonArray full = ExampleAnswers.klines(HOUR, from, NOW, 1_000);
    var since = new CandleQuestion("BTC-USDT", CandleLength.HOUR, Optional.of(from));
    assertThat(read(full, since, NOW)).hasSize(1_000);
    Refused.because("too long ago", () -> candles(full));
    full.remove(999);
    Refused.because("too long ago", () -> read(full, since, NOW));
  }

  @Test
  void refusesMoreThanWasAskedForAndNothing() {
    JsonArray more = ExampleAnswers.klines(HOUR, LAST.minus(HOUR.multipliedBy(1_000)), NOW, 1_001);
    assertThat(more).hasSize(1_001);
    Refused.because("no candles, or too many", () -> candles(more));
    Refused.because("no candles, or too many", () -> candles(new JsonArray()));
  }

  @Test
  void refusesWhatIsBeforeTheTimeThatWasAskedFor() {
    var later = new CandleQuestion("BTC-USDT", CandleLength.HOUR, Optional.of(LAST));
    Refused.because("begin before", () -> read(answer, later, NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "[null]", "[{}]", "[[]]", "<html></html>", "[[1,2"})
  void refusesWhatIsNoListOfCandles(String body) {
    Refused.because("", () -> CandleAnswer.candles(Buffer.buffer(body), QUESTION, NOW));
  }

  @Test
  void asksFromTheNewestOnThatIsKept() {
    assertThat(CandleQuestion.after("BTC-USDT", CandleLength.DAY, List.of()).pathAndQuery())
        .isEqualTo("/api/v3/klines?symbol=BTCUSDT&interval=1d&limit=1000");
    assertThat(CandleQuestion.after("BTC-USDT", CandleLength.HOUR, candles(answer)).pathAndQuery())
        .isEqualTo("/api/v3/klines?symbol=BTCUSDT&interval=1h&limit=1000&startTime=1795420800000");
  }

  private void assertRefused(String words) {
    Refused.because(words, () -> candles(answer));
  }

  private static List<Candle> candles(JsonArray answer) {
    return read(answer, QUESTION, NOW);
  }

  private static List<Candle> read(JsonArray answer, CandleQuestion question, Instant now) {
    return CandleAnswer.candles(answer.toBuffer(), question, now);
  }
}
