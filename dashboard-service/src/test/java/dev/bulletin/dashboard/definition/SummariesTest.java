package dev.bulletin.dashboard.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.dashboard.MovingClock;
import dev.bulletin.dashboard.series.SeriesName;
import dev.bulletin.dashboard.series.Snapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SummariesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final Duration FRESHNESS = Duration.ofSeconds(15);

  private final MovingClock clock = new MovingClock(NOW);
  private final Summaries summaries = summaries(/* simulated= */ false);

  private Summaries summaries(boolean simulated) {
    return new Summaries(
        List.of(CryptoDashboard.DASHBOARD), new Tiles(FRESHNESS), simulated, clock);
  }

  private static Snapshot everythingAt(Instant at) {
    return Snapshot.EMPTY.with(
        CryptoDashboard.pairs().stream()
            .flatMap(pair -> Stream.of(SeriesName.price(pair), SeriesName.change24h(pair)))
            .map(series -> new Sample(series, BigDecimal.TEN, at, "binance"))
            .toList());
  }

  private static Snapshot with(Snapshot snapshot, String series, String value, Instant at) {
    return snapshot.with(List.of(new Sample(series, new BigDecimal(value), at, "binance")));
  }

  @Test
  void showsTheSevenCoinsInOrder() {
    DashboardSummary summary = summaries.of("crypto", everythingAt(NOW));
    assertThat(summary.tiles())
        .extracting(Tile::key, Tile::name, Tile::unit)
        .containsExactly(
            tuple("BTC-USDT", "Bitcoin", "USDT"),
            tuple("ETH-USDT", "Ether", "USDT"),
            tuple("SOL-USDT", "Solana", "USDT"),
            tuple("XRP-USDT", "XRP", "USDT"),
            tuple("ADA-USDT", "Cardano", "USDT"),
            tuple("LINK-USDT", "Chainlink", "USDT"),
            tuple("BNB-USDT", "BNB", "USDT"));
    assertThat(summary.name()).isEqualTo("crypto");
  }

  @Test
  void givesEachFigureWithItsTimeAndSource() {
    Instant at = NOW.minusSeconds(3);
    Snapshot snapshot = with(everythingAt(NOW.minusSeconds(9)), "SOL-USDT.price", "187.50", at);
    Tile sol = summaries.of("crypto", snapshot).tiles().get(2);
    assertThat(sol.figure())
        .isEqualTo(new Figure("SOL-USDT.price", new BigDecimal("187.50"), at, "binance", false));
    assertThat(sol.change())
        .isEqualTo(
            new Figure(
                "SOL-USDT.change24h", BigDecimal.TEN, NOW.minusSeconds(9), "binance", false));
  }

  @Test
  void isFreshAndOfTheTimeOfTheNewestFigure() {
    Instant newest = NOW.minusSeconds(1);
    Snapshot snapshot = with(everythingAt(NOW.minusSeconds(2)), "BNB-USDT.price", "1", newest);
    DashboardSummary summary = summaries.of("crypto", snapshot);
    assertThat(summary.provenance().asOf()).isEqualTo(newest);
    assertThat(summary.provenance().stale()).isFalse();
    assertThat(summary.provenance().tags()).containsExactly("dashboard:crypto");
  }

  @Test
  void marksAFigureStaleWhenItIsOlderThanTheLimit() {
    Snapshot snapshot = everythingAt(NOW);
    clock.pass(FRESHNESS);
    assertThat(summaries.of("crypto", snapshot).provenance().stale()).isFalse();
    clock.pass(Duration.ofMillis(1));
    DashboardSummary summary = summaries.of("crypto", snapshot);
    assertThat(summary.provenance().stale()).isTrue();
    assertThat(summary.tiles()).allMatch(tile -> tile.figure().stale());
    assertThat(summary.tiles().get(0).figure().value()).isEqualTo(BigDecimal.TEN);
    assertThat(summary.tiles().get(0).figure().at()).isEqualTo(NOW);
  }

  @Test
  void isStaleAsAWholeWhenOneFigureIs() {
    Snapshot snapshot = everythingAt(NOW);
    clock.pass(Duration.ofMinutes(1));
    for (String series : CryptoDashboard.DASHBOARD.series().subList(1, 14)) {
      snapshot = with(snapshot, series, "1", clock.instant());
    }
    DashboardSummary summary = summaries.of("crypto", snapshot);
    assertThat(summary.tiles()).filteredOn(tile -> tile.figure().stale()).hasSize(1);
    assertThat(summary.provenance().stale()).isTrue();
  }

  @Test
  void showsWhatIsMissingAsMissing() {
    DashboardSummary summary = summaries.of("crypto", Snapshot.EMPTY);
    assertThat(summary.tiles()).hasSize(7);
    assertThat(summary.tiles().get(0).figure())
        .isEqualTo(new Figure("BTC-USDT.price", null, null, null, false));
    assertThat(summary.provenance().asOf()).isEqualTo(NOW);
    assertThat(summary.provenance().stale()).isTrue();
  }

  @Test
  void keepsItsVersionWhileNothingChanges() {
    String before = version(everythingAt(NOW));
    clock.pass(Duration.ofSeconds(5));
    assertThat(version(everythingAt(NOW))).isEqualTo(before);
  }

  @Test
  void changesItsVersionWithAnyFigureItsTimeOrItsStaleness() {
    Snapshot snapshot = everythingAt(NOW);
    String before = version(snapshot);
    Instant later = NOW.plusMillis(1);
    assertThat(version(with(snapshot, "BNB-USDT.change24h", "10", later))).isNotEqualTo(before);
    assertThat(version(with(snapshot, "ADA-USDT.price", "11", later))).isNotEqualTo(before);
    clock.pass(FRESHNESS.plusMillis(1));
    assertThat(version(snapshot)).isNotEqualTo(before);
  }

  @Test
  void saysWhenTheFiguresAreSimulated() {
    DashboardSummary simulated = summaries(true).of("crypto", everythingAt(NOW));
    assertThat(simulated.simulated()).isTrue();
    assertThat(simulated.provenance().version()).isNotEqualTo(version(everythingAt(NOW)));
  }

  @Test
  void answersNotFoundForAnUnknownDashboard() {
    assertThatThrownBy(() -> summaries.of("stocks", Snapshot.EMPTY))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND);
              assertThat(e.detail()).isEqualTo("no dashboard stocks");
            });
  }

  private String version(Snapshot snapshot) {
    return summaries.of("crypto", snapshot).provenance().version();
  }
}
