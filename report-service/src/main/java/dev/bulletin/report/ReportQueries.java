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
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.report.chart.ChartData;
import dev.bulletin.report.freeze.ReportCharts;
import dev.bulletin.report.render.Body;
import dev.bulletin.report.render.BodyRenderer;
import dev.bulletin.report.render.Deadline;
import dev.bulletin.report.render.RenderedBody;
import dev.bulletin.report.store.Cursor;
import dev.bulletin.report.store.ListVersion;
import dev.bulletin.report.store.ListedReport;
import dev.bulletin.report.store.PageRules;
import dev.bulletin.report.store.ReportRepository;
import dev.bulletin.report.store.StoredReport;
import dev.bulletin.report.store.StoredText;
import dev.bulletin.report.store.Visible;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers questions about reports. Thread-safe. */
final class ReportQueries {
  /** A draft is shown without what is not there in so long. */
  private static final Duration DASHBOARDS = Duration.ofMillis(250);

  private final ReportRepository reports;
  private final BodyRenderer renderer;
  private final ReportCharts charts;
  private final Clock clock;

  ReportQueries(ReportRepository reports, BodyRenderer renderer, ReportCharts charts, Clock clock) {
    this.reports = reports;
    this.renderer = renderer;
    this.charts = charts;
    this.clock = clock;
  }

  Future<ReportAnswer> find(FindReport question) {
    return reports
        .find(question.slug(), question.language())
        .map(found -> visible(found, question))
        .compose(report -> answer(report, question.language()));
  }

  private static StoredReport visible(Optional<StoredReport> found, FindReport question) {
    return question.drafts()
        ? found.orElseThrow(() -> ServiceException.notFound("report", question.slug()))
        : Visible.of(found, StoredReport::status, question.slug());
  }

  private Future<ReportAnswer> answer(StoredReport report, Language language) {
    return Optional.ofNullable(report.texts().get(language))
        .map(text -> answer(report, language, text))
        .orElseGet(() -> Future.failedFuture(noText(report, language)));
  }

  private Future<ReportAnswer> answer(StoredReport report, Language language, StoredText text) {
    var body = new Body(text.body(), text.format(), language);
    return data(report, body)
        .compose(data -> renderer.render(body, data))
        .map(rendered -> view(report, language, text, rendered))
        .map(view -> new ReportAnswer(provenance(report, view), view));
  }

  /** Readers get what is kept with the report; who writes sees what there is now. */
  private Future<ChartData> data(StoredReport report, Body body) {
    if (!ReportCharts.mayShowSeries(body.text())) {
      return Future.succeededFuture(ChartData.NONE);
    }
    return ReportCharts.areFrozen(report.status())
        ? charts.frozen(report.slug())
        : renderer
            .needs(ReportRules.field(body.language(), "body"), body, Deadline.NONE)
            .compose(needs -> charts.live(needs, DASHBOARDS));
  }

  private static ServiceException noText(StoredReport report, Language language) {
    String others =
        report.languages().stream().map(Language::code).sorted().collect(Collectors.joining(", "));
    return new ServiceException(
        ErrorCode.NOT_FOUND,
        "no text of report %s in %s; there is %s"
            .formatted(report.slug(), language.code(), others));
  }

  /** What a draft shows of dashboards changes without a revision. */
  private static Provenance provenance(StoredReport report, ReportView view) {
    String version = report.slug() + "-" + report.revision() + "-" + view.language().code();
    boolean moving =
        ReportCharts.mayShowSeries(view.body()) && !ReportCharts.areFrozen(report.status());
    return Provenance.fresh(
        moving ? version + "-" + ContentVersion.of(view.html()) : version,
        Set.of(ReportContract.tag(report.slug())),
        report.updatedAt());
  }

  private static ReportView view(
      StoredReport report, Language language, StoredText text, RenderedBody body) {
    return new ReportView(
        report.id(),
        report.slug(),
        report.revision(),
        report.status(),
        language,
        report.languages(),
        text.title(),
        text.summary(),
        text.body(),
        body.html(),
        body.contents(),
        report.tags(),
        report.author(),
        text.readingMinutes(),
        report.createdAt(),
        report.updatedAt(),
        report.publishedAt());
  }

  Future<ReportPage> list(ListReports question) {
    int limit = PageRules.checked(question.limit());
    PageRules.check(question.filter());
    Cursor after = Optional.ofNullable(question.after()).map(Cursor::parse).orElse(Cursor.START);
    Instant askedAt = clock.instant();
    // One more than asked for tells whether there is another page.
    return reports
        .list(question.language(), question.filter(), after, limit + 1)
        .map(found -> page(found, limit, askedAt));
  }

  private static ReportPage page(List<ListedReport> found, int limit, Instant asOf) {
    boolean more = found.size() > limit;
    List<ListedReport> shown = more ? found.subList(0, limit) : found;
    String next = more ? shown.get(limit - 1).cursor().text() : null;
    return new ReportPage(
        Provenance.fresh(ListVersion.of(shown, more), ListVersion.tags(shown), asOf),
        shown.stream().map(ListedReport::summary).toList(),
        next);
  }
}
