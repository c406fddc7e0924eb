package dev.bulletin.report;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.report.render.BodyRenderer;
import dev.bulletin.report.store.Cursor;
import dev.bulletin.report.store.ListedReport;
import dev.bulletin.report.store.ReportRepository;
import dev.bulletin.report.store.StoredReport;
import dev.bulletin.report.store.StoredText;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers questions about reports. Thread-safe. */
final class ReportQueries {
  private static final int MAX_LIMIT = 100;

  private final ReportRepository reports;
  private final BodyRenderer renderer;
  private final Clock clock;

  ReportQueries(ReportRepository reports, BodyRenderer renderer, Clock clock) {
    this.reports = reports;
    this.renderer = renderer;
    this.clock = clock;
  }

  Future<ReportAnswer> find(FindReport question) {
    return reports
        .find(question.slug(), question.language())
        .map(found -> visible(found, question))
        .compose(report -> answer(report, question.language()));
  }

  private static StoredReport visible(Optional<StoredReport> found, FindReport question) {
    return found
        .filter(report -> question.drafts() || report.status() == ReportStatus.PUBLISHED)
        .orElseThrow(() -> ServiceException.notFound("report", question.slug()));
  }

  private Future<ReportAnswer> answer(StoredReport report, Language language) {
    return Optional.ofNullable(report.texts().get(language))
        .map(text -> answer(report, language, text))
        .orElseGet(() -> Future.failedFuture(noText(report, language)));
  }

  private Future<ReportAnswer> answer(StoredReport report, Language language, StoredText text) {
    return renderer
        .render(text.body())
        .map(html -> view(report, language, text, html))
        .map(view -> new ReportAnswer(provenance(report, language), view));
  }

  private static ServiceException noText(StoredReport report, Language language) {
    String others =
        report.languages().stream().map(Language::code).sorted().collect(Collectors.joining(", "));
    return new ServiceException(
        ErrorCode.NOT_FOUND,
        "no text of report %s in %s; there is %s"
            .formatted(report.slug(), language.code(), others));
  }

  private static Provenance provenance(StoredReport report, Language language) {
    return Provenance.fresh(
        report.slug() + "-" + report.revision() + "-" + language.code(),
        Set.of(ReportContract.tag(report.slug())),
        report.updatedAt());
  }

  private static ReportView view(
      StoredReport report, Language language, StoredText text, String html) {
    return new ReportView(
        report.slug(),
        report.revision(),
        report.status(),
        language,
        report.languages(),
        text.title(),
        text.summary(),
        text.body(),
        html,
        report.tags(),
        report.author(),
        text.readingMinutes(),
        report.createdAt(),
        report.updatedAt(),
        report.publishedAt());
  }

  Future<ReportPage> list(ListReports question) {
    int limit = question.limit();
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ServiceException.invalid("limit", "expected 1 to " + MAX_LIMIT + ", got " + limit);
    }
    Cursor after = Optional.ofNullable(question.after()).map(Cursor::parse).orElse(Cursor.START);
    Instant askedAt = clock.instant();
    // One more than asked for tells whether there is another page.
    return reports
        .list(question.language(), after, limit + 1)
        .map(found -> page(found, limit, askedAt));
  }

  private static ReportPage page(List<ListedReport> found, int limit, Instant asOf) {
    boolean more = found.size() > limit;
    List<ListedReport> shown = more ? found.subList(0, limit) : found;
    String next = more ? shown.get(limit - 1).cursor().text() : null;
    return new ReportPage(
        Provenance.fresh(ListVersion.of(shown, more), tags(shown), asOf),
        shown.stream().map(ListedReport::summary).toList(),
        next);
  }

  private static Set<String> tags(List<ListedReport> shown) {
    Stream<String> reports =
        shown.stream().map(listed -> ReportContract.tag(listed.summary().slug()));
    return Stream.concat(Stream.of(ReportContract.LIST_TAG), reports)
        .collect(Collectors.toUnmodifiableSet());
  }
}
