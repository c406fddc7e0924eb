package dev.bulletin.bench.mixed;

import dev.bulletin.bench.baseline.WiredSuite.Costly;
import dev.bulletin.bench.mixed.MixedData.Pair;
import dev.bulletin.bench.mixed.MixedData.Part;
import dev.bulletin.bench.mixed.MixedData.Peak;
import dev.bulletin.bench.mixed.MixedData.Peaks;
import dev.bulletin.bench.mixed.MixedData.Turn;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Runs of a mixed load as they might have been. */
final class Measured {
  private static final long ALLOCATED = 8_192_000;

  private static final List<Costly> STATEMENTS = List.of(new Costly(3_000, 1_500, "SELECT a"));

  private Measured() {}

  /** A turn of 10 s. */
  static Turn turn(
      long answers, double micros, double cpu, double loads, Map<String, Long> failures) {
    Loaded loaded = new Loaded(Map.of(Kind.REPORT, latencies(answers, micros)), failures, 10, 1);
    Map<String, Double> counts = Map.of("page hit", 3.0, "page load", 1.0, "cache load", loads);
    Part part = new Part(loaded, cpu, 1, ALLOCATED, 100, 50, counts);
    return new Turn(part, part);
  }

  static Latencies latencies(long answers, double micros) {
    Histogram histogram = Latencies.counting();
    histogram.recordValueWithCount((long) micros, answers);
    return Latencies.of(histogram);
  }

  static Peak peak(long mebibytes, Map<String, Long> failures) {
    return new Peak(new Loaded(Map.of(), failures, 1, 1), mebibytes);
  }

  /** One round of each side. */
  static MixedData data(Turn baseline, Turn measured) {
    return data(List.of(baseline), List.of(measured));
  }

  static MixedData data(List<Turn> baseline, List<Turn> measured) {
    return run(List.of(pair(List.of("a", "b"), baseline, measured)));
  }

  static Pair pair(List<String> measures, List<Turn> baseline, List<Turn> measured) {
    return pair(measures, baseline, measured, new Peaks(peak(400, Map.of()), peak(200, Map.of())));
  }

  private static Pair pair(
      List<String> measures, List<Turn> baseline, List<Turn> measured, Peaks peaks) {
    return new Pair(measures, 50, baseline, measured, List.of(peaks), STATEMENTS, STATEMENTS);
  }

  static MixedData with(MixedData data, Peaks peaks) {
    Pair pair = data.all();
    return run(List.of(pair(pair.measures(), pair.baseline(), pair.measured(), peaks)));
  }

  static MixedData run(List<Pair> pairs) {
    return new MixedData(
        "mixed",
        "2026-11-26T10:00:00Z",
        new Source("0123456789012345678901234567890123456789", false),
        new Machine(2, "A processor", 2_048, "Linux 6", 0.5),
        "17",
        List.of("-Xmx512m"),
        List.of("-XX:MaxRAM=853m"),
        1_000,
        32,
        1,
        10,
        60,
        100,
        pairs);
  }
}
