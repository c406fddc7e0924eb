package dev.bulletin.gateway.board;

import dev.bulletin.contract.dashboard.SeriesPoint;
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

  /** So that the line's own width fits in. */
  private static final Box BOX = new Box(0, 2, WIDTH, HEIGHT - 4);

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
