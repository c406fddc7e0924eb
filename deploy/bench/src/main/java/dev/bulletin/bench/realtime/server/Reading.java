package dev.bulletin.bench.realtime.server;

import dev.bulletin.bench.process.ProcessTree;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server has used up so far, or in a time.
 *
 * @param allocatedBytes by its threads
 * @param counts its own, by the names of its metrics
 */
public record Reading(
    double userSeconds, double systemSeconds, long allocatedBytes, Map<String, Double> counts) {
  public Reading {
    counts = Map.copyOf(counts);
  }

  /** The times alone, for which the server itself does nothing. */
  public static Reading ofTimes(ProcessTree tree) {
    return new Reading(tree.userSeconds(), tree.systemSeconds(), 0, Map.of());
  }

  public Reading since(Reading earlier) {
    Map<String, Double> more = new TreeMap<>();
    counts.forEach((name, now) -> more.put(name, now - earlier.count(name)));
    return new Reading(
        userSeconds - earlier.userSeconds,
        systemSeconds - earlier.systemSeconds,
        allocatedBytes - earlier.allocatedBytes,
        more);
  }

  /** That of two servers. */
  public Reading plus(Reading other) {
    Map<String, Double> sum = new TreeMap<>(counts);
    other.counts.forEach((name, count) -> sum.merge(name, count, Double::sum));
    return new Reading(
        userSeconds + other.userSeconds,
        systemSeconds + other.systemSeconds,
        allocatedBytes + other.allocatedBytes,
        sum);
  }

  /** Zero if the server does not count that. */
  public double count(String name) {
    return counts.getOrDefault(name, 0.0);
  }
}
