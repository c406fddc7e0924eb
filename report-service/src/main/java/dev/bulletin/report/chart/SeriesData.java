package dev.bulletin.report.chart;

import dev.bulletin.contract.dashboard.SeriesPoint;
import java.time.Instant;
import java.util.List;

/**
 * What a dashboard answered for a series.
 *
 * @param from included
 * @param to excluded
 * @param frozen kept with the report, not read anew
 * @param points by time; of candles four at each time: open, high, low, close
 */
public record SeriesData(Instant from, Instant to, boolean frozen, List<SeriesPoint> points) {
  public SeriesData {
    points = List.copyOf(points);
  }
}
