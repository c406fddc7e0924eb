package dev.bulletin.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.BodyProblem;
import dev.bulletin.contract.report.CompareRevisions;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.DeleteSnapshotPlan;
import dev.bulletin.contract.report.DifferenceLine;
import dev.bulletin.contract.report.FieldDifference;
import dev.bulletin.contract.report.FindManuscript;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListRevisions;
import dev.bulletin.contract.report.ListSnapshotPlans;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.PlannedSnapshot;
import dev.bulletin.contract.report.PreviewText;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSurvey;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.RestoreRevision;
import dev.bulletin.contract.report.RevisionDifference;
import dev.bulletin.contract.report.RevisionPage;
import dev.bulletin.contract.report.RevisionSummary;
import dev.bulletin.contract.report.SaveSnapshotPlan;
import dev.bulletin.contract.report.ScheduleReport;
import dev.bulletin.contract.report.SnapshotPlan;
import dev.bulletin.contract.report.SnapshotPlanWritten;
import dev.bulletin.contract.report.SnapshotPlans;
import dev.bulletin.contract.report.SurveyReports;
import dev.bulletin.contract.report.SurveyedReport;
import dev.bulletin.contract.report.TakeSnapshot;
import dev.bulletin.contract.report.TextPreview;
import dev.bulletin.contract.report.UnscheduleReport;
import dev.bulletin.contract.report.WithdrawReport;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Stands in for what report-service answers to those who write. */
public final class FakeWriting {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final FakeReports reports;
  private final Map<String, List<Written>> revisionsBySlug = new ConcurrentHashMap<>();
  private final Map<String, Instant> schedulesBySlug = new ConcurrentHashMap<>();
  private final Map<String, List<String>> formerSlugs = new ConcurrentHashMap<>();
  private final Map<String, SnapshotPlan> plansByName = new ConcurrentSkipListMap<>();
  private volatile int previews;

  private record Written(String writer, Manuscript manuscript) {}

  FakeWriting(FakeReports reports) {
    this.reports = reports;
  }

  void answer(TypedBus bus) throws Exception {
    Future.all(
            List.of(
                bus.answer(ReportContract.SURVEY, this::survey),
                bus.answer(ReportContract.FIND_MANUSCRIPT, this::manuscript),
                bus.answer(ReportContract.LIST_REVISIONS, this::revisions),
                bus.answer(ReportContract.COMPARE_REVISIONS, this::compare),
                bus.answer(ReportContract.PREVIEW, this::preview),
                bus.answer(ReportContract.RESTORE, this::restore),
                bus.answer(ReportContract.SCHEDULE, this::schedule),
                bus.answer(ReportContract.UNSCHEDULE, this::unschedule),
                bus.answer(ReportContract.WITHDRAW, this::withdraw),
                bus.answer(ReportContract.MOVE, this::move),
                bus.answer(ReportContract.SNAPSHOT, this::snapshot),
                bus.answer(ReportContract.LIST_SNAPSHOT_PLANS, this::plans),
                bus.answer(ReportContract.SAVE_SNAPSHOT_PLAN, this::savePlan),
                bus.answer(ReportContract.DELETE_SNAPSHOT_PLAN, this::deletePlan)))
        .await(60, SECONDS);
  }

  /** A write that is kept. */
  void note(Principal principal, Manuscript written) {
    revisionsBySlug
        .computeIfAbsent(written.slug(), slug -> new CopyOnWriteArrayList<>())
        .add(0, new Written(principal.name(), written));
  }

  /** As it is kept now. */
  public Manuscript kept(String slug) {
    return reports.manuscript(slug);
  }

  /** Whether there is a report of that name. */
  public boolean has(String slug) {
    return reports.slugs().contains(slug);
  }

  /** Who wrote it last. */
  public String writerOf(String slug) {
    return revisionsBySlug.get(slug).get(0).writer();
  }

  public List<SnapshotPlan> plans() {
    return List.copyOf(plansByName.values());
  }

  /** How many previews were asked for. */
  public int previews() {
    return previews;
  }

  Instant publishAt(String slug) {
    return schedulesBySlug.get(slug);
  }

  List<String> formerSlugs(String slug) {
    return formerSlugs.getOrDefault(slug, List.of());
  }

  private static Provenance provenance(Object version) {
    return Provenance.fresh(
        Integer.toString(version.hashCode()), Set.of(ReportContract.LIST_TAG), NOW);
  }

  private Future<ReportSurvey> survey(SurveyReports question) {
    String after = question.after() == null ? "" : question.after();
    List<SurveyedReport> all =
        reports.slugs().stream()
            .filter(slug -> slug.compareTo(after) > 0)
            .map(reports::manuscript)
            .filter(kept -> question.status() == null || question.status() == kept.status())
            .map(FakeWriting::surveyed)
            .toList();
    List<SurveyedReport> shown = all.stream().limit(question.limit()).toList();
    String next = all.size() > shown.size() ? shown.get(shown.size() - 1).slug() : null;
    return Future.succeededFuture(new ReportSurvey(provenance(all), shown, next));
  }

