package dev.bulletin.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A named row of values.
 *
 * @param points by x
 */
public record ChartSeries(String name, List<ChartPoint> points) {
  public ChartSeries {
    points = List.copyOf(points);
  }

  /** The values that are there. */
  public Stream<BigDecimal> values() {
    return points.stream().map(ChartPoint::value).filter(Objects::nonNull);
  }

  /** A value for each of so many x, null where there is none. */
  public List<@Nullable BigDecimal> row(int width) {
    List<@Nullable BigDecimal> row = new ArrayList<>(Collections.nCopies(width, null));
    points.forEach(point -> row.set(point.x(), point.value()));
    return row;
  }
}
