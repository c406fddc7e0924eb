package dev.bulletin.gateway.board;

import dev.bulletin.contract.dashboard.SeriesPoint;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Writes points as a path of SVG. */
final class Outline {
  private Outline() {}

  /** A line over the points, broken where there is a gap. */
  static String of(List<SeriesPoint> points, Window window, Scale scale, Box box) {
    long limit = Gaps.limit(points, window);
    var path = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      SeriesPoint point = points.get(i);
      boolean joined = i > 0 && Gaps.millis(points.get(i - 1), point) <= limit;
      path.append(joined ? 'L' : 'M')
          .append(number(box.x(window.share(point.at()))))
          .append(' ')
          .append(number(box.y(scale.share(point.value().doubleValue()))));
      if (!joined) {
        path.append("h0.01"); // A point alone is a dot.
      }
    }
    return path.toString();
  }

  static String number(double value) {
    double rounded = Math.round(value * 10) / 10.0;
    return rounded == Math.rint(rounded)
        ? Long.toString((long) rounded)
        : String.format(Locale.ROOT, "%.1f", rounded);
  }

  /** The points for the page's script: seconds from the beginning, and values. */
  static String data(List<SeriesPoint> points, Window window) {
    var text = new StringBuilder();
    for (SeriesPoint point : points) {
      text.append(text.isEmpty() ? "" : " ")
          .append(Duration.between(window.from(), point.at()).toSeconds())
          .append(',')
          .append(point.value().stripTrailingZeros().toPlainString());
    }
    return text.toString();
  }
}
