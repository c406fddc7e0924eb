package dev.bulletin.report.chart;

import java.util.Optional;

/** The dashboards' numbers that the charts of one report show. */
@FunctionalInterface
public interface ChartData {
  /** No dashboard has answered. */
  ChartData NONE = reference -> Optional.empty();

  /** The numbers, if there are any. */
  Optional<SeriesData> find(SeriesReference reference);
}
