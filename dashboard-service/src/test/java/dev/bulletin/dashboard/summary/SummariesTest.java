package dev.bulletin.dashboard.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.DataSource;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.dashboard.Panel;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.dashboard.library.ExampleLibrary;
import dev.bulletin.dashboard.series.Snapshot;
import dev.bulletin.testing.MovingClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummariesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Freshness FRESHNESS =
      new Freshness(
          Map.of("BTC-USD.price", Duration.ofMinutes(5)),
          Map.of("binance", Duration.ofSeconds(15), "coingecko", Duration.ofMinutes(10)),
          Duration.ofMinutes(1));

  private final MovingClock clock = new MovingClock(NOW);
  private final Summaries summaries = summaries(/* simulated= */ false);
  private Snapshot snapshot =
      Snapshot.EMPTY.with(
          List.of(
              sample("BTC-USDT.price", "96000", NOW, "binance"),
              sample("BTC-USDT.change24h", "1.5", NOW, "binance"),
              sample("ETH-USDT.price", "3000", NOW.minusSeconds(1), "binance"),
              sample("ETH-USDT.change24h", "2", NOW, "binance"),
              sample("machine.load", "0.5", NOW, "push")));

  private Summaries summaries(boolean simulated) {
    return new Summaries(ExampleLibrary.all(), new Tiles(FRESHNESS), simulated, clock);
  }

  private static Sample sample(String series, String value, Instant at, String source) {
    return new Sample(series, new BigDecimal(value), at, source);
  }

  private void learn(String series, String value, Instant at, String source) {
    snapshot = snapshot.with(List.of(sample(series, value, at, source)));
  }

  private DashboardSummary summary() {
    return summaries.of("prices", snapshot);
  }

  private Tile bitcoin() {
    return summary().tiles().get(0);
  }

  @Test
  void showsTilesInTheirOrderAndPanelsByPlace() {
    assertThat(summary().tiles())
        .extracting(Tile::key, Tile::name, Tile::unit)
        .containsExactly(
            tuple("BTC-USDT", LocalizedText.same("Bitcoin"), "USDT"),
            tuple("ETH-USDT", LocalizedText.same("Ether"), "USDT"),
            tuple("load", new LocalizedText("Load", "Tải"), ""),
            tuple("hours", LocalizedText.same("By the hour"), ""));
    assertThat(summary().panels()).extracting(Panel::key).containsExactly("prices", "candles");
    assertThat(summary().title()).isEqualTo(new LocalizedText("Prices", "Giá"));
  }

  @Test
  void givesEachFigureWithItsTimeAndSource() {
    assertThat(summary().tiles().get(1).figure())
        .isEqualTo(
            new Figure(
                "ETH-USDT.price",
                new BigDecimal("3000"),
                NOW.minusSeconds(1),
                "binance",
                false,
                NOW.plusSeconds(14)));
  }

  @Test
  void isFreshAndOfTheTimeOfTheNewestFigureAlthoughCandlesHaveNone() {
    assertThat(summary().provenance().stale()).isFalse();
    assertThat(summary().provenance().asOf()).isEqualTo(NOW);
    assertThat(summary().provenance().tags()).containsExactly("dashboard:prices");
  }

  @Test
  void marksAFigureStaleWhenItIsOlderThanItsSourcesLimit() {
    clock.pass(Duration.ofSeconds(14));
    assertThat(summary().provenance().stale()).isFalse();
    clock.pass(Duration.ofMillis(1_001));
    assertThat(bitcoin().figure().stale()).isTrue();
    assertThat(bitcoin().figure().value()).isEqualTo("96000");
    assertThat(summary().provenance().stale()).isTrue();
  }

  @Test
  void aPushedFigureHasTheLimitOfItsTile() {
    clock.pass(Duration.ofMinutes(5));
    assertThat(summary().tiles().get(2).figure().stale()).isFalse();
    clock.pass(Duration.ofMillis(1));
    assertThat(summary().tiles().get(2).figure().stale()).isTrue();
  }

  @Test
  void aPushedFigureOfWhichNothingIsSaidIsFreshForAMinute() {
    learn("ETH-USDT.price", "3001", NOW, "push");
    clock.pass(Duration.ofMinutes(1));
    assertThat(summary().tiles().get(1).figure().stale()).isFalse();
    clock.pass(Duration.ofMillis(1));
    assertThat(summary().tiles().get(1).figure().stale()).isTrue();
  }

  @Test
  void showsTheFallbackWithItsUnitAndChangeWhileTheFirstIsStale() {
    learn("BTC-USD.price", "95990", NOW.minusSeconds(30), "coingecko");
    learn("BTC-USD.change24h", "1.4", NOW.minusSeconds(30), "coingecko");
    assertThat(bitcoin().unit()).isEqualTo("USDT");
    clock.pass(Duration.ofSeconds(16));
    assertThat(bitcoin().unit()).isEqualTo("USD");
    assertThat(bitcoin().figure().source()).isEqualTo("coingecko");
    assertThat(bitcoin().figure().stale()).isFalse();
    assertThat(bitcoin().change().value()).isEqualTo("1.4");
    learn("BTC-USDT.price", "96001", clock.instant(), "binance");
    assertThat(bitcoin().unit()).isEqualTo("USDT");
  }

  @Test
  void showsTheNewestOfTheStaleOnesWhenNoneIsFresh() {
    learn("BTC-USD.price", "95990", NOW.minusSeconds(30), "coingecko");
    clock.pass(Duration.ofHours(1));
    assertThat(bitcoin().figure().series()).isEqualTo("BTC-USDT.price");
    learn("BTC-USD.price", "95000", NOW.plusSeconds(30), "coingecko");
    assertThat(bitcoin().figure().series()).isEqualTo("BTC-USD.price");
    assertThat(bitcoin().figure().stale()).isTrue();
  }

  @Test
  void theLimitOfASeriesComesBeforeThatOfItsSource() {
    learn("BTC-USD.price", "95990", NOW, "coingecko");
    clock.pass(Duration.ofMinutes(5).plusMillis(1));
    assertThat(bitcoin().figure().stale()).isTrue();
  }

  @Test
  void showsWhatIsMissingAsMissing() {
    DashboardSummary empty = summaries.of("prices", Snapshot.EMPTY);
    assertThat(empty.tiles().get(0).figure()).isEqualTo(Figure.missing("BTC-USDT.price"));
    assertThat(empty.tiles().get(0).unit()).isEqualTo("USDT");
    assertThat(empty.provenance().asOf()).isEqualTo(NOW);
    assertThat(empty.provenance().stale()).isTrue();
    assertThat(empty.sources()).isEmpty();
  }

  @Test
  void namesTheSourcesOfWhatIsThere() {
    assertThat(summary().sources())
        .extracting(DataSource::name, DataSource::title)
        .containsExactly(tuple("binance", "Binance"), tuple("push", "Push"));
    assertThat(summary().sources().get(0).terms()).isNotNull();
  }

  @Test
  void aSimulatorHasNobodysTerms() {
    learn("BTC-USDT.price", "1", NOW.plusMillis(1), "binance-simulated");
    assertThat(summary().sources())
        .contains(new DataSource("binance-simulated", "Binance (simulated)", null));
  }

  @Test
  void keepsItsVersionWhileNothingChangesAndChangesItWithAnyFigure() {
    String before = version();
    clock.pass(Duration.ofSeconds(5));
    assertThat(version()).isEqualTo(before);
    learn("ETH-USDT.change24h", "2", NOW.plusMillis(1), "binance");
    assertThat(version()).isNotEqualTo(before);
  }

  @Test
  void changesItsVersionWhenAFigureTurnsStale() {
    String before = version();
    clock.pass(Duration.ofSeconds(15));
    assertThat(version()).isNotEqualTo(before);
  }

  @Test
  void saysWhenTheFiguresAreSimulated() {
    DashboardSummary simulated = summaries(true).of("prices", snapshot);
    assertThat(simulated.simulated()).isTrue();
    assertThat(simulated.provenance().version()).isNotEqualTo(version());
  }

  @Test
  void answersNotFoundForAnUnknownDashboard() {
    assertThatThrownBy(() -> summaries.of("bonds", Snapshot.EMPTY))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND);
              assertThat(e.detail()).isEqualTo("no dashboard bonds");
            });
  }

  private String version() {
    return summary().provenance().version();
  }
}
