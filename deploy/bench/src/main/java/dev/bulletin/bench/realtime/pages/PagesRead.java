package dev.bulletin.bench.realtime.pages;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What came of reading pages.
 *
 * @param p50 from when a page was due to be asked for until it was there, in milliseconds
 */
public record PagesRead(
    double seconds, long answered, Map<String, Long> failures, double p50, double p99, double max) {
  private static final double MICROS = 1_000;

  public PagesRead {
    failures = Map.copyOf(failures);
  }

  static PagesRead of(double seconds, Histogram micros, Map<String, Long> failures) {
    return new PagesRead(
        seconds,
        micros.getTotalCount(),
        failures,
        micros.getValueAtPercentile(50) / MICROS,
        micros.getValueAtPercentile(99) / MICROS,
        micros.getMaxValue() / MICROS);
  }

  public double perSecond() {
    return answered / seconds;
  }

  public long failureCount() {
    return failures.values().stream().mapToLong(Long::longValue).sum();
  }
}
