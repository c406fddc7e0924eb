package dev.bulletin.bench.realtime.churn;

import java.util.Map;
import java.util.TreeMap;

/**
 * What guests did.
 *
 * @param came all that have gone again
 * @param joined those of them who waited until they were in their rooms
 * @param cameByWay over which ways
 * @param failures what went wrong, by kind
 */
public record Visited(
    int came, int joined, Map<String, Long> cameByWay, Map<String, Long> failures, double seconds) {
  public Visited {
    cameByWay = new TreeMap<>(cameByWay);
    failures = new TreeMap<>(failures);
  }

  public long failureCount() {
    return failures.values().stream().mapToLong(Long::longValue).sum();
  }
}
