package dev.bulletin.gateway.board;

import dev.bulletin.contract.dashboard.SeriesPoint;
import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * The last day of a series at a glance, without axes.
 *
 * @param path in a box of {@link #WIDTH} by {@link #HEIGHT}
 * @param data for the page's script
 * @param series whose line it is
 * @param from the beginning, in seconds since 1970
 * @param span in seconds
 */
public record Sparkline(String path, String data, String series, long from, long span) {
  public static final int WIDTH = 100;
  public static final int HEIGHT = 28;

  /** Of the time that is shown; less is a stroke that stands upright. */
  private static final int LEAST_PART = 24;

  /** So that the line's own width fits in. */
  private static final Box BOX = new Box(0, 2, WIDTH, HEIGHT - 4);

  /** Whether the points reach far enough to be seen as a line. */
  public static boolean isLine(List<SeriesPoint> points, Window window) {
    if (points.size() < 2) {
      return false;
    }
    Duration known = Duration.between(points.get(0).at(), points.get(points.size() - 1).at());
    return known.multipliedBy(LEAST_PART).compareTo(Duration.between(window.from(), window.to()))
        >= 0;
  }

  public static Sparkline of(String series, List<SeriesPoint> points, Window window) {
    DoubleSummaryStatistics values =
        points.stream().mapToDouble(point -> point.value().doubleValue()).summaryStatistics();
    double spread = values.getMax() - values.getMin();
    Scale scale =
        spread > 0 ? new Scale(values.getMin(), spread, 1) : new Scale(values.getMin() - 1, 2, 1);
    return new Sparkline(
        Outline.of(points, window, scale, BOX),
        Outline.data(points, window),
        series,
        window.from().getEpochSecond(),
        window.to().getEpochSecond() - window.from().getEpochSecond());
  }
}
