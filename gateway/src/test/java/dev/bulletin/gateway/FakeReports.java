package dev.bulletin.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.UpdateReport;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for report-service: keeps reports in memory and obeys the contract. */
public final class FakeReports {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final Node node;
  private final Map<String, Kept> reportsBySlug = new ConcurrentSkipListMap<>();
  private final AtomicInteger reads = new AtomicInteger();
  private volatile Future<Void> gate = Future.succeededFuture();
  private volatile CreateReport lastCreated;

  private record Kept(
      int revision,
      ReportStatus status,
      String author,
      List<String> tags,
      Map<Language, ReportText> texts) {}

  private FakeReports(Node node) {
    this.node = node;
  }

  static FakeReports start(Node node) throws Exception {
    FakeReports fake = new FakeReports(node);
    var bus = node.bus();
    Future.all(
            List.of(
                bus.answer(ReportContract.FIND, fake::find),
                bus.answer(ReportContract.LIST, fake::list),
                bus.answer(ReportContract.CREATE, fake::create),
                bus.answer(ReportContract.UPDATE, fake::update),
                bus.answer(ReportContract.PUBLISH, fake::publish)))
        .await(5, SECONDS);
    node.announcer().serve(ReportContract.SERVICE);
    return fake;
  }

  /** Puts a published report there, without telling anyone. */
  public void put(String slug, Language language, String title) {
    var text = new ReportText(title, "Summary of " + title, "Body of " + title);
    reportsBySlug.put(
        slug, new Kept(1, ReportStatus.PUBLISHED, "Lan", List.of("rates"), Map.of(language, text)));
  }

  /** Reads are answered only after that. */
  public void holdReads(Future<Void> until) {
    gate = until;
  }

  /** From now on reads fail as if the service were away. */
  public void leave() {
    gate = Future.failedFuture(ServiceException.unavailable("away"));
  }

  public void comeBack() {
    gate = Future.succeededFuture();
  }

  public void announceChange(String slug, ReportStatus status) {
    node.bus()
        .publish(
            ReportContract.CHANGED,
            new ReportChanged(
                UUID.randomUUID().toString(),
                slug,
                2,
                status,
                NOW,
                Set.of(ReportContract.tag(slug), ReportContract.LIST_TAG),
                List.of()));
  }

  /** How many reads were asked for. */
  public int reads() {
    return reads.get();
  }

  public CreateReport lastCreated() {
    return lastCreated;
  }

  private Future<ReportAnswer> find(FindReport question) {
    reads.incrementAndGet();
    return gate.map(open -> answer(question));
  }

  private ReportAnswer answer(FindReport question) {
    Kept kept = reportsBySlug.get(question.slug());
    boolean visible =
        kept != null && (question.drafts() || kept.status() == ReportStatus.PUBLISHED);
    if (!visible || !kept.texts().containsKey(question.language())) {
      throw ServiceException.notFound("report", question.slug());
    }
    return new ReportAnswer(
        Provenance.fresh(
            Integer.toString(kept.revision()), Set.of(ReportContract.tag(question.slug())), NOW),
        view(question, kept));
  }

  private static ReportView view(FindReport question, Kept kept) {
    ReportText text = kept.texts().get(question.language());
    return new ReportView(
        question.slug(),
        kept.revision(),
        kept.status(),
        question.language(),
        kept.texts().keySet(),
        text.title(),
        text.summary(),
        text.body(),
        "<p>" + text.body() + "</p>",
        kept.tags(),
        kept.author(),
        1,
        NOW,
        NOW,
        kept.status() == ReportStatus.PUBLISHED ? NOW : null);
  }

  private Future<ReportPage> list(ListReports question) {
    reads.incrementAndGet();
    if ("bad".equals(question.after())) {
      return Future.failedFuture(ServiceException.invalid("after", "not a place in the list"));
    }
    // What is read is read now, however long the answer takes.
    List<ReportSummary> all = summaries(question);
    return gate.map(open -> page(all, question.limit()));
  }

  private List<ReportSummary> summaries(ListReports question) {
    String after = question.after() == null ? "" : question.after();
    return reportsBySlug.entrySet().stream()
        .filter(kept -> kept.getKey().compareTo(after) > 0)
        .filter(kept -> kept.getValue().status() == ReportStatus.PUBLISHED)
        .filter(kept -> kept.getValue().texts().containsKey(question.language()))
        .map(kept -> summary(kept.getKey(), question.language(), kept.getValue()))
        .toList();
  }

  private static ReportSummary summary(String slug, Language language, Kept kept) {
    ReportText text = kept.texts().get(language);
    return new ReportSummary(
        slug, language, text.title(), text.summary(), kept.tags(), kept.author(), 1, NOW);
  }

  private static ReportPage page(List<ReportSummary> all, int limit) {
    List<ReportSummary> shown = all.stream().limit(limit).toList();
    String next = all.size() > limit ? shown.get(limit - 1).slug() : null;
    return new ReportPage(
        Provenance.fresh(Integer.toString(all.hashCode()), Set.of(ReportContract.LIST_TAG), NOW),
        shown,
        next);
  }

  private Future<ReportWritten> create(CreateReport command) {
    lastCreated = command;
    Kept draft = new Kept(1, ReportStatus.DRAFT, command.author(), command.tags(), command.texts());
    if (reportsBySlug.putIfAbsent(command.slug(), draft) != null) {
      return Future.failedFuture(
          new ServiceException(ErrorCode.CONFLICT, "slug: there is a report of that name"));
    }
    return written(command.slug(), draft);
  }

  private Future<ReportWritten> update(UpdateReport command) {
    Kept kept = at(command.slug(), command.revision());
    return keep(
        command.slug(),
        new Kept(
            kept.revision() + 1, kept.status(), command.author(), command.tags(), command.texts()));
  }

  private Future<ReportWritten> publish(PublishReport command) {
    Kept kept = at(command.slug(), command.revision());
    return keep(
        command.slug(),
        new Kept(
            kept.revision() + 1, ReportStatus.PUBLISHED, kept.author(), kept.tags(), kept.texts()));
  }

  private Kept at(String slug, int revision) {
    Kept kept = reportsBySlug.get(slug);
    if (kept == null) {
      throw ServiceException.notFound("report", slug);
    }
    if (kept.revision() != revision) {
      throw new ServiceException(
          ErrorCode.PRECONDITION_FAILED, "the report is at revision " + kept.revision());
    }
    return kept;
  }

  private Future<ReportWritten> keep(String slug, Kept report) {
    reportsBySlug.put(slug, report);
    announceChange(slug, report.status());
    return written(slug, report);
  }

  private static Future<ReportWritten> written(String slug, Kept report) {
    return Future.succeededFuture(new ReportWritten(slug, report.revision(), report.status()));
  }
}
