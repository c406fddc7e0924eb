package dev.bulletin.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.contract.report.ReportContract;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What all writes of reports have in common: who may, and how they are counted. */
final class Writes {
  private Writes() {}

  /** Refuses with FORBIDDEN who may not write reports. */
  static void checkScope(Command command) {
    command.principal().require(ReportContract.WRITE_SCOPE);
  }

  static Counter counter(MeterRegistry meters, String kind) {
    return Counter.builder("bulletin.reports.written")
        .description("writes of reports that were committed")
        .tag("kind", kind)
        .register(meters);
  }
}
