package dev.bulletin.gateway.page;

import dev.bulletin.common.words.Words;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.FigureFormat;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.dashboard.Panel;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.board.Dial;
import dev.bulletin.gateway.board.Histories;
import dev.bulletin.gateway.board.Palette;
import dev.bulletin.gateway.board.Slices;
import dev.bulletin.gateway.board.Sparkline;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the panels of a dashboard readable in one language. Immutable. */
final class PanelViews {
  private final Language language;
  private final Numbers numbers;
  private final ChartViews charts;
  private final Snippets snippets;

  PanelViews(Language language, Words words, Snippets snippets) {
    this.language = language;
    this.snippets = snippets;
    this.numbers = new Numbers(language.locale(), words);
    this.charts = new ChartViews(language, words);
  }

  /** A tile as the service knows it and as a template shows it. */
  record Shown(Tile tile, TileView view) {}

  List<PanelView> views(
      DashboardSummary summary, Map<String, TileView> views, Histories histories) {
    Map<String, Tile> tiles =
        summary.tiles().stream().collect(Collectors.toMap(Tile::key, Function.identity()));
    return summary.panels().stream()
        .map(
            panel ->
                view(
                    panel,
                    shown(panel, tiles, views),
                    histories,
                    snippets.of(summary, panel, histories.range())))
        .toList();
  }

  private static List<Shown> shown(
      Panel panel, Map<String, Tile> tiles, Map<String, TileView> views) {
    return panel.tiles().stream()
        .filter(key -> tiles.containsKey(key) && views.containsKey(key))
        .map(
            key ->
                new Shown(
                    Objects.requireNonNull(tiles.get(key)), Objects.requireNonNull(views.get(key))))
        .toList();
  }

  private PanelView view(Panel panel, List<Shown> shown, Histories histories, String snippet) {
    Panel.Kind kind = panel.kind();
    LocalizedText text = panel.text();
    return new PanelView(
        panel.key(),
        kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        panel.title().in(language),
        panel.place(),
        kind == Panel.Kind.TILES ? withSparks(shown, histories) : List.of(),
        kind == Panel.Kind.TABLE ? shown.stream().map(Shown::view).toList() : List.of(),
        kind == Panel.Kind.GAUGE ? gauge(panel, shown) : null,
        kind == Panel.Kind.DOUGHNUT ? doughnut(shown) : null,
        charts.view(panel, shown, histories),
        text == null ? "" : text.in(language),
        snippet);
  }

  private static List<TileView> withSparks(List<Shown> shown, Histories histories) {
    return shown.stream().map(each -> withSpark(each, histories)).toList();
  }

  /** A series that has just begun makes a dot, which tells nothing. */
  private static TileView withSpark(Shown shown, Histories histories) {
    String series = shown.tile().figure().series();
    List<SeriesPoint> points = histories.spark(series);
    return Sparkline.isLine(points, histories.day())
        ? shown.view().with(Sparkline.of(series, points, histories.day()))
        : shown.view();
  }

  private PanelView.@Nullable Gauge gauge(Panel panel, List<Shown> shown) {
    BigDecimal min = panel.min();
    BigDecimal max = panel.max();
    if (min == null || max == null || shown.isEmpty()) {
      return null;
    }
    Tile tile = shown.get(0).tile();
    BigDecimal value = Objects.requireNonNullElse(tile.figure().value(), min);
    return new PanelView.Gauge(
        shown.get(0).view(),
        Dial.of(min, max, tile.thresholds(), value),
        min.toPlainString(),
        max.toPlainString(),
        end(min, tile),
        end(max, tile));
  }

  /** An end is a round number, and needs no decimals that only its value has. */
  private String end(BigDecimal end, Tile tile) {
    int decimals = Math.max(0, end.stripTrailingZeros().scale());
    return numbers.value(end, new FigureFormat(tile.format().style(), decimals));
  }

  private PanelView.@Nullable Doughnut doughnut(List<Shown> shown) {
    if (shown.isEmpty()) {
      return null;
    }
    List<@Nullable BigDecimal> values =
        shown.stream().map(each -> each.tile().figure().value()).collect(Collectors.toList());
    boolean percent = shown.stream().allMatch(each -> each.tile().unit().equals("%"));
    boolean complete = values.stream().allMatch(Objects::nonNull);
    Slices slices =
        Slices.of(
            values.stream()
                .map(value -> Objects.requireNonNullElse(value, BigDecimal.ZERO))
                .toList(),
            percent,
            complete);
    return new PanelView.Doughnut(
        parts(shown, slices), percent, rest(shown, slices), shown.get(0).view().format());
  }

  private static List<PanelView.Part> parts(List<Shown> shown, Slices slices) {
    List<PanelView.Part> parts = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      parts.add(
          new PanelView.Part(
              shown.get(i).view(),
              i,
              Palette.colour(i),
              Palette.isDashed(i),
              slices.slices().get(i)));
    }
    return parts;
  }

  private PanelView.@Nullable Rest rest(List<Shown> shown, Slices slices) {
    BigDecimal rest = slices.rest();
    return rest == null
        ? null
        : new PanelView.Rest(
            numbers.value(rest, shown.get(0).tile().format()), slices.slices().get(shown.size()));
  }
}
