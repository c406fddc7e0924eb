package dev.bulletin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.bus.Topic;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.dashboard.Candle;
import dev.bulletin.contract.dashboard.CandleHistory;
import dev.bulletin.contract.dashboard.CheckDefinition;
import dev.bulletin.contract.dashboard.CheckedDefinition;
import dev.bulletin.contract.dashboard.DashboardChanged;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardDefinition;
import dev.bulletin.contract.dashboard.DashboardList;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.DashboardSurvey;
import dev.bulletin.contract.dashboard.DataSource;
import dev.bulletin.contract.dashboard.DefinitionProblem;
import dev.bulletin.contract.dashboard.DefinitionWritten;
import dev.bulletin.contract.dashboard.DeleteDefinition;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.FigureFormat;
import dev.bulletin.contract.dashboard.FindDefinition;
import dev.bulletin.contract.dashboard.ListDashboards;
import dev.bulletin.contract.dashboard.ListSeries;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.dashboard.Panel;
import dev.bulletin.contract.dashboard.ReadCandles;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.ReplaceAuthor;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.contract.dashboard.SaveDefinition;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPage;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.contract.dashboard.SurveyDashboards;
import dev.bulletin.contract.dashboard.Threshold;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.realtime.CloseCount;
import dev.bulletin.contract.realtime.CloseReader;
import dev.bulletin.contract.realtime.DisconnectUser;
import dev.bulletin.contract.realtime.FindPresence;
import dev.bulletin.contract.realtime.ListRooms;
import dev.bulletin.contract.realtime.NodeTraffic;
import dev.bulletin.contract.realtime.PublishToRoom;
import dev.bulletin.contract.realtime.PublishedToRoom;
import dev.bulletin.contract.realtime.ReaderTraffic;
import dev.bulletin.contract.realtime.ReadersClosed;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RealtimeSurvey;
import dev.bulletin.contract.realtime.RefreshUser;
import dev.bulletin.contract.realtime.RoomCount;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.realtime.RoomMessages;
import dev.bulletin.contract.realtime.RoomPage;
import dev.bulletin.contract.realtime.RoomPresence;
import dev.bulletin.contract.realtime.RoomTraffic;
import dev.bulletin.contract.realtime.SteerUser;
import dev.bulletin.contract.realtime.SteeredUser;
import dev.bulletin.contract.realtime.SubscribeUser;
import dev.bulletin.contract.realtime.SurveyRealtime;
import dev.bulletin.contract.realtime.TellUser;
import dev.bulletin.contract.realtime.TransportCount;
import dev.bulletin.contract.realtime.UnsubscribeUser;
import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.BodyProblem;
import dev.bulletin.contract.report.CompareRevisions;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.DeleteSnapshotPlan;
import dev.bulletin.contract.report.DifferenceLine;
import dev.bulletin.contract.report.FieldDifference;
import dev.bulletin.contract.report.FindManuscript;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.FindRevision;
import dev.bulletin.contract.report.FindSurroundings;
import dev.bulletin.contract.report.Heading;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ListRevisions;
import dev.bulletin.contract.report.ListSnapshotPlans;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.PlannedSnapshot;
import dev.bulletin.contract.report.PreviewText;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReplaceWriter;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportFilter;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.ReportSurvey;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.RestoreRevision;
import dev.bulletin.contract.report.Revision;
import dev.bulletin.contract.report.RevisionDifference;
import dev.bulletin.contract.report.RevisionPage;
import dev.bulletin.contract.report.RevisionSummary;
import dev.bulletin.contract.report.SaveSnapshotPlan;
import dev.bulletin.contract.report.ScheduleReport;
import dev.bulletin.contract.report.SearchHit;
import dev.bulletin.contract.report.SearchPage;
import dev.bulletin.contract.report.SearchReports;
import dev.bulletin.contract.report.SnapshotPlan;
import dev.bulletin.contract.report.SnapshotPlanWritten;
import dev.bulletin.contract.report.SnapshotPlans;
import dev.bulletin.contract.report.SurveyReports;
import dev.bulletin.contract.report.SurveyedReport;
import dev.bulletin.contract.report.TagCount;
import dev.bulletin.contract.report.TagCounts;
import dev.bulletin.contract.report.TakeSnapshot;
import dev.bulletin.contract.report.TextPart;
import dev.bulletin.contract.report.TextPreview;
import dev.bulletin.contract.report.UnscheduleReport;
import dev.bulletin.contract.report.UpdateReport;
import dev.bulletin.contract.report.WithdrawReport;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record of every contract survives the wire, also to and from other versions. */
class ContractTest {
  private static final Instant AT = Instant.parse("2026-11-23T07:05:03.123456Z");
  private static final Provenance PROVENANCE = new Provenance("v7", Set.of("report:x"), AT, true);
  private static final Principal PRINCIPAL = new Principal("token:x", Set.of("reports:write"));
  private static final CommandKey KEY = new CommandKey("5e88", "a1b2");
  private static final ReportText TEXT = new ReportText("Tiêu đề", "Tóm tắt", "# Nội dung");
  private static final ReportSummary SUMMARY =
      new ReportSummary("7", "x", Language.VI, "Tiêu đề", "", List.of("btc"), "Lan", 3, AT, AT);
  private static final Figure FIGURE =
      new Figure(
          "BTC-USDT.price", new BigDecimal("96062.470"), AT, "binance", false, AT.plusSeconds(15));
  private static final Figure MISSING = Figure.missing("ETH-USDT.price");

