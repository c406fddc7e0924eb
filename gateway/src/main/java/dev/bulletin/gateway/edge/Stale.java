package dev.bulletin.gateway.edge;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.contract.dashboard.DashboardList;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportPage;
import org.jspecify.annotations.Nullable;

/** Answers that say of themselves that they are no longer what they should be. */
final class Stale {
  private Stale() {}

  static ReportAnswer of(ReportAnswer answer) {
    return new ReportAnswer(of(answer.provenance()), answer.report());
  }

  static ReportPage of(ReportPage page) {
    return new ReportPage(of(page.provenance()), page.reports(), page.next());
  }

  static DashboardList of(DashboardList list) {
    return new DashboardList(of(list.provenance()), list.dashboards());
  }

  /** Each figure too: nobody knows whether it still holds. */
  static DashboardSummary of(DashboardSummary summary) {
    return new DashboardSummary(
        of(summary.provenance()),
        summary.name(),
        summary.title(),
        summary.description(),
        summary.simulated(),
        summary.tiles().stream().map(Stale::of).toList(),
        summary.panels(),
        summary.sources());
  }

  private static Tile of(Tile tile) {
    return new Tile(
        tile.key(),
        tile.name(),
        tile.unit(),
        tile.format(),
        tile.thresholds(),
        of(tile.figure()),
        ofChange(tile));
  }

  private static @Nullable Figure ofChange(Tile tile) {
    Figure change = tile.change();
    return change == null ? null : of(change);
  }

  private static Figure of(Figure figure) {
    return new Figure(
        figure.series(), figure.value(), figure.at(), figure.source(), true, figure.staleAt());
  }

  private static Provenance of(Provenance provenance) {
    return new Provenance(
        provenance.version() + "-stale", provenance.tags(), provenance.asOf(), true);
  }
}
