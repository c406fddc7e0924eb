package dev.bulletin.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.TakeSnapshot;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Patient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A snapshot of the real dashboard, whose figures the simulator moves. */
class SnapshotIT {
  private static final Duration LIMIT = Duration.ofSeconds(120);

  /** All tiles but the one of which only candles are shown. */
  private static final int FIGURES = 20;

  private static final Principal PUBLISHER =
      new Principal("token:test", Set.of(ReportContract.WRITE_SCOPE));

  private static StartedSuite suite;

  @BeforeAll
  static void start() {
    suite =
        StartedSuite.start(
            Map.of("BULLETIN_FRESHNESS_LIMIT", "10m", "BULLETIN_SOURCE_DEADLINE", "30s"));
    Eventually.that(LIMIT, SnapshotIT::checkThatEveryFigureHasMoved);
  }

  @AfterAll
  static void stop() {
    suite.close();
  }

  /** Prices move all the time; of what else there is, everything has come. */
  private static void checkThatEveryFigureHasMoved() {
    List<Tile> prices = tiles().stream().filter(tile -> tile.key().endsWith("-USDT")).toList();
    assertThat(prices).hasSize(7);
    for (Tile price : prices) {
      assertThat(lastMinutes(price).points()).hasSizeGreaterThan(2);
    }
    assertThat(tiles().stream().filter(tile -> tile.figure().value() != null)).hasSize(FIGURES);
  }

  @Test
  void isADraftOfAllFiguresAndTheChartsOfThoseThatMoveAndStandsStill() {
    ReportWritten written =
        Patient.ask(bus(), ReportContract.SNAPSHOT, new TakeSnapshot(PUBLISHER, "crypto"));
    assertThat(written.status()).isEqualTo(ReportStatus.DRAFT);
    ReportView english = find(written.slug(), Language.EN);
    assertThat(english.summary())
        .contains("SIMULATED", FIGURES + " figures, of which 0 are stale and 0 are missing.");
    assertThat(english.body().lines().filter(line -> line.endsWith("| up to date |")))
        .hasSize(FIGURES);
    assertThat(english.body().lines().filter("```chart"::equals)).hasSizeGreaterThanOrEqualTo(7);
    assertThat(find(written.slug(), Language.VI).body().lines().filter("```chart"::equals))
        .hasSizeGreaterThanOrEqualTo(7);

    List<Figure> before = figures();
    Eventually.that(LIMIT, () -> assertThat(figures()).isNotEqualTo(before));
    assertThat(find(written.slug(), Language.EN)).isEqualTo(english);
  }

  private static List<Figure> figures() {
    return tiles().stream().map(Tile::figure).toList();
  }

  private static List<Tile> tiles() {
    DashboardSummary summary =
        Patient.ask(bus(), DashboardContract.SUMMARIZE, new SummarizeDashboard("crypto"));
    return summary.tiles();
  }

  private static SeriesHistory lastMinutes(Tile tile) {
    Instant now = Instant.now();
    var question = new ReadSeries(tile.figure().series(), now.minusSeconds(600), now, 10);
    return Patient.ask(bus(), DashboardContract.READ_SERIES, question);
  }

  private static ReportView find(String slug, Language language) {
    return Patient.ask(
            bus(), ReportContract.FIND, new FindReport(slug, language, /* drafts= */ true))
        .report();
  }

  private static TypedBus bus() {
    return suite.node().bus();
  }
}
