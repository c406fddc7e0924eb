package dev.bulletin.report;

import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.report.freeze.Freezer;
import dev.bulletin.report.store.ReportRepository;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;

/**
 * Makes reports visible to readers. Every publication goes through here, whether somebody asks for
 * it or its time has come. Thread-safe.
 */
final class Publisher {
  private final ReportRepository reports;
  private final Freezer freezer;
  private final Counter published;

  Publisher(ReportRepository reports, Freezer freezer, MeterRegistry meters) {
    this.reports = reports;
    this.freezer = freezer;
    this.published = Writes.counter(meters, "publish");
  }

  /**
   * Publishes for a principal who is known to be allowed to. Fails with UNAVAILABLE, and changes
   * nothing, when a chart's numbers are to be kept and the dashboards do not answer.
   */
  Future<ReportWritten> publish(PublishReport command) {
    return freezer
        .forPublication(command.slug())
        .compose(frozen -> reports.publish(command, frozen))
        .onSuccess(written -> count(command, written));
  }

  /** Publishing what is published already writes nothing. */
  private void count(PublishReport command, ReportWritten written) {
    if (written.revision() != command.revision()) {
      published.increment();
    }
  }
}
