package dev.bulletin.bench.growth;

import dev.bulletin.bench.Plan;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import java.util.List;
import java.util.Map;

/** Small raw data of a series. */
final class Samples {
  private Samples() {}

  static Turn turn(double cpuSeconds) {
    return new Turn(1_000, Map.of(), 2, cpuSeconds, 512_000, 3_000, 9_000);
  }

  static Turn failed() {
    return new Turn(1_000, Map.of("lost", 2L), 2, 1, 512_000, 3_000, 9_000);
  }

  static GrowthData data(Series series, Step... steps) {
    return new GrowthData(
        series.mark(),
        "2026-11-26T10:15:00Z",
        new Source("0123456789abcdef0123456789abcdef01234567", false),
        new Machine(2, "Some CPU", 2_048, "Linux 6.1", 0.5),
        "17",
        series.label(),
        new Plan(3, 8, 30),
        99,
        List.of("Nothing else ran"),
        List.of(steps));
  }
}
