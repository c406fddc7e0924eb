package dev.bulletin.bench.realtime.run;

import org.HdrHistogram.Histogram;

/** How long something took, in milliseconds. */
public record Times(long count, double p50, double p90, double p99, double p999, double max) {
  private static final double MICROS = 1_000;

  /** Of microseconds. */
  static Times of(Histogram micros) {
    return new Times(
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / MICROS,
        micros.getValueAtPercentile(90) / MICROS,
        micros.getValueAtPercentile(99) / MICROS,
        micros.getValueAtPercentile(99.9) / MICROS,
        micros.getMaxValue() / MICROS);
  }
}
