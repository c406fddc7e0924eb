package dev.bulletin.report.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A chart with all its numbers, ready to be drawn.
 *
 * @param xs the places on the axis of x, in order; one without a text where there is no such axis
 * @param series at least one, and a value in at least one; of a candlestick: open, high, low, close
 * @param dial of a gauge, else null
 * @param period of numbers that come from a dashboard, else null
 */
public record Chart(
    ChartType type,
    Caption caption,
    List<ChartX> xs,
    List<ChartSeries> series,
    @Nullable Dial dial,
    @Nullable Period period) {
  public Chart {
    xs = List.copyOf(xs);
    series = List.copyOf(series);
  }

  /** All values that are there. */
  public Stream<BigDecimal> values() {
    return series.stream().flatMap(ChartSeries::values);
  }

  /** What the axis of x is of. */
  public ChartX.Kind kind() {
    return xs.get(0).kind();
  }
}
