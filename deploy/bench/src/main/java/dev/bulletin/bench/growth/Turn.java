package dev.bulletin.bench.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One round at one size, as it was counted.
 *
 * @param operations requests that were answered, or deliveries
 * @param errors by kind
 * @param cpuSeconds of the servers
 * @param bytes that came
 */
record Turn(
    long operations,
    Map<String, Long> errors,
    double seconds,
    double cpuSeconds,
    long bytes,
    double p50Micros,
    double p99Micros) {
  Turn {
    errors = Map.copyOf(errors);
  }

  double cpuMicrosEach() {
    return cpuSeconds * 1e6 / operations;
  }

  double perSecond() {
    return operations / seconds;
  }

  double bytesEach() {
    return (double) bytes / operations;
  }

  long errorCount() {
    return errors.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Why no figure may be drawn from it. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (errorCount() > 0) {
      problems.add("%d errors: %s".formatted(errorCount(), errors));
    }
    if (operations <= 0 || cpuSeconds <= 0 || seconds <= 0) {
      problems.add("nothing was done");
    }
    return problems;
  }
}
