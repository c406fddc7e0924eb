package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.contract.dashboard.Candle;
import dev.bulletin.contract.dashboard.CandleHistory;
import dev.bulletin.contract.dashboard.CheckedDefinition;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardDefinition;
import dev.bulletin.contract.dashboard.DashboardList;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.DataSource;
import dev.bulletin.contract.dashboard.DefinitionProblem;
import dev.bulletin.contract.dashboard.DefinitionWritten;
import dev.bulletin.contract.dashboard.ExampleDashboards;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPage;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.contract.realtime.PublishedToRoom;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomCount;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomPage;
import dev.bulletin.contract.realtime.SteeredUser;
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
import dev.bulletin.gateway.watch.SampleSurveys;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    define(service);
    readSeries(service);
    speak(service);
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
    var figure =
        ExampleDashboards.figure("BTC-USDT.price", new BigDecimal("97412.5"), NOW, "fake", false);
    var tile = ExampleDashboards.tile("BTC-USDT", "Bitcoin", "USDT", figure, null);
    return ExampleDashboards.summary(PROVENANCE, "crypto", false, List.of(tile));
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

  private static void define(FakeService service) {
    var text = new LocalizedText("Crypto", "Tiền số");
    var entry = new DashboardList.Entry("crypto", text, text, /* bundled= */ false, 3);
    var problem = new DefinitionProblem(2, "tiles[0].key", "expected a key");
    var written = new DefinitionWritten("crypto", 4);
    service.give(DashboardContract.LIST, new DashboardList(PROVENANCE, List.of(entry)));
    service.give(
        DashboardContract.FIND_DEFINITION,
        new DashboardDefinition(PROVENANCE, "crypto", "title: Tiền số\n", 3, "token:lan", NOW));
    service.give(
        DashboardContract.CHECK_DEFINITION,
        new CheckedDefinition(PROVENANCE, List.of(problem), null));
    service.give(DashboardContract.SAVE_DEFINITION, written);
    service.give(DashboardContract.DELETE_DEFINITION, new DefinitionWritten("crypto", 0));
  }

  private static void readSeries(FakeService service) {
    var figure =
        ExampleDashboards.figure("BTC-USDT.price", new BigDecimal("97412.5"), NOW, "fake", false);
    service.give(
        DashboardContract.LIST_SERIES,
        new SeriesPage(
            PROVENANCE, List.of(figure, Figure.missing("machine:a/b=c")), "machine:a/b=c"));
    service.give(
        DashboardContract.READ_SERIES,
        new SeriesHistory(
            PROVENANCE,
            "machine:a/b=c",
            List.of(
                new SeriesPoint(NOW, new BigDecimal("-0.5")),
                new SeriesPoint(NOW.plusMillis(1), new BigDecimal("1E+3")))));
    service.give(
        DashboardContract.READ_CANDLES,
        new CandleHistory(
            PROVENANCE,
            "BTC-USDT.candle-1h",
            3_600,
            List.of(candle(BigDecimal.ONE), candle(null)),
            new DataSource("binance", "Binance", URI.create("https://www.binance.com/en/terms"))));
  }

  private static void speak(FakeService service) {
    var count = new RoomCount("dashboard:crypto", RoomKind.STATE, 3, 1);
    service.give(
        RealtimeContract.LIST_ROOMS, new RoomPage(PROVENANCE, List.of(count), count.room()));
    service.give(RealtimeContract.STEER_USER, new SteeredUser("ann"));
    service.give(RealtimeContract.SURVEY, SampleSurveys.of("n1"));
    service.give(RealtimeContract.PUBLISH_TO_ROOM, new PublishedToRoom("dashboard:crypto", "7f3a"));
  }

  private static Candle candle(@Nullable BigDecimal volume) {
    return new Candle(
        NOW,
        new BigDecimal("2"),
        new BigDecimal("4"),
        new BigDecimal("1.5"),
        new BigDecimal("3"),
        volume);
  }
}