  private static final LocalizedText NAME = new LocalizedText("Fear", "Sợ hãi");
  private static final Tile TILE =
      new Tile(
          "BTC-USDT",
          NAME,
          "USDT",
          new FigureFormat(FigureFormat.Style.COMPACT, 2),
          List.of(new Threshold(BigDecimal.ONE, Threshold.Level.BAD, NAME)),
          FIGURE,
          MISSING);
  private static final Panel PANEL =
      new Panel(
          "fear",
          Panel.Kind.GAUGE,
          NAME,
          new Panel.Place(1, 2, 6, 1),
          List.of("BTC-USDT"),
          BigDecimal.ZERO,
          BigDecimal.TEN,
          null);
  private static final DashboardSummary DASHBOARD =
      new DashboardSummary(
          PROVENANCE,
          "crypto",
          NAME,
          NAME,
          true,
          List.of(TILE),
          List.of(PANEL),
          List.of(
              new DataSource("binance", "Binance", URI.create("https://www.binance.com/terms"))));
  private static final Candle CANDLE =
      new Candle(
          AT,
          new BigDecimal("2.0"),
          new BigDecimal("3.0"),
          new BigDecimal("1.0"),
          new BigDecimal("2.50"),
          null);

  private static final ReportFilter FILTER =
      new ReportFilter("btc", LocalDate.parse("2026-11-01"), null);
  private static final Map<Language, String> TITLES = Map.of(Language.VI, "Tiêu đề");
  private static final SnapshotPlan PLAN =
      new SnapshotPlan("daily", "crypto", "0 7 * * *", "Asia/Ho_Chi_Minh", true);

