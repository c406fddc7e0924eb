package dev.bulletin.gateway.page;

import dev.bulletin.common.words.Words;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.DataSource;
import dev.bulletin.contract.dashboard.Panel;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.board.Histories;
import dev.bulletin.gateway.board.Range;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes dashboards readable in one language. Immutable. */
final class BoardViews {
  private static final String API = "/api/v1/dashboards/";

  private final Language language;
  private final Words words;
  private final TileViews tiles;
  private final PanelViews panels;

  BoardViews(Language language, Words words, TileViews tiles, Snippets snippets) {
    this.language = language;
    this.words = words;
    this.tiles = tiles;
    this.panels = new PanelViews(language, words, snippets);
  }

  BoardView view(DashboardSummary summary, Histories histories) {
    Map<String, TileView> views = tiles.views(summary, histories.now());
    return new BoardView(
        summary.name(),
        histories.now().toString(),
        panels.views(summary, views, histories),
        summary.sources().stream().map(BoardViews::source).toList(),
        API + summary.name());
  }

  private static BoardView.SourceView source(DataSource source) {
    URI terms = source.terms();
    return new BoardView.SourceView(
        source.name(), source.title(), terms == null ? "" : terms.toString());
  }

  /** The ways to look back. */
  List<BoardView.RangeLink> ranges(DashboardSummary summary, Range shown) {
    return Arrays.stream(Range.values()).map(range -> link(summary, range, shown)).toList();
  }

  private BoardView.RangeLink link(DashboardSummary summary, Range range, Range shown) {
    return new BoardView.RangeLink(
        path(summary, range), Times.span(words, range.span()), range == shown);
  }

  /** Where the dashboard is. */
  String path(DashboardSummary summary, Range range) {
    return Places.path(language, Places.dashboard(summary.name())) + Places.ranged(range);
  }

  /** Whether it has a chart that can be read with the script of charts. */
  static boolean isCharted(DashboardSummary summary) {
    return summary.panels().stream()
        .map(Panel::kind)
        .anyMatch(kind -> kind == Panel.Kind.TIME_SERIES || kind == Panel.Kind.CANDLESTICK);
  }
}
