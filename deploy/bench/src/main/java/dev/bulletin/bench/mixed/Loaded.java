package dev.bulletin.bench.mixed;

import java.util.List;
import java.util.Map;

/** What one run of a load has counted; latencies in microseconds. */
record Loaded(
    long answers,
    Map<Kind, Long> answersByKind,
    Map<String, Long> failures,
    double seconds,
    long bytes,
    double p50,
    double p99) {
  Loaded {
    answersByKind = Map.copyOf(answersByKind);
    failures = Map.copyOf(failures);
  }

  double perSecond() {
    return answers / seconds;
  }

  long errors() {
    return failures.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What keeps a figure from being drawn from it. */
  List<String> problems(String side) {
    return errors() > 0 ? List.of(side + ": " + failures) : List.of();
  }
}
