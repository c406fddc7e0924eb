package dev.bulletin.report.chart;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series as it is written: with its points, or with the name that a dashboard knows it by.
 *
 * @param line of the block, from 1
 * @param source null when the points are written
 */
record SeriesBlock(int line, String name, List<Written> points, @Nullable String source) {
  SeriesBlock {
    points = List.copyOf(points);
  }

  /** A value where it is written; null when it is known to be missing. */
  record Written(ChartX x, @Nullable BigDecimal value) {}
}
