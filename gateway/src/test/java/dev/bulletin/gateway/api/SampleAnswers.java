package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.BodyProblem;
import dev.bulletin.contract.report.DifferenceLine;
import dev.bulletin.contract.report.FieldDifference;
import dev.bulletin.contract.report.Heading;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.PlannedSnapshot;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.ReportSurvey;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.Revision;
import dev.bulletin.contract.report.RevisionDifference;
import dev.bulletin.contract.report.RevisionPage;
import dev.bulletin.contract.report.RevisionSummary;
import dev.bulletin.contract.report.SearchHit;
import dev.bulletin.contract.report.SearchPage;
import dev.bulletin.contract.report.SnapshotPlan;
import dev.bulletin.contract.report.SnapshotPlanWritten;
import dev.bulletin.contract.report.SnapshotPlans;
import dev.bulletin.contract.report.SurveyedReport;
import dev.bulletin.contract.report.TagCount;
import dev.bulletin.contract.report.TagCounts;
import dev.bulletin.contract.report.TextPart;
import dev.bulletin.contract.report.TextPreview;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An answer to each call, with everything in it that may be there. */
final class SampleAnswers {
  static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
  static final String NEXT = "MTc2NDU3NjAwMDAwMCwxMg";

  private static final String ID = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
  private static final Provenance PROVENANCE =
      Provenance.fresh("9f2c", Set.of(ReportContract.LIST_TAG), NOW);
  private static final ReportText TEXT =
      new ReportText("The week ahead", "A summary.", "The market waits.", BodyFormat.MARKDOWN);
  private static final ReportWritten WRITTEN =
      new ReportWritten("outlook", 4, ReportStatus.PUBLISHED);

  private SampleAnswers() {}

  static void giveTo(FakeService service) {
    read(service);
    readManuscripts(service);
    write(service);
    snapshot(service);
  }

  private static void read(FakeService service) {
    service.give(ReportContract.LIST, new ReportPage(PROVENANCE, List.of(summary()), NEXT));
    service.give(ReportContract.FIND, report("outlook", 3));
    service.give(ReportContract.SEARCH, new SearchPage(PROVENANCE, List.of(hit()), NEXT));
    service.give(
        ReportContract.COUNT_TAGS, new TagCounts(PROVENANCE, List.of(new TagCount("rates", 7))));
    service.give(
        ReportContract.FIND_SURROUNDINGS,
        new ReportSurroundings(PROVENANCE, summary(), null, List.of(summary())));
    service.give(DashboardContract.SUMMARIZE, dashboard());
  }

  static ReportAnswer report(String slug, int revision) {
    return new ReportAnswer(
        PROVENANCE,
        new ReportView(
            ID,
            slug,
            revision,
            ReportStatus.PUBLISHED,
            Language.EN,
            Set.of(Language.EN, Language.VI),
            TEXT.title(),
            TEXT.summary(),
            TEXT.body(),
            "<h2 id=\"rates\">Rates</h2>",
            List.of(new Heading(2, "rates", "Rates")),
            List.of("rates"),
            "Lan",
            4,
            NOW,
            NOW,
            NOW));
  }

  private static ReportSummary summary() {
    return new ReportSummary(
        ID,
        "outlook",
        Language.EN,
        TEXT.title(),
        TEXT.summary(),
        List.of("rates"),
        "Lan",
        4,
        NOW,
        NOW);
  }

  private static SearchHit hit() {
    var parts = List.of(new TextPart("The ", false), new TextPart("week", true));
    return new SearchHit(summary(), parts, parts);
  }

  private static DashboardSummary dashboard() {
    var figure = new Figure("BTC-USDT.price", new BigDecimal("97412.5"), NOW, "fake", false);
    var tile = new Tile("BTC-USDT", "Bitcoin", "USDT", figure, null);
    return new DashboardSummary(PROVENANCE, "crypto", false, List.of(tile));
  }

  private static void readManuscripts(FakeService service) {
    service.give(ReportContract.SURVEY, new ReportSurvey(PROVENANCE, List.of(surveyed()), NEXT));
    service.give(ReportContract.FIND_MANUSCRIPT, manuscript("outlook"));
    service.give(
        ReportContract.PREVIEW,
        new TextPreview(PROVENANCE, "<p>Text</p>", List.of(new BodyProblem(3, "no such chart"))));
    service.give(ReportContract.LIST_REVISIONS, revisions());
    service.give(ReportContract.FIND_REVISION, revision());
    service.give(ReportContract.COMPARE_REVISIONS, difference());
  }

  private static SurveyedReport surveyed() {
    return new SurveyedReport(
        "outlook",
        3,
        ReportStatus.SCHEDULED,
        "Lan",
        Map.of(Language.EN, TEXT.title()),
        NOW,
        NOW,
        null);
  }

  static Manuscript manuscript(String slug) {
    return new Manuscript(
        PROVENANCE,
        slug,
        3,
        ReportStatus.PUBLISHED,
        "Lan",
        List.of("rates"),
        Map.of(Language.EN, TEXT),
        NOW,
        NOW,
        null,
        NOW,
        List.of("week-49"));
  }

  private static RevisionPage revisions() {
    var summary = new RevisionSummary(2, ReportStatus.DRAFT, "token:tester", NOW);
    return new RevisionPage(PROVENANCE, List.of(summary), 2);
  }

  private static Revision revision() {
    return new Revision(
        PROVENANCE,
        "outlook",
        2,
        ReportStatus.DRAFT,
        "Lan",
        List.of("rates"),
        Map.of(Language.EN, TEXT),
        "token:tester",
        NOW);
  }

  private static RevisionDifference difference() {
    var line = new DifferenceLine(DifferenceLine.Kind.ADDED, "more");
    return new RevisionDifference(
        PROVENANCE, "outlook", 1, 2, List.of(new FieldDifference("texts.en.body", List.of(line))));
  }

  private static void write(FakeService service) {
    service.give(ReportContract.CREATE, WRITTEN);
    service.give(ReportContract.UPDATE, WRITTEN);
    service.give(ReportContract.PUBLISH, WRITTEN);
    service.give(ReportContract.RESTORE, WRITTEN);
    service.give(ReportContract.SCHEDULE, WRITTEN);
    service.give(ReportContract.UNSCHEDULE, WRITTEN);
    service.give(ReportContract.WITHDRAW, WRITTEN);
    service.give(ReportContract.MOVE, WRITTEN);
  }

  private static void snapshot(FakeService service) {
    var plan = new SnapshotPlan("monday", "crypto", "0 8 * * 1", "Asia/Ho_Chi_Minh", true);
    var planned = new PlannedSnapshot(plan, NOW, null, null);
    var written = new SnapshotPlanWritten("monday", null);
    service.give(ReportContract.SNAPSHOT, WRITTEN);
    service.give(
        ReportContract.LIST_SNAPSHOT_PLANS, new SnapshotPlans(PROVENANCE, List.of(planned)));
    service.give(ReportContract.SAVE_SNAPSHOT_PLAN, written);
    service.give(ReportContract.DELETE_SNAPSHOT_PLAN, written);
  }
}
