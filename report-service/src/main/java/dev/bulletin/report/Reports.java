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
import dev.bulletin.report.render.Markdown;
import dev.bulletin.report.render.ReadingTime;
import dev.bulletin.report.store.ListedReport;
import dev.bulletin.report.store.Position;
import dev.bulletin.report.store.ReportRepository;
import dev.bulletin.report.store.StoredReport;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What report-service does with the calls of its contract. Thread-safe. */
final class Reports {
  private static final int MAX_LIMIT = 100;

  private final ReportRepository repository;
  private final Markdown markdown;
  private final WorkerExecutor cpu;
  private final Clock clock;
  private final MeterRegistry meters;

  Reports(
      ReportRepository repository,
      Markdown markdown,
      WorkerExecutor cpu,
      Clock clock,
      MeterRegistry meters) {
    this.repository = repository;
    this.markdown = markdown;
    this.cpu = cpu;
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
    if (report.text().isEmpty()) {
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
    ReportText text = report.text().orElseThrow();
    return cpu.executeBlocking(() -> markdown.toHtml(text.body()), /* ordered= */ false)
        .map(html -> answer(report, language, view(report, language, text, html)));
  }

  private static ReportView view(
      StoredReport report, Language language, ReportText text, String html) {
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
        ReadingTime.minutes(report.words()),
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
    Position after =
        Optional.ofNullable(question.after()).map(Position::parse).orElse(Position.START);
    // One more than asked for tells whether there is a next page.
    return repository
        .list(question.language(), question.limit() + 1, after)
        .map(found -> page(found, question.limit()));
  }

  private ReportPage page(List<ListedReport> found, int limit) {
    List<ListedReport> shown = found.subList(0, Math.min(limit, found.size()));
    String next = found.size() > limit ? shown.get(shown.size() - 1).position().toText() : null;
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
    return repository.create(command).onSuccess(written -> count("create"));
  }

  Future<ReportWritten> update(UpdateReport command) {
    CommandCheck.mayWrite(command.principal());
    CommandCheck.content(command.author(), command.tags(), command.texts());
    return repository.update(command).onSuccess(written -> count("update"));
  }

  Future<ReportWritten> publish(PublishReport command) {
    CommandCheck.mayWrite(command.principal());
    return repository.publish(command).onSuccess(written -> count("publish"));
  }

  private void count(String kind) {
    meters.counter("bulletin.reports.written", "kind", kind).increment();
  }
}
