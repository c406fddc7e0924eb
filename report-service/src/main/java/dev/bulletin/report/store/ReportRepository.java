package dev.bulletin.report.store;

import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportFilter;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.UpdateReport;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Where reports are kept. A write that succeeds is committed, kept as a revision, and sure to be
 * announced; commands are taken to be valid and allowed.
 */
public interface ReportRepository {
  /** The report that has or has left that slug, with its text in the language if there is one. */
  Future<Optional<StoredReport>> find(String slug, Language language);

  /** Published reports that have a text in the language and meet the filter, newest first. */
  Future<List<ListedReport>> list(Language language, ReportFilter filter, Cursor after, int limit);

  /** Keeps a new draft; fails with CONFLICT when the slug is, or was, another report's. */
  Future<ReportWritten> create(CreateReport command);

  /**
   * Keeps a new revision; fails with NOT_FOUND, or PRECONDITION_FAILED when it has moved on.
   *
   * @param frozen is kept with it for its charts, apart from what is kept already
   */
  Future<ReportWritten> update(UpdateReport command, List<FrozenSeries> frozen);

  /** As {@link #update}; leaves what is published as it is. */
  Future<ReportWritten> publish(PublishReport command, List<FrozenSeries> frozen);

  /** As {@link #update(UpdateReport, List)}, of a report whose charts need nothing to be kept. */
  default Future<ReportWritten> update(UpdateReport command) {
    return update(command, List.of());
  }

  /** As {@link #publish(PublishReport, List)}, of one whose charts need nothing to be kept. */
  default Future<ReportWritten> publish(PublishReport command) {
    return publish(command, List.of());
  }
}
