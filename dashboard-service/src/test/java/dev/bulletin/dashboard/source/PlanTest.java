package dev.bulletin.dashboard.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.testing.MovingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
  private static final Freshness MINUTE = Freshness.of(Duration.ofMinutes(1));

  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-23T09:00:00Z"));

  @Test
  void aBudgetAllowsSoManyCallsInAnyMinute() {
    var budget = new Budget(3, clock);
    assertThat(budget.take()).isTrue();
    clock.pass(Duration.ofSeconds(50));
    assertThat(budget.take()).isTrue();
    assertThat(budget.take()).isTrue();
    assertThat(budget.take()).isFalse();
    clock.pass(Duration.ofSeconds(10));
    assertThat(budget.take()).isTrue();
    assertThat(budget.take()).isFalse();
    clock.pass(Duration.ofSeconds(50));
    assertThat(budget.take()).isTrue();
  }

  /** In November New York is five hours behind UTC, in July four. */
  @ParameterizedTest
  @CsvSource({
    // While the exchanges are open.
    "2026-11-23T14:30:00Z, 2026-11-23T14:45:00Z",
    "2026-11-23T20:58:59Z, 2026-11-23T21:13:59Z",
    "2026-07-01T19:58:59Z, 2026-07-01T20:13:59Z",
    // The last of a day, until the next morning.
    "2026-11-23T20:59:00Z, 2026-11-24T14:45:00Z",
    "2026-11-23T21:00:00Z, 2026-11-24T14:45:00Z",
    "2026-07-01T20:00:00Z, 2026-07-02T13:45:00Z",
    // Over a weekend, and over one in which clocks change.
    "2026-11-27T21:00:00Z, 2026-11-30T14:45:00Z",
    "2026-10-30T20:00:00Z, 2026-11-02T14:45:00Z",
    "2026-11-28T12:00:00Z, 2026-11-30T14:45:00Z",
    // Before the bell.
    "2026-11-23T14:29:59Z, 2026-11-23T14:45:00Z"
  })
  void aPriceOfNewYorkIsGoodUntilTheExchangesHaveBeenOpenAgain(Instant at, Instant staleAt) {
    assertThat(new TradingHours(Duration.ofMinutes(15)).staleAt(at)).isEqualTo(staleAt);
  }

  @Test
  void aCatalogueSaysWhoGivesASeries() {
    var catalogue = new Catalogue(List.of(new SeriesOffer("SPY.price", "finnhub", MINUTE)));
    assertThat(catalogue.find("SPY.price").orElseThrow().source()).isEqualTo("finnhub");
    assertThat(catalogue.find("machine.load")).isEmpty();
    assertThat(catalogue.gives("SPY.price")).isTrue();
    assertThat(catalogue.gives("BTC-USDT.candle-1h")).isTrue();
    assertThat(catalogue.gives("machine.cpu")).isFalse();
  }

  @Test
  void noSeriesHasTwoSources() {
    List<SeriesOffer> two =
        List.of(
            new SeriesOffer("SPY.price", "finnhub", MINUTE),
            new SeriesOffer("SPY.price", "bulletin", MINUTE));
    assertThatThrownBy(() -> new Catalogue(two)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void readersAreToldOfASourceWithItsTerms() {
    assertThat(KnownSources.find("coingecko").orElseThrow().title()).isEqualTo("CoinGecko");
    assertThat(KnownSources.find("coingecko").orElseThrow().terms()).isNotNull();
    assertThat(KnownSources.find("coingecko-simulated").orElseThrow().title())
        .isEqualTo("CoinGecko (simulated)");
    assertThat(KnownSources.find("coingecko-simulated").orElseThrow().terms()).isNull();
    assertThat(KnownSources.find("somebody")).isEmpty();
  }
}
