package dev.bulletin.bench.growth;

import dev.bulletin.bench.LoadResult;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What became of requests, on the event loop of the load. */
final class Answers {
  private static final long MAX_MICROS = TimeUnit.MINUTES.toMicros(1);
  private static final int DIGITS = 3;
  private static final double MEDIAN = 50;
  private static final double NEARLY_ALL = 99;

  private final long start = System.nanoTime();
  private final Histogram latency = new Histogram(MAX_MICROS, DIGITS);
  private final Map<String, Long> errors = new TreeMap<>();
  private long bytes;

  void answered(long sent, int length) {
    long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - sent);
    latency.recordValue(Math.min(MAX_MICROS, micros));
    bytes += length;
  }

  void failed(String kind, Throwable failure) {
    errors.merge(kind + ": " + failure.getMessage(), 1L, Long::sum);
  }

  boolean lasts(long nanos) {
    return System.nanoTime() - start < nanos;
  }

  LoadResult result() {
    return new LoadResult(
        latency.getTotalCount(),
        errors,
        (System.nanoTime() - start) / 1e9,
        bytes,
        latency.getValueAtPercentile(MEDIAN),
        latency.getValueAtPercentile(NEARLY_ALL));
  }
}
