package dev.bulletin.report;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.UpdateReport;
import dev.bulletin.report.render.BodyRenderer;
import dev.bulletin.report.store.Cursor;
import dev.bulletin.report.store.ListedReport;
import dev.bulletin.report.store.ReportRepository;
import dev.bulletin.report.store.StoredReport;
import dev.bulletin.report.store.StoredText;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What report-service does with the calls of its contract. Thread-safe. */
final class Reports {
  private static final int MAX_LIMIT = 100;

  private final ReportRepository repository;
  private final BodyRenderer renderer;
  private final Clock clock;
  private final MeterRegistry meters;

  Reports(ReportRepository repository, BodyRenderer renderer, Clock clock, MeterRegistry meters) {
    this.repository = repository;
    this.renderer = renderer;
    this.clock = clock;
    this.meters = meters;
  }

  Future<ReportAnswer> find(FindReport question) {
    return repository
        .find(question.slug(), question.language())
        .map(found -> visible(found, question))
        .compose(report -> render(report, question.language()));
  }

  private static StoredReport visible(Optional<StoredReport> found, FindReport question) {
    StoredReport report =
        found
            .filter(r -> question.drafts() || r.status() == ReportStatus.PUBLISHED)
            .orElseThrow(() -> ServiceException.notFound("report", question.slug()));
    if (!report.texts().containsKey(question.language())) {
      throw ServiceException.notFound(
          "text in this language of report",
          question.slug() + "; there is " + codes(report.languages()));
    }
    return report;
  }

  private static String codes(Set<Language> languages) {
    return languages.stream().map(Language::code).sorted().collect(Collectors.joining(", "));
  }

  private Future<ReportAnswer> render(StoredReport report, Language language) {
    StoredText text = Objects.requireNonNull(report.texts().get(language));
    return renderer
        .render(text.body())
        .map(html -> answer(report, language, view(report, language, text, html)));
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

  private static ReportAnswer answer(StoredReport report, Language language, ReportView view) {
    String version = "%s-%d-%s".formatted(report.slug(), report.revision(), language.code());
    Set<String> tags = Set.of(ReportContract.tag(report.slug()));
    return new ReportAnswer(Provenance.fresh(version, tags, report.updatedAt()), view);
  }

  Future<ReportPage> list(ListReports question) {
    if (question.limit() < 1 || question.limit() > MAX_LIMIT) {
      throw ServiceException.invalid("limit", "a number from 1 to " + MAX_LIMIT);
    }
    Cursor after = Optional.ofNullable(question.after()).map(Cursor::parse).orElse(Cursor.START);
    // One more than asked for tells whether there is a next page.
    return repository
        .list(question.language(), after, question.limit() + 1)
        .map(found -> page(found, question.limit()));
  }

  private ReportPage page(List<ListedReport> found, int limit) {
    List<ListedReport> shown = found.subList(0, Math.min(limit, found.size()));
    String next = found.size() > limit ? shown.get(shown.size() - 1).cursor().text() : null;
    List<ReportSummary> summaries = shown.stream().map(ListedReport::summary).toList();
    return new ReportPage(provenance(shown), summaries, next);
  }

  private Provenance provenance(List<ListedReport> shown) {
    Set<String> tags = new HashSet<>();
    tags.add(ReportContract.LIST_TAG);
    int version = 1;
    for (ListedReport report : shown) {
      tags.add(ReportContract.tag(report.summary().slug()));
      version = 31 * (31 * version + report.summary().slug().hashCode()) + report.revision();
    }
    return Provenance.fresh(Integer.toHexString(version), tags, clock.instant());
  }

  Future<ReportWritten> create(CreateReport command) {
    CommandCheck.mayWrite(command.principal());
    CommandCheck.slug(command.slug());
    CommandCheck.content(command.author(), command.tags(), command.texts());
    return check(command.texts())
        .compose(checked -> repository.create(command))
        .onSuccess(written -> count("create"));
  }

  Future<ReportWritten> update(UpdateReport command) {
    CommandCheck.mayWrite(command.principal());
    CommandCheck.content(command.author(), command.tags(), command.texts());
    return check(command.texts())
        .compose(checked -> repository.update(command))
        .onSuccess(written -> count("update"));
  }

  /** A body that could not be rendered must not be kept. */
  private Future<?> check(Map<Language, ReportText> texts) {
    return Future.all(
        texts.entrySet().stream().map(text -> check(text.getKey(), text.getValue())).toList());
  }

  private Future<Void> check(Language language, ReportText text) {
    return renderer.check("texts." + language.code() + ".body", text.body());
  }

  Future<ReportWritten> publish(PublishReport command) {
    CommandCheck.mayWrite(command.principal());
    return repository.publish(command).onSuccess(written -> count("publish"));
  }

  private void count(String kind) {
    meters.counter("bulletin.reports.written", "kind", kind).increment();
  }
}
