package dev.bulletin.bench;

import java.util.Map;

/** What a load generator counted in one run; errors by kind, none of them absent. */
public record LoadResult(
    long operations,
    Map<String, Long> errors,
    double seconds,
    long bytesRead,
    double p50Micros,
    double p99Micros) {
  public LoadResult {
    errors = Map.copyOf(errors);
  }
}
