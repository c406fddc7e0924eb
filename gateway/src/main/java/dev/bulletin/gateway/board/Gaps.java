package dev.bulletin.gateway.board;

import dev.bulletin.contract.dashboard.SeriesPoint;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Tells where a series was silent, so that no line is drawn over it. */
final class Gaps {
  /** So many times the usual distance between two points is a gap. */
  private static final int TIMES = 6;

  /** Less than this share of the chart is none: it could hardly be seen. */
  private static final int SHARE = 50;

  private Gaps() {}

  /** The longest time between two points that are joined, in milliseconds. */
  static long limit(List<SeriesPoint> points, Window window) {
    long[] distances =
        IntStream.range(1, points.size())
            .mapToLong(i -> millis(points.get(i - 1), points.get(i)))
            .sorted()
            .toArray();
    long usual = distances.length == 0 ? 0 : distances[(distances.length - 1) / 2];
    long visible = Duration.between(window.from(), window.to()).toMillis() / SHARE;
    return Math.max(TIMES * usual, visible);
  }

  static long millis(SeriesPoint one, SeriesPoint next) {
    return Duration.between(one.at(), next.at()).toMillis();
  }
}
