package dev.bulletin.report.manuscript;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.FindManuscript;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportSurvey;
import dev.bulletin.contract.report.SurveyReports;
import dev.bulletin.contract.report.SurveyedReport;
import dev.bulletin.report.store.Cursor;
import dev.bulletin.report.store.ListVersion;
import dev.bulletin.report.store.PageRules;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers those who write. Nothing of it is to be cached: a writer sees each write. Thread-safe.
 */
public final class ManuscriptQueries {
  private final PgManuscripts reports;
  private final Clock clock;

  public ManuscriptQueries(PgManuscripts reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  /** The report, at any address that it has or has left; fails with NOT_FOUND. */
  public Future<Manuscript> find(FindManuscript question) {
    return reports
        .find(question.slug())
        .map(
            found -> found.orElseThrow(() -> ServiceException.notFound("report", question.slug())));
  }

  /** The page asked for. A report that is written meanwhile moves to the first page. */
  public Future<ReportSurvey> survey(SurveyReports question) {
    int limit = PageRules.checked(question.limit());
    Cursor after = Optional.ofNullable(question.after()).map(Cursor::parse).orElse(Cursor.START);
    Instant askedAt = clock.instant();
    // One more than asked for tells whether there is another page.
    return reports
        .survey(question.status(), after, limit + 1)
        .map(found -> page(found, limit, askedAt));
  }

  private static ReportSurvey page(List<Surveyed> found, int limit, Instant asOf) {
    boolean more = found.size() > limit;
    List<Surveyed> shown = more ? found.subList(0, limit) : found;
    List<SurveyedReport> reports = shown.stream().map(Surveyed::report).toList();
    return new ReportSurvey(
        Provenance.fresh(version(reports, more), tags(reports), asOf),
        reports,
        more ? shown.get(limit - 1).cursor().text() : null);
  }

  private static String version(List<SurveyedReport> shown, boolean more) {
    return ListVersion.hash(
        shown.stream()
            .map(report -> report.slug() + "-" + report.revision())
            .collect(Collectors.joining(" ", "", more ? " …" : "")));
  }

  private static Set<String> tags(List<SurveyedReport> shown) {
    Stream<String> reports = shown.stream().map(report -> ReportContract.tag(report.slug()));
    return Stream.concat(Stream.of(ReportContract.LIST_TAG), reports)
        .collect(Collectors.toUnmodifiableSet());
  }
}
