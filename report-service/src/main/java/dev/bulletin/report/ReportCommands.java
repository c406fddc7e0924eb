package dev.bulletin.report;

import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.RestoreRevision;
import dev.bulletin.contract.report.UpdateReport;
import dev.bulletin.report.freeze.Freezer;
import dev.bulletin.report.render.Body;
import dev.bulletin.report.render.BodyRenderer;
import dev.bulletin.report.revision.KeptRevision;
import dev.bulletin.report.revision.PgRevisions;
import dev.bulletin.report.store.ReportRepository;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/**
 * Carries out what changes reports: whether the asker may, whether it can be accepted, then one
 * transaction. Thread-safe.
 */
final class ReportCommands {
  private final ReportRepository reports;
  private final PgRevisions revisions;
  private final BodyRenderer renderer;
  private final Freezer freezer;
  private final Publisher publisher;
  private final Counter created;
  private final Counter updated;
  private final Counter restored;

  ReportCommands(
      ReportRepository reports,
      PgRevisions revisions,
      BodyRenderer renderer,
      Freezer freezer,
      Publisher publisher,
      MeterRegistry meters) {
    this.reports = reports;
    this.revisions = revisions;
    this.renderer = renderer;
    this.freezer = freezer;
    this.publisher = publisher;
    this.created = Writes.counter(meters, "create");
    this.updated = Writes.counter(meters, "update");
    this.restored = Writes.counter(meters, "restore");
  }

  Future<ReportWritten> create(CreateReport command) {
    Writes.checkScope(command);
    return check(command)
        .compose(checked -> reports.create(command))
        .onSuccess(written -> created.increment());
  }

  /** Fails with INVALID_REQUEST, naming the field, when it could not be created and moved so. */
  Future<?> check(CreateReport command, List<String> formerSlugs) {
    ReportRules.checkFormerSlugs(formerSlugs, command.slug());
    return check(command);
  }

  private Future<?> check(CreateReport command) {
    ReportRules.check(command);
    return checkBodies(command.texts());
  }

  Future<ReportWritten> update(UpdateReport command) {
    return rewrite(command).onSuccess(written -> updated.increment());
  }

  private Future<ReportWritten> rewrite(UpdateReport command) {
    Writes.checkScope(command);
    ReportRules.check(command);
    return checkBodies(command.texts())
        .compose(checked -> freezer.forUpdate(command.slug(), command.texts()))
        .compose(frozen -> reports.update(command, frozen));
  }

  /** What was accepted once is checked again: rules may have become stricter. */
  Future<ReportWritten> restore(RestoreRevision command) {
    Writes.checkScope(command);
    return revisions
        .find(command.slug(), command.restored())
        .map(kept -> rewriting(command, kept))
        .compose(this::rewrite)
        .onSuccess(written -> restored.increment());
  }

  private static UpdateReport rewriting(RestoreRevision command, KeptRevision kept) {
    return new UpdateReport(
        command.principal(),
        command.slug(),
        command.revision(),
        kept.author(),
        kept.tags(),
        kept.texts(),
        command.commandKey());
  }

  Future<ReportWritten> publish(PublishReport command) {
    Writes.checkScope(command);
    return publisher.publish(command);
  }

  /** What is acknowledged can also be shown. */
  private Future<?> checkBodies(Map<Language, ReportText> texts) {
    var checks =
        texts.entrySet().stream()
            .map(
                text ->
                    renderer.check(
                        ReportRules.field(text.getKey(), "body"),
                        Body.of(text.getKey(), text.getValue())))
            .toList();
    return Future.all(checks);
  }
}
