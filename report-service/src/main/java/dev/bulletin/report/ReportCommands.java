package dev.bulletin.report;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.UpdateReport;
import dev.bulletin.report.render.BodyRenderer;
import dev.bulletin.report.store.ReportRepository;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.Map;

/**
 * Carries out what changes reports: whether the asker may, whether it can be accepted, then one
 * transaction. Thread-safe.
 */
final class ReportCommands {
  private final ReportRepository reports;
  private final BodyRenderer renderer;
  private final Counter created;
  private final Counter updated;
  private final Counter published;

  ReportCommands(ReportRepository reports, BodyRenderer renderer, MeterRegistry meters) {
    this.reports = reports;
    this.renderer = renderer;
    this.created = counter(meters, "create");
    this.updated = counter(meters, "update");
    this.published = counter(meters, "publish");
  }

  private static Counter counter(MeterRegistry meters, String kind) {
    return Counter.builder("bulletin.reports.written")
        .description("writes of reports that were committed")
        .tag("kind", kind)
        .register(meters);
  }

  Future<ReportWritten> create(CreateReport command) {
    checkScope(command);
    ReportRules.check(command);
    return checkBodies(command.texts())
        .compose(checked -> reports.create(command))
        .onSuccess(written -> created.increment());
  }

  Future<ReportWritten> update(UpdateReport command) {
    checkScope(command);
    ReportRules.check(command);
    return checkBodies(command.texts())
        .compose(checked -> reports.update(command))
        .onSuccess(written -> updated.increment());
  }

  Future<ReportWritten> publish(PublishReport command) {
    checkScope(command);
    return reports.publish(command).onSuccess(written -> countPublished(command, written));
  }

  private static void checkScope(Command command) {
    if (!command.principal().may(ReportContract.WRITE_SCOPE)) {
      throw new ServiceException(
          ErrorCode.FORBIDDEN, "needs the scope " + ReportContract.WRITE_SCOPE);
    }
  }

  /** What is acknowledged can also be shown. */
  private Future<?> checkBodies(Map<Language, ReportText> texts) {
    var checks =
        texts.entrySet().stream()
            .map(
                text ->
                    renderer.check(
                        ReportRules.field(text.getKey(), "body"), text.getValue().body()))
            .toList();
    return Future.all(checks);
  }

  /** Publishing what is published already writes nothing. */
  private void countPublished(PublishReport command, ReportWritten written) {
    if (written.revision() != command.revision()) {
      published.increment();
    }
  }
}
