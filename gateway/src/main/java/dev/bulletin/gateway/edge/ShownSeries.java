package dev.bulletin.gateway.edge;

import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which series the dashboards show that pages were made of, so that samples outdate those pages and
 * no others. Thread-safe.
 */
final class ShownSeries {
  private final Map<String, Set<String>> seriesByDashboard = new ConcurrentHashMap<>();

  void learn(DashboardSummary summary) {
    Set<String> series =
        summary.tiles().stream()
            .flatMap(tile -> Stream.of(tile.figure(), tile.change()))
            .flatMap(Stream::ofNullable)
            .map(Figure::series)
            .collect(Collectors.toUnmodifiableSet());
    seriesByDashboard.put(summary.name(), series);
  }

  void forget(String dashboard) {
    seriesByDashboard.remove(dashboard);
  }

  /** The tags of the dashboards that show any of what has moved. */
  Set<String> tags(Samples samples) {
    Set<String> moved = samples.samples().stream().map(Sample::series).collect(Collectors.toSet());
    return seriesByDashboard.entrySet().stream()
        .filter(entry -> !Collections.disjoint(entry.getValue(), moved))
        .map(entry -> DashboardContract.tag(entry.getKey()))
        .collect(Collectors.toSet());
  }
}
