package dev.bulletin.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.FindSurroundings;
import dev.bulletin.contract.report.Heading;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportFilter;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.SearchHit;
import dev.bulletin.contract.report.SearchPage;
import dev.bulletin.contract.report.SearchReports;
import dev.bulletin.contract.report.TagCount;
import dev.bulletin.contract.report.TagCounts;
import dev.bulletin.contract.report.TextPart;
import dev.bulletin.contract.report.UpdateReport;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for report-service: keeps reports in memory and obeys the contract. */
public final class FakeReports {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final Node node;
  private final Map<String, Kept> reportsBySlug = new ConcurrentSkipListMap<>();
  private final Map<String, String> movedTo = new ConcurrentSkipListMap<>();
  private final AtomicInteger reads = new AtomicInteger();
  private volatile Future<Void> gate = Future.succeededFuture();
  private final FakeWriting writing = new FakeWriting(this);
  private volatile boolean surroundingsHidden;
  private volatile CreateReport lastCreated;

  private record Kept(
      int revision,
      ReportStatus status,
      String author,
      List<String> tags,
      Map<Language, ReportText> texts) {
    Kept as(ReportStatus other) {
      return new Kept(revision + 1, other, author, tags, texts);
    }
  }

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
                bus.answer(ReportContract.SEARCH, fake::search),
                bus.answer(ReportContract.COUNT_TAGS, fake::countTags),
                bus.answer(ReportContract.FIND_SURROUNDINGS, fake::findSurroundings),
                bus.answer(ReportContract.CREATE, fake::create),
                bus.answer(ReportContract.UPDATE, fake::update),
                bus.answer(ReportContract.PUBLISH, fake::publish)))
        .await(60, SECONDS);
    fake.writing.answer(bus);
    node.announcer().serve(ReportContract.SERVICE);
    return fake;
  }

  /** Puts a published report there, without telling anyone. */
  public void put(String slug, Language language, String title) {
    var text = new ReportText(title, "Summary of " + title, "Body of " + title);
    reportsBySlug.put(
        slug, new Kept(1, ReportStatus.PUBLISHED, "Lan", List.of("rates"), Map.of(language, text)));
    writing.note(new Principal("token:test", Set.of()), manuscript(slug));
  }

  /** Puts a published report there with a text in each language, without telling anyone. */
  public void put(String slug, Map<Language, ReportText> texts, String... tags) {
    reportsBySlug.put(
        slug, new Kept(1, ReportStatus.PUBLISHED, "Lan", List.of(tags), Map.copyOf(texts)));
  }

  /** From now on readers find nothing there, or that it was taken back. */
  public void become(String slug, ReportStatus status) {
    reportsBySlug.computeIfPresent(
        slug,
        (name, kept) ->
            new Kept(kept.revision() + 1, status, kept.author(), kept.tags(), kept.texts()));
  }

  /** Gives a report another address. */
  public void move(String slug, String to) {
    reportsBySlug.put(to, reportsBySlug.remove(slug));
    movedTo.put(slug, to);
  }

  /** Reads are answered only after that. */
  public void holdReads(Future<Void> until) {
    gate = until;
  }

  /** From now on nobody is told what stands around a report. */
  public void hideSurroundings() {
    surroundingsHidden = true;
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

  private ReportAnswer answer(FindReport asked) {
    FindReport question =
        new FindReport(
            movedTo.getOrDefault(asked.slug(), asked.slug()), asked.language(), asked.drafts());
    Kept kept = reportsBySlug.get(question.slug());
    if (kept != null && kept.status() == ReportStatus.WITHDRAWN) {
      throw new ServiceException(ErrorCode.GONE, "the report was withdrawn");
    }
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
        id(question.slug()),
        question.slug(),
        kept.revision(),
        kept.status(),
        question.language(),
        kept.texts().keySet(),
        text.title(),
        text.summary(),
        text.body(),
        html(text),
        List.of(new Heading(2, "one", "One"), new Heading(2, "two", "Two")),
        kept.tags(),
        kept.author(),
        1,
        NOW,
        NOW,
        kept.status() == ReportStatus.PUBLISHED ? NOW : null);
  }

  /** A body that is HTML already stays as it is. */
  private static String html(ReportText text) {
    return text.body().startsWith("<") ? text.body() : "<p>" + text.body() + "</p>";
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
        .filter(kept -> fits(question.filter(), kept.getValue()))
        .map(kept -> summary(kept.getKey(), question.language(), kept.getValue()))
        .toList();
  }

  /** All are published on the same day. */
  private static boolean fits(ReportFilter filter, Kept kept) {
    LocalDate day = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    return (filter.tag() == null || kept.tags().contains(filter.tag()))
        && (filter.from() == null || !day.isBefore(filter.from()))
        && (filter.to() == null || !day.isAfter(filter.to()));
  }

  private Future<SearchPage> search(SearchReports question) {
    List<SearchHit> hits =
        summaries(
                new ListReports(
                    question.language(), question.filter(), question.limit(), question.after()))
            .stream()
            .filter(report -> report.title().contains(question.query()))
            .map(report -> hit(report, question.query()))
            .toList();
    List<SearchHit> shown = hits.stream().limit(question.limit()).toList();
    String next =
        hits.size() > question.limit() ? shown.get(shown.size() - 1).report().slug() : null;
    return gate.map(
        open ->
            new SearchPage(
                Provenance.fresh("1", Set.of(ReportContract.LIST_TAG), NOW), shown, next));
  }

  private static SearchHit hit(ReportSummary report, String words) {
    int at = report.title().indexOf(words);
    List<TextPart> title =
        List.of(
            new TextPart(report.title().substring(0, at), false),
            new TextPart(words, true),
            new TextPart(report.title().substring(at + words.length()), false));
    return new SearchHit(report, title, List.of(new TextPart("… <i> " + words, false)));
  }

  private Future<TagCounts> countTags(CountTags question) {
    Map<String, Integer> counts = new TreeMap<>();
    summaries(new ListReports(question.language(), 100, null))
        .forEach(report -> report.tags().forEach(tag -> counts.merge(tag, 1, Integer::sum)));
    List<TagCount> tags =
        counts.entrySet().stream()
            .map(entry -> new TagCount(entry.getKey(), entry.getValue()))
            .toList();
    return gate.map(
        open ->
            new TagCounts(
                Provenance.fresh(tags.toString(), Set.of(ReportContract.LIST_TAG), NOW), tags));
  }

  private Future<ReportSurroundings> findSurroundings(FindSurroundings question) {
    if (surroundingsHidden) {
      return Future.failedFuture(ServiceException.unavailable("away"));
    }
    List<ReportSummary> others =
        summaries(new ListReports(question.language(), 100, null)).stream()
            .filter(report -> !report.slug().equals(question.slug()))
            .toList();
    ReportSummary first = others.isEmpty() ? null : others.get(0);
    ReportSummary last = others.size() < 2 ? null : others.get(others.size() - 1);
    return gate.map(
        open ->
            new ReportSurroundings(
                Provenance.fresh(others.toString(), Set.of(ReportContract.LIST_TAG), NOW),
                first,
                last,
                others.stream().limit(4).toList()));
  }

  private static ReportSummary summary(String slug, Language language, Kept kept) {
    ReportText text = kept.texts().get(language);
    return new ReportSummary(
        id(slug),
        slug,
        language,
        text.title(),
        text.summary(),
        kept.tags(),
        kept.author(),
        1,
        NOW,
        NOW);
  }

  /** The id that a report has here. */
  public static String id(String slug) {
    return UUID.nameUUIDFromBytes(slug.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static ReportPage page(List<ReportSummary> all, int limit) {
    List<ReportSummary> shown = all.stream().limit(limit).toList();
    String next = all.size() > limit ? shown.get(limit - 1).slug() : null;
    return new ReportPage(
        Provenance.fresh(Integer.toString(all.hashCode()), Set.of(ReportContract.LIST_TAG), NOW),
        shown,
        next);
  }

  /** What those who write ask for. */
  public FakeWriting writing() {
    return writing;
  }

  Future<ReportWritten> create(CreateReport command) {
    lastCreated = command;
    Kept draft = new Kept(1, ReportStatus.DRAFT, command.author(), command.tags(), command.texts());
    if (reportsBySlug.putIfAbsent(command.slug(), draft) != null) {
      return Future.failedFuture(
          new ServiceException(ErrorCode.CONFLICT, "slug: there is a report of that name"));
    }
    writing.note(command.principal(), manuscript(command.slug()));
    return written(command.slug(), draft);
  }

  private Future<ReportWritten> update(UpdateReport command) {
    Kept kept = at(command.slug(), command.revision());
    return keep(
        command.principal(),
        command.slug(),
        new Kept(
            kept.revision() + 1, kept.status(), command.author(), command.tags(), command.texts()));
  }

  private Future<ReportWritten> publish(PublishReport command) {
    return become(command.principal(), command.slug(), command.revision(), ReportStatus.PUBLISHED);
  }

  /** Another status, if the report is still at that revision. */
  Future<ReportWritten> become(
      Principal principal, String slug, int revision, ReportStatus status) {
    return keep(principal, slug, at(slug, revision).as(status));
  }

  /** Other content, if the report is still at that revision. */
  Future<ReportWritten> rewrite(
      Principal principal, String slug, int revision, Manuscript content) {
    Kept kept = at(slug, revision);
    return keep(
        principal,
        slug,
        new Kept(revision + 1, kept.status(), content.author(), content.tags(), content.texts()));
  }

  /** Another address, if the report is still at that revision and the address is free. */
  Future<ReportWritten> rename(Principal principal, String slug, int revision, String newSlug) {
    Kept kept = at(slug, revision).as(at(slug, revision).status());
    if (reportsBySlug.putIfAbsent(newSlug, kept) != null) {
      throw new ServiceException(ErrorCode.CONFLICT, "newSlug: there is a report of that name");
    }
    reportsBySlug.remove(slug);
    return keep(principal, newSlug, kept);
  }

  Set<String> slugs() {
    return reportsBySlug.keySet();
  }

  /** As it is written; NOT_FOUND when there is none. */
  Manuscript manuscript(String slug) {
    Kept kept = reportsBySlug.get(slug);
    if (kept == null) {
      throw ServiceException.notFound("report", slug);
    }
    boolean published = kept.status() == ReportStatus.PUBLISHED;
    return new Manuscript(
        Provenance.fresh(Integer.toString(kept.revision()), Set.of(ReportContract.tag(slug)), NOW),
        slug,
        kept.revision(),
        kept.status(),
        kept.author(),
        kept.tags(),
        kept.texts(),
        NOW,
        NOW,
        writing.publishAt(slug),
        published ? NOW : null,
        writing.formerSlugs(slug));
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

  private Future<ReportWritten> keep(Principal principal, String slug, Kept report) {
    reportsBySlug.put(slug, report);
    writing.note(principal, manuscript(slug));
    announceChange(slug, report.status());
    return written(slug, report);
  }

  private static Future<ReportWritten> written(String slug, Kept report) {
    return Future.succeededFuture(new ReportWritten(slug, report.revision(), report.status()));
  }
}