  private static SurveyedReport surveyed(Manuscript kept) {
    return new SurveyedReport(
        kept.slug(),
        kept.revision(),
        kept.status(),
        kept.author(),
        kept.texts().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, text -> text.getValue().title())),
        kept.updatedAt(),
        kept.publishAt(),
        kept.publishedAt());
  }

  private Future<Manuscript> manuscript(FindManuscript question) {
    String slug =
        formerSlugs.entrySet().stream()
            .filter(moved -> moved.getValue().contains(question.slug()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(question.slug());
    return Future.succeededFuture(reports.manuscript(slug));
  }

  private Future<RevisionPage> revisions(ListRevisions question) {
    List<Written> all = new ArrayList<>(revisionsBySlug.getOrDefault(question.slug(), List.of()));
    Integer before = question.before();
    all.removeIf(written -> before != null && written.manuscript().revision() >= before);
    List<RevisionSummary> shown =
        all.stream().limit(question.limit()).map(FakeWriting::summary).toList();
    Integer next = all.size() > shown.size() ? shown.get(shown.size() - 1).revision() : null;
    return Future.succeededFuture(new RevisionPage(provenance(all), shown, next));
  }

  private static RevisionSummary summary(Written written) {
    Manuscript kept = written.manuscript();
    return new RevisionSummary(kept.revision(), kept.status(), written.writer(), NOW);
  }

  private Manuscript revision(String slug, int revision) {
    return revisionsBySlug.getOrDefault(slug, List.of()).stream()
        .map(Written::manuscript)
        .filter(kept -> kept.revision() == revision)
        .findFirst()
        .orElseThrow(() -> ServiceException.notFound("revision", revision));
  }

  /** Of the English title only. */
  private Future<RevisionDifference> compare(CompareRevisions question) {
    String from = title(revision(question.slug(), question.from()));
    String to = title(revision(question.slug(), question.to()));
    var lines =
        List.of(
            new DifferenceLine(DifferenceLine.Kind.REMOVED, from),
            new DifferenceLine(DifferenceLine.Kind.ADDED, to));
    List<FieldDifference> fields =
        from.equals(to) ? List.of() : List.of(new FieldDifference("texts.en.title", lines));
    return Future.succeededFuture(
        new RevisionDifference(
            provenance(fields), question.slug(), question.from(), question.to(), fields));
  }

  private static String title(Manuscript kept) {
    return kept.texts().get(Language.EN).title();
  }

  /** Finds a problem in every line that says so. */
  private synchronized Future<TextPreview> preview(PreviewText question) {
    previews++;
    List<String> lines = question.body().lines().toList();
    List<BodyProblem> problems = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("problem")) {
        problems.add(new BodyProblem(i + 1, "this line says so"));
      }
    }
    String html = "<p>" + question.body().replace("<", "&lt;") + "</p>";
    return Future.succeededFuture(new TextPreview(provenance(html), html, problems));
  }

  private Future<ReportWritten> restore(RestoreRevision command) {
    return reports.rewrite(
        command.principal(),
        command.slug(),
        command.revision(),
        revision(command.slug(), command.restored()));
  }

  private Future<ReportWritten> schedule(ScheduleReport command) {
    schedulesBySlug.put(command.slug(), command.at());
    return reports.become(
        command.principal(), command.slug(), command.revision(), ReportStatus.SCHEDULED);
  }

  private Future<ReportWritten> unschedule(UnscheduleReport command) {
    schedulesBySlug.remove(command.slug());
    return reports.become(
        command.principal(), command.slug(), command.revision(), ReportStatus.DRAFT);
  }

  private Future<ReportWritten> withdraw(WithdrawReport command) {
    return reports.become(
        command.principal(), command.slug(), command.revision(), ReportStatus.WITHDRAWN);
  }

  private Future<ReportWritten> move(MoveReport command) {
    formerSlugs.put(command.newSlug(), List.of(command.slug()));
    return reports.rename(
        command.principal(), command.slug(), command.revision(), command.newSlug());
  }

  private Future<ReportWritten> snapshot(TakeSnapshot command) {
    if (!command.dashboard().equals("crypto")) {
      throw ServiceException.notFound("dashboard", command.dashboard());
    }
    var text = new ReportText("Crypto market", "As it was", "Figures");
    return reports.create(
        new CreateReport(
            command.principal(),
            "crypto-2026-11-23-0900",
            "Bulletin",
            List.of("snapshot"),
            Map.of(Language.EN, text)));
  }

  private Future<SnapshotPlans> plans(ListSnapshotPlans question) {
    List<PlannedSnapshot> all =
        plansByName.values().stream()
            .map(plan -> new PlannedSnapshot(plan, NOW, null, null))
            .toList();
    return Future.succeededFuture(new SnapshotPlans(provenance(all), all));
  }

  private Future<SnapshotPlanWritten> savePlan(SaveSnapshotPlan command) {
    if (command.plan().cron().split(" ").length != 5) {
      throw ServiceException.invalid("cron", "expected five fields");
    }
    plansByName.put(command.plan().name(), command.plan());
    return Future.succeededFuture(new SnapshotPlanWritten(command.plan().name(), NOW));
  }

  private Future<SnapshotPlanWritten> deletePlan(DeleteSnapshotPlan command) {
    if (plansByName.remove(command.name()) == null) {
      throw ServiceException.notFound("plan", command.name());
    }
    return Future.succeededFuture(new SnapshotPlanWritten(command.name(), null));
  }
}
