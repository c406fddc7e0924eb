package dev.bulletin.report.snapshot;

import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.SeriesPoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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

  List<SeriesPoint> history(String key) {
    return history.getOrDefault(key, List.of());
  }
}
