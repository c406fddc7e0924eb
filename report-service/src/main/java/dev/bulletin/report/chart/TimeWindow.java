package dev.bulletin.report.chart;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which time of a series a chart shows: so long before now, or from a moment to another or to now.
 *
 * @param range null when it begins at {@code from}
 * @param from null when it is a range
 * @param to null for now
 */
public record TimeWindow(@Nullable Duration range, @Nullable Instant from, @Nullable Instant to) {
  /** The beginning, seen from a moment. */
  public Instant from(Instant now) {
    if (from != null) {
      return from;
    }
    return range == null ? now : now.minus(range);
  }

  /** The end, seen from a moment, and never after it. */
  public Instant to(Instant now) {
    return to == null || to.isAfter(now) ? now : to;
  }

  /** The same for windows that ask for the same. */
  @Override
  public String toString() {
    return range + " " + from + " " + to;
  }
}
