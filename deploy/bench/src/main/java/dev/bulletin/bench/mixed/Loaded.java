package dev.bulletin.bench.mixed;

import dev.bulletin.bench.mixed.Latencies.Summary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What one run of a load has counted. */
record Loaded(
    Map<Kind, Latencies> latencies, Map<String, Long> failures, double seconds, long bytes) {
  Loaded {
    latencies = Map.copyOf(latencies);
    failures = Map.copyOf(failures);
  }

  /** Of all kinds together. */
  Summary all() {
    return of(kind -> true);
  }

  Summary reads() {
    return of(kind -> kind != Kind.WRITE);
  }

  Summary writes() {
    return of(kind -> kind == Kind.WRITE);
  }

  Optional<Latencies> latenciesOf(Kind kind) {
    return Optional.ofNullable(latencies.get(kind));
  }

  private Summary of(Predicate<Kind> which) {
    return Latencies.summary(
        latencies.entrySet().stream()
            .filter(entry -> which.test(entry.getKey()))
            .map(Map.Entry::getValue)
            .toList());
  }

  long answers() {
    return all().count();
  }

  double perSecond() {
    return answers() / seconds;
  }

  long errors() {
    return failures.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What keeps a figure from being drawn from it. */
  List<String> problems(String side) {
    return errors() > 0 ? List.of(side + ": " + failures) : List.of();
  }
}
