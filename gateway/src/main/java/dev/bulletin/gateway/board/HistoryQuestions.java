package dev.bulletin.gateway.board;

import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Panel;
import dev.bulletin.contract.dashboard.ReadCandles;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.Tile;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has to be asked so that a dashboard's charts can be drawn. */
public record HistoryQuestions(Set<ReadSeries> lines, Set<ReadCandles> candles) {
  public HistoryQuestions {
    lines = Set.copyOf(lines);
    candles = Set.copyOf(candles);
  }

  public static HistoryQuestions of(DashboardSummary summary, Range range, Instant now) {
    Histories shape = Histories.none(range, now);
    return new HistoryQuestions(
        Stream.concat(
                series(summary, Panel.Kind.TIME_SERIES).map(shape::lineQuestion),
                series(summary, Panel.Kind.TILES).map(shape::sparkQuestion))
            .collect(Collectors.toSet()),
        series(summary, Panel.Kind.CANDLESTICK)
            .map(shape::candleQuestion)
            .collect(Collectors.toSet()));
  }

  /** Of each tile the series that it shows, which may be one that stands in for its own. */
  private static Stream<String> series(DashboardSummary summary, Panel.Kind kind) {
    Set<String> keys =
        summary.panels().stream()
            .filter(panel -> panel.kind() == kind)
            .flatMap(panel -> panel.tiles().stream())
            .collect(Collectors.toSet());
    return summary.tiles().stream()
        .filter(tile -> keys.contains(tile.key()))
        .map(Tile::figure)
        .map(figure -> figure.series());
  }
}
