package dev.bulletin.bench.visibility;

import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import java.util.List;

/**
 * Everything one run of the command has measured, and under which conditions.
 *
 * @param pauseMicros how long a reader waits after an answer before it asks again
 * @param heap the JVM option of each of the services
 * @param changes the counted ones, in order
 */
record VisibilityData(
    String name,
    String startedAt,
    Source source,
    Machine machine,
    String java,
    int gateways,
    int warmUp,
    int pauseMicros,
    String heap,
    double seconds,
    List<Change> changes) {
  VisibilityData {
    changes = List.copyOf(changes);
  }

  /** How many looks got another answer than the report. */
  long errors() {
    return changes.stream()
        .mapToLong(change -> change.page().errors() + change.api().errors())
        .sum();
  }

  /** One change, by where it is looked for. */
  record Change(Sighting page, Sighting api) {}

  /**
   * When all gateways had shown it.
   *
   * @param micros from the acknowledgement to the end of the answer that shows it, at the last
   *     gateway; 0 when all had shown it before
   * @param looks how often all readers together looked
   * @param errors how many of the looks got another answer than the report
   */
  record Sighting(long micros, int looks, int errors) {}
}
