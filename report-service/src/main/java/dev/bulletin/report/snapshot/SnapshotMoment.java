package dev.bulletin.report.snapshot;

import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Panel;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.contract.dashboard.Tile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A dashboard at a moment.
 *
 * @param history of each tile's figure, by the tile's key
 */
record SnapshotMoment(
    Instant takenAt, DashboardSummary summary, Map<String, List<SeriesPoint>> history) {
  SnapshotMoment {
    history = Map.copyOf(history);
  }

  /** What has a figure, in order. */
  List<Tile> tiles() {
    Set<String> candles = Panel.onlyCandles(summary.panels());
    return summary.tiles().stream().filter(tile -> !candles.contains(tile.key())).toList();
  }

  List<SeriesPoint> history(String key) {
    return history.getOrDefault(key, List.of());
  }
}
