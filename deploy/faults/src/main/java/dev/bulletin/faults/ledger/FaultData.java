package dev.bulletin.faults.ledger;

import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import java.util.List;

/**
 * Everything that one run has seen, and under which conditions.
 *
 * @param java of the services
 * @param instances of each service
 * @param flags of each JVM
 * @param faultSeconds how long each fault lasts
 * @param limitSeconds in which all must be well again
 */
public record FaultData(
    String name,
    String startedAt,
    Source source,
    Machine machine,
    String java,
    int instances,
    List<String> flags,
    int readsPerSecond,
    int reportsPerMinute,
    int sockets,
    long faultSeconds,
    long limitSeconds,
    double seconds,
    List<Row> rows) {
  /** What files and the place in the README are called. */
  public static final String NAME = "faults";

  /** The same of a run of clocks. */
  public static final String CLOCKS = "clocks";

  public FaultData {
    flags = List.copyOf(flags);
    rows = List.copyOf(rows);
  }

  /** What must never be, with the fault under which it was. */
  public List<String> broken() {
    return rows.stream()
        .flatMap(row -> row.broken().stream().map(broken -> row.fault() + ": " + broken))
        .toList();
  }
}
