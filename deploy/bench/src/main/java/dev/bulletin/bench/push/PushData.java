package dev.bulletin.bench.push;

import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything one run has measured, and under which conditions.
 *
 * @param limits settings of the suite that are not the default
 */
record PushData(
    String name,
    String startedAt,
    Source source,
    Machine machine,
    String java,
    String heap,
    Map<String, String> limits,
    int tickMillis,
    int warmUpSeconds,
    int connections,
    int series,
    int batch,
    List<Round> rounds) {
  PushData {
    limits = Map.copyOf(limits);
    rounds = List.copyOf(rounds);
  }

  /**
   * What came of the pushes of one connection, or of all.
   *
   * @param seconds until all had been answered
   * @param millis how long each that was accepted took
   * @param failures how many were not, by status
   */
  record Pushes(
      double seconds,
      List<Double> millis,
      long accepted,
      long rejected,
      Map<String, Integer> failures) {
    static final Pushes NONE = new Pushes(0, List.of(), 0, 0, Map.of());

    Pushes {
      millis = List.copyOf(millis);
      failures = Map.copyOf(failures);
    }

    Pushes and(Pushes other) {
      List<Double> all = new ArrayList<>(millis);
      all.addAll(other.millis);
      Map<String, Integer> failed = new TreeMap<>(failures);
      other.failures.forEach((kind, count) -> failed.merge(kind, count, Integer::sum));
      return new Pushes(
          Math.max(seconds, other.seconds),
          all,
          accepted + other.accepted,
          rejected + other.rejected,
          failed);
    }
  }

  /** When a sample was shown, counted from its sending and from its answer. */
  record Sighting(double fromSending, double fromAnswer) {}

  /**
   * One round.
   *
   * @param rate samples a second that were sent; 0 for as many as were answered
   * @param cpuSeconds by process
   * @param missed samples that were not shown at all
   */
  record Round(
      Encoding encoding,
      int rate,
      Pushes pushes,
      Map<String, Double> cpuSeconds,
      List<Sighting> sightings,
      int missed) {
    Round {
      cpuSeconds = Map.copyOf(cpuSeconds);
      sightings = List.copyOf(sightings);
    }

    double acceptedPerSecond() {
      return pushes.accepted() / pushes.seconds();
    }
  }
}
