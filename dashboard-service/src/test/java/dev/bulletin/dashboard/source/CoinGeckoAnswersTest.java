package dev.bulletin.dashboard.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.dashboard.Sample;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoinGeckoAnswersTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_795_424_400);
  private static final Instant UPDATED = Instant.ofEpochSecond(1_795_424_341);

  private final JsonObject global = ExampleAnswers.object("coingecko-global");
  private final JsonObject data = global.getJsonObject("data");
  private final JsonObject prices = ExampleAnswers.object("coingecko-prices");

  @Test
  void givesTheFiguresOfTheMarketAtTheTimeOfTheSource() {
    assertThat(global())
        .containsExactly(
            sample("market.capitalisation", "3432118551871.2275"),
            sample("market.volume24h", "115482237091.61"),
            sample("market.capitalisation-change24h", "-0.7391184420931772"),
            sample("market.dominance-btc", "55.57310221341"),
            sample("market.dominance-eth", "10.511903"));
  }

  private static Sample sample(String series, String value) {
    return new Sample(series, new BigDecimal(value), UPDATED, "coingecko");
  }

  @Test
  void givesThePriceAndTheChangeOfEachCoinAtItsOwnTime() {
    assertThat(prices()).hasSize(14);
    assertThat(prices().get(0))
        .isEqualTo(
            new Sample(
                "BTC-USD.price",
                new BigDecimal("96107"),
                Instant.ofEpochSecond(1_795_424_352),
                "coingecko"));
    assertThat(prices().get(3).value()).isEqualByComparingTo("0.000012803315541");
  }

  @ParameterizedTest
  @CsvSource({
    "total_market_cap, usd",
    "total_volume, usd",
    "market_cap_percentage, btc",
    "market_cap_percentage, eth"
  })
  void refusesAMarketFigureThatIsMissingOrNoNumber(String object, String field) {
    JsonObject figures = data.getJsonObject(object);
    figures.put(field, "55");
    Refused.because(object + ": " + field + " is missing or no number", this::global);
    figures.putNull(field);
    Refused.because(object + ": " + field + " is missing or no number", this::global);
    data.remove(object);
    Refused.because(object + " is missing or no object", this::global);
  }

  @ParameterizedTest
  @CsvSource({
    "total_market_cap, usd, 0", "total_market_cap, usd, -1", "total_market_cap, usd, 1e20",
    "total_volume, usd, 0", "market_cap_percentage, btc, 100.1", "market_cap_percentage, eth, -1",
    "market_cap_percentage, eth, 1e-60"
  })
  void refusesAMarketFigureThatIsImpossible(String object, String field, double value) {
    data.getJsonObject(object).put(field, value);
    Refused.because(object + ": " + field, this::global);
  }

  @Test
  void refusesANumberBeyondAllThatCanBeHeld() {
    String body =
        ExampleAnswers.read("coingecko-global").toString().replace("3432118551871.2275", "1e999");
    Refused.because("usd", () -> GlobalAnswer.samples(Buffer.buffer(body), "coingecko", NOW));
  }

  @Test
  void refusesAChangeThatIsMissingOrBelowTotalLoss() {
    data.put("market_cap_change_percentage_24h_usd", -100.5);
    Refused.because("is below -100", this::global);
    data.putNull("market_cap_change_percentage_24h_usd");
    Refused.because("is missing or no number", this::global);
  }

  @ParameterizedTest
  @CsvSource({"61, is in the future", "-86401, is more than"})
  void refusesTimesThatAreNotRecent(long seconds, String words) {
    data.put("updated_at", NOW.getEpochSecond() + seconds);
    Refused.because("updated_at " + words, this::global);
    prices.getJsonObject("solana").put("last_updated_at", NOW.getEpochSecond() + seconds);
    Refused.because("solana: last_updated_at " + words, this::prices);
  }

  @Test
  void takesTimesAtTheLimits() {
    data.put("updated_at", NOW.plusSeconds(60).getEpochSecond());
    assertThat(global().get(0).at()).isEqualTo(NOW.plusSeconds(60));
    data.put("updated_at", NOW.minus(Duration.ofDays(1)).getEpochSecond());
    assertThat(global().get(0).at()).isEqualTo(NOW.minus(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "999999999999999999", "1.5", "null", "\"now\"", "true"})
  void refusesWhatIsNoTime(String time) {
    String body = global.encode().replace("1795424341", time);
    Refused.because("updated_at", () -> GlobalAnswer.samples(Buffer.buffer(body), "c", NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"usd", "usd_24h_change", "last_updated_at"})
  void refusesAPriceThatLacksAField(String field) {
    prices.getJsonObject("ripple").putNull(field);
    Refused.because("ripple: " + field, this::prices);
  }

  @Test
  void refusesAnAnswerInWhichACoinIsMissingOrWorthNothing() {
    prices.getJsonObject("cardano").put("usd", 0);
    Refused.because("cardano: usd is not positive", this::prices);
    prices.remove("cardano");
    Refused.because("cardano is missing", this::prices);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "42", "{", "{\"status\":{\"error_code\":429}}"})
  void refusesWhatIsNoAnswer(String body) {
    Buffer buffer = Buffer.buffer(body);
    Refused.because("", () -> GlobalAnswer.samples(buffer, "coingecko", NOW));
    Refused.because("", () -> PriceAnswer.samples(buffer, Coin.ALL, "coingecko", NOW));
  }

  private List<Sample> global() {
    return GlobalAnswer.samples(global.toBuffer(), "coingecko", NOW);
  }

  private List<Sample> prices() {
    return PriceAnswer.samples(prices.toBuffer(), Coin.ALL, "coingecko", NOW);
  }
}
