package dev.bulletin.bench.series;

import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import java.util.List;

/** Everything one run has measured. */
record SeriesData(
    String startedAt,
    Source source,
    Machine machine,
    String java,
    int series,
    int days,
    long samples,
    double fillSeconds,
    double rollUpSeconds,
    long mebibytes,
    int points,
    List<Reads> reads) {
  SeriesData {
    reads = List.copyOf(reads);
  }

  /** How long each read of one kind took. */
  record Reads(String name, List<Double> millis) {
    Reads {
      millis = List.copyOf(millis);
    }

    /** The time within which that share of them, from 0 to 1, was answered. */
    double within(double share) {
      List<Double> sorted = millis.stream().sorted().toList();
      int rank = (int) Math.ceil(share * sorted.size());
      return sorted.get(Math.max(0, rank - 1));
    }
  }
}
