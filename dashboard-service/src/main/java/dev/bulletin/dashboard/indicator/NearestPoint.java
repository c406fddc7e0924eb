package dev.bulletin.dashboard.indicator;

import dev.bulletin.contract.dashboard.SeriesPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of the points of a series is the nearest to a moment. */
public final class NearestPoint {
  private NearestPoint() {}

  /** Empty when there is none within that distance, before or after. */
  public static Optional<SeriesPoint> to(
      Instant moment, Duration distance, List<SeriesPoint> points) {
    return points.stream()
        .filter(point -> distance(point, moment).compareTo(distance) <= 0)
        .min(Comparator.comparing(point -> distance(point, moment)));
  }

  private static Duration distance(SeriesPoint point, Instant moment) {
    return Duration.between(point.at(), moment).abs();
  }
}