  static List<Record> messages() {
    Map<Language, ReportText> texts = Map.of(Language.VI, TEXT, Language.EN, TEXT);
    return List.of(
        new FindReport("x", Language.EN, false),
        new ListReports(Language.VI, 20, null),
        new CreateReport(PRINCIPAL, "x", "Lan", List.of("btc"), texts),
        new UpdateReport(PRINCIPAL, "x", 3, "Lan", List.of(), texts),
        new PublishReport(PRINCIPAL, "x", 3),
        new CreateReport(PRINCIPAL, "x", "Lan", List.of("btc"), texts, KEY),
        new UpdateReport(PRINCIPAL, "x", 3, "Lan", List.of(), texts, KEY),
        new PublishReport(PRINCIPAL, "x", 3, KEY),
        new RestoreRevision(PRINCIPAL, "x", 4, 2, KEY),
        new ScheduleReport(PRINCIPAL, "x", 4, AT, KEY),
        new WithdrawReport(PRINCIPAL, "x", 6, KEY),
        new MoveReport(PRINCIPAL, "x", 7, "y", KEY),
        new TakeSnapshot(PRINCIPAL, "crypto", KEY),
        new ReportWritten("x", 4, ReportStatus.DRAFT),
        new ListReports(Language.VI, FILTER, 20, null),
        new ReportPage(PROVENANCE, List.of(SUMMARY), "next"),
        new ReportAnswer(
            PROVENANCE,
            new ReportView(
                "7",
                "x",
                4,
                ReportStatus.PUBLISHED,
                Language.VI,
                Set.of(Language.VI),
                "t",
                "s",
                "b",
                "<h2 id=\"s-b\">b</h2>",
                List.of(new Heading(2, "s-b", "b")),
                List.of(),
                "Lan",
                1,
                AT,
                AT,
                null)),
        new ReportChanged(
            "17", "x", 4, ReportStatus.PUBLISHED, AT, Set.of("reports"), List.of(SUMMARY)),
        new SearchReports(Language.VI, "giá bitcoin", FILTER, 20, null),
        new SearchPage(
            PROVENANCE,
            List.of(
                new SearchHit(
                    SUMMARY,
                    List.of(new TextPart("Tiêu đề", false)),
                    List.of(new TextPart("giá", true), new TextPart(" lên", false)))),
            "next"),
        new CountTags(Language.EN),
        new TagCounts(PROVENANCE, List.of(new TagCount("btc", 3))),
        new FindSurroundings("x", Language.EN),
        new ReportSurroundings(PROVENANCE, null, SUMMARY, List.of(SUMMARY)),
        new SurveyReports(ReportStatus.DRAFT, 20, null),
        new ReportSurvey(
            PROVENANCE,
            List.of(
                new SurveyedReport("x", 4, ReportStatus.SCHEDULED, "Lan", TITLES, AT, AT, null)),
            null),
        new FindManuscript("x"),
        new Manuscript(
            PROVENANCE,
            "x",
            4,
            ReportStatus.DRAFT,
            "Lan",
            List.of("btc"),
            texts,
            AT,
            AT,
            null,
            AT,
            List.of("w")),
        new ListRevisions("x", 20, 7),
        new RevisionPage(
            PROVENANCE,
            List.of(new RevisionSummary(3, ReportStatus.PUBLISHED, "token:x", AT)),
            null),
        new FindRevision("x", 3),
        new Revision(
            PROVENANCE, "x", 3, ReportStatus.DRAFT, "Lan", List.of("btc"), texts, "token:x", AT),
        new CompareRevisions("x", 2, 3),
        new RevisionDifference(
            PROVENANCE,
            "x",
            2,
            3,
            List.of(
                new FieldDifference(
                    "tags", List.of(new DifferenceLine(DifferenceLine.Kind.ADDED, "btc"))))),
        new RestoreRevision(PRINCIPAL, "x", 4, 2),
        new ScheduleReport(PRINCIPAL, "x", 4, AT),
        new UnscheduleReport(PRINCIPAL, "x", 5),
        new WithdrawReport(PRINCIPAL, "x", 6),
        new MoveReport(PRINCIPAL, "x", 7, "y"),
        new PreviewText(Language.VI, "<p>b</p>", BodyFormat.HTML),
        new TextPreview(PROVENANCE, "<p>b</p>", List.of(new BodyProblem(3, "no such chart"))),
        new TakeSnapshot(PRINCIPAL, "crypto"),
        new SaveSnapshotPlan(PRINCIPAL, PLAN),
        new DeleteSnapshotPlan(PRINCIPAL, "daily"),
        new ReplaceWriter(PRINCIPAL, "person:lan", "person:erased-7"),
        new dev.bulletin.contract.report.NameReplaced(3),
        new SnapshotPlanWritten("daily", AT),
        new ListSnapshotPlans(),
        new SnapshotPlans(PROVENANCE, List.of(new PlannedSnapshot(PLAN, AT, null, null))),
        new ReadSeries("BTC-USDT.price", AT, AT.plusSeconds(60), 200),
        new SeriesHistory(
            PROVENANCE,
            "BTC-USDT.price",
            List.of(new SeriesPoint(AT, new BigDecimal("96062.470")))),
        new SummarizeDashboard("crypto"),
        DASHBOARD,
        new ListDashboards(),
        new DashboardList(
            PROVENANCE, List.of(new DashboardList.Entry("crypto", NAME, NAME, false, 2))),
        new SurveyDashboards(),
        new DashboardSurvey(
            PROVENANCE,
            List.of(
                new DashboardSurvey.Entry(
                    "crypto", NAME, DashboardSurvey.Origin.CHANGED, 2, "token:lan", AT))),
        new FindDefinition("crypto"),
        new DashboardDefinition(PROVENANCE, "crypto", "title: x", 2, "lan", AT),
        new CheckDefinition("crypto", "title: x"),
        new CheckedDefinition(
            PROVENANCE, List.of(new DefinitionProblem(1, "title", "is no text")), DASHBOARD),
        new SaveDefinition(PRINCIPAL, "crypto", "title: x", 2),
        new DeleteDefinition(PRINCIPAL, "crypto", 3),
        new ReplaceAuthor(PRINCIPAL, "person:lan", "person:erased-7"),
        new dev.bulletin.contract.dashboard.NameReplaced(3),
        new DefinitionWritten("crypto", 3),
        new DashboardChanged("crypto"),
        new ReadCandles("BTC-USDT.price", AT, AT.plusSeconds(60), 200),
        new CandleHistory(
            PROVENANCE,
            "BTC-USDT.price",
            60,
            List.of(CANDLE),
            new DataSource("binance", "Binance", null)),
        new ListSeries("machine.", "machine.cpu", 100),
        new SeriesPage(PROVENANCE, List.of(FIGURE, MISSING), "machine.memory"),
        new Samples(
            7, List.of(new Sample("BTC-USDT.price", new BigDecimal("0.10"), AT, "binance"))),
        new RoomMessages(
            List.of(new RoomMessage("reports", RoomKind.STREAM, "report", "x", AT, "17", "{}"))),
        new PublishToRoom(PRINCIPAL, "reports", "report", "x", "17", "{}"),
        new PublishedToRoom("reports", "17"),
        new ListRooms("dashboard:", null, 10),
        new RoomPage(
            PROVENANCE, List.of(new RoomCount("reports", RoomKind.STREAM, 3, 2)), "reports"),
        new FindPresence("desk:lan"),
        new RoomPresence(PROVENANCE, "desk:lan", List.of(new RoomPresence.Present("lan", "c1"))),
        new SurveyRealtime(10),
        new RealtimeSurvey(
            PROVENANCE,
            "n1",
            new NodeTraffic(3, 1, 1, 2, 0.5, 12.25, 6_144),
            List.of(new TransportCount("websocket", 3)),
            List.of(new CloseCount("3001", 7)),
            List.of(new RoomTraffic("reports", RoomKind.STREAM, 3, 0.5, 200, 0)),
            List.of(
                new ReaderTraffic(
                    "n1", "c1", "lan", "203.0.113.0/24", "sse", AT, 2, 9, 512, 2, AT, null)),
            List.of(
                new ReaderTraffic("n1", "c2", "", "", "websocket", AT, 1, 9, 512, 0, null, 0L))),
        new CloseReader(PRINCIPAL, "c1"),
        new ReadersClosed(1),
        new DisconnectUser("lan", true),
        new SubscribeUser("lan", "desk:lan"),
        new UnsubscribeUser("lan", "desk:lan"),
        new TellUser("lan", "{}"),
        new RefreshUser("lan", AT),
        new SteerUser(PRINCIPAL, new DisconnectUser("lan", true)),
        new SteerUser(PRINCIPAL, new RefreshUser("lan", null)),
        new SteerUser(PRINCIPAL, new SubscribeUser("lan", "desk:lan")),
        new SteerUser(PRINCIPAL, new TellUser("lan", "{}")),
        new SteerUser(PRINCIPAL, new UnsubscribeUser("lan", "desk:lan")),
        new SteeredUser("lan"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void survivesTheWire(Record message) {
    assertThat(JsonMapper.read(JsonMapper.bytes(message), message.getClass())).isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void ignoresFieldsOfNewerVersions(Record message) {
    String json =
        JsonMapper.string(message)
            .replaceFirst("\\{", "{\"newer\":{\"field\":1},")
            .replace(",}", "}");
    assertThat(JsonMapper.read(json, message.getClass())).isEqualTo(message);
  }

  /** Every question, answer and message that a contract declares is among those tried here. */
  @Test
  void triesAllThatTheContractsDeclare() {
    Set<Class<?>> tried = messages().stream().map(Record::getClass).collect(Collectors.toSet());
    assertThat(tried).containsAll(declaredTypes());
  }

  private static Set<Class<?>> declaredTypes() {
    Set<Class<?>> types = new HashSet<>();
    Stream.of(ReportContract.class, DashboardContract.class, RealtimeContract.class)
        .flatMap(contract -> Arrays.stream(contract.getFields()))
        .forEach(field -> types.addAll(typesOf(field)));
    return types;
  }

  private static List<Class<?>> typesOf(Field field) {
    try {
      Object declared = field.get(null);
      if (declared instanceof Call<?, ?> call) {
        return List.of(call.question(), call.answer());
      }
      return declared instanceof Topic<?> topic ? List.of(topic.type()) : List.of();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
