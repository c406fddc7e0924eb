package dev.bulletin.bench.growth;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Plan;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import java.util.List;

/**
 * Everything that was measured of one series, and under which conditions.
 *
 * @param seconds that all of it took
 */
record GrowthData(
    String name,
    String startedAt,
    Source source,
    Machine machine,
    String java,
    String series,
    Plan plan,
    double seconds,
    List<String> conditions,
    List<Step> steps) {
  GrowthData {
    conditions = List.copyOf(conditions);
    steps = List.copyOf(steps);
  }

  /** No figure is drawn from a series with errors. */
  GrowthData sound() {
    List<String> problems = steps.stream().flatMap(Step::problems).toList();
    if (steps.isEmpty() || !problems.isEmpty()) {
      throw new BenchException(
          BenchException.Kind.REFUSED,
          "no figures are drawn from %s:\n  %s".formatted(name, String.join("\n  ", problems)));
    }
    return this;
  }
}
