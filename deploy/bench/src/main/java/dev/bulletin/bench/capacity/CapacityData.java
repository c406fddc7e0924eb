package dev.bulletin.bench.capacity;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.realtime.run.Setting;
import dev.bulletin.bench.realtime.run.SocketCosts;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;

/** Everything one run has measured, and under which conditions. */
record CapacityData(
    String name,
    String startedAt,
    Source source,
    Machine machine,
    String java,
    double seconds,
    Setting setting,
    SuiteCosts suite,
    SocketCosts sockets) {
  /** No figure is drawn from a run in which something went wrong. */
  CapacityData sound() {
    long errors = suite.errors() + sockets.errors();
    if (errors > 0) {
      throw new BenchException(
          BenchException.Kind.REFUSED,
          "%d errors, no figures are drawn from this run: operations %s, sockets %s"
              .formatted(errors, suite.operations(), sockets.failures()));
    }
    return this;
  }
}
