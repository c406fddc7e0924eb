package dev.bulletin.gateway.page;

import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.report.Language;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Makes dashboards readable in one language. Immutable. */
final class MarketViews {
  private final Language language;
  private final TileViews tiles;
  private final Clock clock;

  MarketViews(Language language, TileViews tiles, Clock clock) {
    this.language = language;
    this.tiles = tiles;
    this.clock = clock;
  }

  MarketView view(DashboardSummary summary) {
    Instant now = clock.instant();
    return new MarketView(
        Places.path(language, Places.dashboard(summary.name())),
        summary.tiles().stream().map(tile -> tiles.view(tile, now)).toList());
  }

  /**
   * What the view depends on besides the summary: the day, since times of today are written without
   * it, and the second while an age is shown.
   */
  String moment(DashboardSummary summary) {
    Instant now = clock.instant();
    boolean ages = summary.tiles().stream().map(Tile::figure).anyMatch(figure -> figure.stale());
    return LocalDate.ofInstant(now, ZoneOffset.UTC) + (ages ? "/" + now.getEpochSecond() : "");
  }
}
