package dev.bulletin.gateway.page;

import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Panel;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.report.Language;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the strip of figures of the home page, in one language. Immutable. */
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
    Map<String, TileView> views = tiles.views(summary, clock.instant());
    return new MarketView(
        Places.path(language, Places.dashboard(summary.name())),
        shown(summary).stream().flatMap(key -> Stream.ofNullable(views.get(key))).toList(),
        summary.sources());
  }

  /** The first figures that the dashboard shows as such, which are the prices. */
  private static List<String> shown(DashboardSummary summary) {
    return summary.panels().stream()
        .filter(panel -> panel.kind() == Panel.Kind.TILES)
        .findFirst()
        .map(Panel::tiles)
        .orElseGet(() -> summary.tiles().stream().map(Tile::key).toList());
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
