package dev.bulletin.dashboard.source;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Of the index of alternative.me, and of Finnhub's quotes. */
class SmallAnswersTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_795_424_400);

  private final JsonObject index = ExampleAnswers.object("alternative-me-index");
  private final JsonObject entry = index.getJsonArray("data").getJsonObject(0);
  private final JsonObject quote = ExampleAnswers.object("finnhub-quote");

  @Test
  void givesTheIndexAtTheTimeOfTheSource() {
    assertThat(index())
        .isEqualTo(
            new Sample(
                "market.fear-and-greed",
                new BigDecimal("27"),
                Instant.ofEpochSecond(1_795_392_000),
                "alternative-me"));
  }

  @ParameterizedTest
  @CsvSource({
    "value, 101",
    "value, -1",
    "value, ''",
    "value, Fear",
    "timestamp, ''",
    "timestamp, soon",
    "timestamp, -5",
    "timestamp, 1795424461",
    "timestamp, 1795165199",
    "timestamp, 99999999999"
  })
  void refusesAnIndexThatIsImpossibleOrNotRecent(String field, String text) {
    entry.put(field, text);
    Refused.because("data: " + field, this::index);
  }

  @Test
  void refusesAnIndexThatIsOfAnotherKind() {
    entry.put("value", 27);
    Refused.because("data: value is missing or no number", this::index);
    entry.put("value", "27").put("timestamp", 1_795_392_000);
    Refused.because("data: timestamp is missing or no time", this::index);
  }

  @Test
  void refusesAnIndexOfWhichAnErrorIsTold() {
    index.getJsonObject("metadata").put("error", "maintenance");
    Refused.because("tells of an error", this::index);
    index.remove("metadata");
    Refused.because("metadata is missing", this::index);
  }

  @Test
  void refusesNoIndexAndTwo() {
    index.put("data", new JsonArray());
    Refused.because("data is not one element", this::index);
    index.put("data", new JsonArray().add(entry).add(entry));
    Refused.because("data is not one element", this::index);
  }

  @Test
  void givesTheQuoteAtItsOwnTime() {
    Instant at = Instant.ofEpochSecond(1_795_424_340);
    assertThat(quote())
        .containsExactly(
            new Sample("SPY.price", new BigDecimal("668.73"), at, "finnhub"),
            new Sample("SPY.change-day", new BigDecimal("-0.4925"), at, "finnhub"));
  }

  @Test
  void takesAQuoteFromBeforeAHoliday() {
    quote.put("t", NOW.minus(Duration.ofDays(7)).getEpochSecond());
    assertThat(quote()).hasSize(2);
    quote.put("t", NOW.minus(Duration.ofDays(7)).getEpochSecond() - 1);
    Refused.because("t is more than", this::quote);
  }

  @Test
  void refusesAQuoteOfTheFuture() {
    quote.put("t", NOW.getEpochSecond() + 61);
    Refused.because("t is in the future", this::quote);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c", "dp", "t"})
  void refusesAQuoteThatLacksAField(String field) {
    quote.putNull(field);
    Refused.because(field + " is missing", this::quote);
    quote.put(field, "1");
    Refused.because(field + " is missing", this::quote);
  }

  @Test
  void refusesTheZerosThatAreSaidOfAnUnknownSymbol() {
    Buffer zeros = ExampleAnswers.read("finnhub-unknown");
    Refused.because("t is more than", () -> QuoteAnswer.samples(zeros, "SPX", "finnhub", NOW));
    quote.put("c", 0);
    Refused.because("c is not positive", this::quote);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "\"You don't have access to this resource.\"", "{"})
  void refusesWhatIsNoAnswer(String body) {
    Buffer buffer = Buffer.buffer(body);
    Refused.because("", () -> FearAndGreedAnswer.sample(buffer, "alternative-me", NOW));
    Refused.because("", () -> QuoteAnswer.samples(buffer, "SPY", "finnhub", NOW));
  }

  private Sample index() {
    return FearAndGreedAnswer.sample(index.toBuffer(), "alternative-me", NOW);
  }

  private List<Sample> quote() {
    return QuoteAnswer.samples(quote.toBuffer(), "SPY", "finnhub", NOW);
  }
}
