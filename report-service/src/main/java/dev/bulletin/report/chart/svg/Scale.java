package dev.bulletin.report.chart.svg;

import dev.bulletin.report.chart.Chart;
import dev.bulletin.report.chart.ChartType;
import java.math.BigDecimal;

/** The axis of y: round numbers around all values. */
final class Scale {
  private static final int GRID_LINES = 5;

  private Scale() {}

  static Ticks of(Chart chart) {
    double low = chart.values().mapToDouble(BigDecimal::doubleValue).min().orElse(0);
    double high = chart.values().mapToDouble(BigDecimal::doubleValue).max().orElse(0);
    // The length of a bar and the size of an area are the value itself: both begin at zero.
    boolean zero = chart.type() == ChartType.BAR || chart.type() == ChartType.AREA;
    return zero
        ? Ticks.of(Math.min(low, 0), Math.max(high, 0), GRID_LINES)
        : Ticks.of(low, high, GRID_LINES);
  }
}
