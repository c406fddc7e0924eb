package dev.bulletin.report.freeze;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.dashboard.Candle;
import dev.bulletin.contract.dashboard.CandleHistory;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.ReadCandles;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.BodyProblem;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.PreviewText;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.TextPreview;
import dev.bulletin.contract.report.UpdateReport;
import dev.bulletin.contract.report.WithdrawReport;
import dev.bulletin.report.Examples;
import dev.bulletin.report.ReportServiceMain;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Patient;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole service on a node, asked over the bus; what answers for dashboards is the test. */
@ExtendWith(Servers.class)
class FrozenChartsIT {
  private static final String CHART =
      """
      ```chart
      type: line
      title: Bitcoin
      series: BTC-USDT.price
      range: 7d
      ```
      """;
  private static final String ANOTHER = CHART.replace("BTC", "ETH");
  private static final String NOTICE = "class=\"chart-notice\"";

  private static final Call<FindReport, ReportAnswer> FIND = Patient.call(ReportContract.FIND);
  private static final Call<PreviewText, TextPreview> PREVIEW =
      Patient.call(ReportContract.PREVIEW);

  private static final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private static volatile Function<ReadSeries, Future<SeriesHistory>> dashboards;
  private static Node node;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) {
    node = done(Node.start(Nodes.alone()));
    done(node.bus().answer(DashboardContract.READ_SERIES, FrozenChartsIT::history));
    done(node.bus().answer(DashboardContract.READ_CANDLES, FrozenChartsIT::candles));
    node.announcer().serve(DashboardContract.SERVICE);
    done(ReportServiceMain.SERVICE.startOn(node, Examples.config(access, Duration.ofHours(1))));
    Eventually.that(
        Duration.ofSeconds(60),
        () -> {
          assertThat(node.directory().instances(ReportContract.SERVICE)).hasSize(1);
          assertThat(node.directory().instances(DashboardContract.SERVICE)).hasSize(1);
        });
    showing(1);
    create("first", CHART);
    // Until what a read needs is loaded, which has half a second only.
    Eventually.that(
        Duration.ofSeconds(60), () -> assertThat(find("first").html()).contains("4,712.5"));
    publish("first", 1);
    Eventually.that(
        Duration.ofSeconds(60), () -> assertThat(find("first").html()).contains("4,712.5"));
  }

  @AfterAll
  static void stop() {
    node.stop();
  }

  @AfterEach
  void forget() {
    asked.clear();
    showing(1);
  }

  private static Future<SeriesHistory> history(ReadSeries question) {
    asked.add(question.series());
    return dashboards.apply(question);
  }

  /** Two, whose close is what the dashboards show. */
  private static Future<CandleHistory> candles(ReadCandles question) {
    asked.add(question.series());
    return dashboards
        .apply(new ReadSeries(question.series(), question.from(), question.to(), 2))
        .map(history -> history.points().get(0).value())
        .map(close -> List.of(candle(question.from(), close), candle(question.to(), close)))
        .map(
            candles ->
                new CandleHistory(
                    Provenance.fresh("v", Set.of(), question.to()),
                    question.series(),
                    3_600,
                    candles,
                    /* source= */ null));
  }

  private static Candle candle(Instant at, BigDecimal close) {
    return new Candle(
        at, close, close.add(BigDecimal.TEN), close.subtract(BigDecimal.TEN), close, null);
  }

  private static void showing(int value) {
    dashboards =
        question -> answer(question, List.of(new SeriesPoint(question.from(), number(value))));
  }

  private static BigDecimal number(int value) {
    return new BigDecimal(value).add(new BigDecimal("4711.5"));
  }

  private static Future<SeriesHistory> answer(ReadSeries question, List<SeriesPoint> points) {
    return Future.succeededFuture(
        new SeriesHistory(
            Provenance.fresh("v", Set.of(), question.to()), question.series(), points));
  }

  private static void failing(ErrorCode code, String detail) {
    dashboards = question -> Future.failedFuture(new ServiceException(code, detail));
  }

  @Test
  void aDraftShowsWhatDashboardsSayNowAndSaysSo() {
    create("draft", CHART);
    assertThat(find("draft").html()).contains("4,712.5", "still moving, frozen when published");
    showing(2);
    assertThat(find("draft").html()).contains("4,713.5").doesNotContain("4,712.5");
  }

  @Test
  void candlesOfADashboardAreReadOnceAndFrozenLikeValues() {
    create("candles", CHART.replace("type: line", "type: candlestick"));
    assertThat(find("candles").html()).contains("4,712.5", "4,722.5", "4,702.5", "still moving");
    asked.clear();
    publish("candles", 1);
    assertThat(asked).containsExactly("BTC-USDT.price");
    showing(2);
    assertThat(find("candles").html())
        .contains("4,712.5", "4,722.5", "4,702.5")
        .doesNotContain("4,713.5", "still moving");
  }

  @Test
  void theVersionOfADraftChangesWithWhatItShows() {
    create("versions", CHART);
    String first = version("versions");
    showing(2);
    assertThat(version("versions")).isNotEqualTo(first);
  }

  @Test
  void aPublishedReportKeepsItsNumbers() {
    create("published", CHART);
    publish("published", 1);
    showing(2);
    asked.clear();
    assertThat(find("published").html()).contains("4,712.5").doesNotContain("still moving");
    assertThat(asked).isEmpty();
  }

  @Test
  void aCorrectionKeepsTheNumbersAndReadsOnlyWhatIsNew() {
    create("corrected", CHART);
    publish("corrected", 1);
    showing(2);
    asked.clear();
    done(update("corrected", 2, "Corrected.\n\n" + CHART + "\n" + ANOTHER));
    assertThat(asked).containsExactly("ETH-USDT.price");
    assertThat(find("corrected").html()).contains("4,712.5", "4,713.5");
  }

  @Test
  void anUpdateOfADraftReadsNothing() {
    create("updated", "Text.");
    asked.clear();
    done(update("updated", 1, CHART));
    assertThat(asked).isEmpty();
  }

  @Test
  void withoutDashboardsNothingIsPublished() {
    create("away", CHART);
    failing(ErrorCode.UNAVAILABLE, "dashboard-service does not answer at present");
    assertFails(tryPublish("away", 1), ErrorCode.UNAVAILABLE, "does not answer");
    assertThat(find("away").status()).isEqualTo(ReportStatus.DRAFT);
    assertThat(find("away").html()).contains(NOTICE);
    showing(3);
    publish("away", 1);
    assertThat(find("away").html()).contains("4,714.5");
  }

  @Test
  void withoutDashboardsAPublishedReportIsNotUpdatedWithNewNumbers() {
    create("kept", CHART);
    publish("kept", 1);
    failing(ErrorCode.UNAVAILABLE, "dashboard-service does not answer at present");
    assertFails(update("kept", 2, ANOTHER), ErrorCode.UNAVAILABLE, "does not answer");
    assertThat(find("kept").revision()).isEqualTo(2);
    assertThat(done(update("kept", 2, "More.\n\n" + CHART)).revision()).isEqualTo(3);
    assertThat(find("kept").html()).contains("4,712.5");
  }

  @Test
  void dashboardsThatNeverAnswerDoNotHoldAPublicationUp() {
    create("silent", CHART);
    dashboards = question -> Future.future(never -> {});
    assertFails(tryPublish("silent", 1), ErrorCode.UNAVAILABLE, "at present");
    assertThat(find("silent").status()).isEqualTo(ReportStatus.DRAFT);
  }

  @Test
  void aSeriesThatThereIsNotIsToldWithItsLine() {
    create("unknown", "Text.\n\n" + CHART);
    failing(ErrorCode.NOT_FOUND, "no series BTC-USDT.price");
    assertFails(
        tryPublish("unknown", 1),
        ErrorCode.INVALID_REQUEST,
        "texts.en.body: line 3: no series BTC-USDT.price");
  }

  @Test
  void aSeriesWithoutNumbersIsToldWithItsLine() {
    create("empty", CHART);
    dashboards = question -> answer(question, List.of());
    assertFails(
        tryPublish("empty", 1),
        ErrorCode.INVALID_REQUEST,
        "texts.en.body: line 1: BTC-USDT.price has no numbers of that time");
  }

  @Test
  void aPublicationOfAnotherRevisionKeepsNoNumbers() {
    create("moved-on", CHART);
    assertFails(tryPublish("moved-on", 7), ErrorCode.PRECONDITION_FAILED, "moved-on");
    showing(2);
    publish("moved-on", 1);
    assertThat(find("moved-on").html()).contains("4,713.5");
  }

  @Test
  void aReportThatIsWithdrawnAndPublishedAgainKeepsItsNumbers() {
    create("again", CHART);
    publish("again", 1);
    done(
        node.bus()
            .ask(
                Patient.call(ReportContract.WITHDRAW),
                new WithdrawReport(Examples.ANALYST, "again", 2)));
    showing(2);
    publish("again", 3);
    assertThat(find("again").html()).contains("4,712.5").doesNotContain("4,713.5");
  }

  @Test
  void aWrongChartIsRefusedWithFieldLineAndReason() {
    assertFails(
        tryCreate("wrong", "Text.\n\n```chart\ntype: line\ntitle: T\ncolour: red\n```"),
        ErrorCode.INVALID_REQUEST,
        "texts.en.body: line 6: a chart has no colour; known are type, title");
  }

  @Test
  void aPreviewShowsTheBodyAndWhatIsWrongWithIt() {
    TextPreview preview =
        preview("# Week\n\n" + CHART + "\n```chart\ntype: pie\n```\n", BodyFormat.MARKDOWN);
    assertThat(preview.html()).contains("<h2 id=\"s-week\">", "4,712.5", NOTICE);
    assertThat(preview.problems())
        .containsExactly(
            new BodyProblem(
                11, "type: expected one of line, bar, area, doughnut, gauge, candlestick"));
    assertThat(preview.provenance().tags()).containsExactly("series:BTC-USDT.price");
  }

  @Test
  void aPreviewTellsWhichNumbersAreNotThere() {
    failing(ErrorCode.NOT_FOUND, "no series BTC-USDT.price");
    TextPreview preview = preview(CHART, BodyFormat.MARKDOWN);
    assertThat(preview.html()).contains(NOTICE);
    assertThat(preview.problems())
        .containsExactly(new BodyProblem(4, "no numbers of BTC-USDT.price are there"));
  }

  @Test
  void aPreviewOfHtmlIsAsSafeAsAnyOther() {
    assertThat(preview("<h1 onclick=x>A</h1><script>x</script>", BodyFormat.HTML).html())
        .isEqualTo("<h2 id=\"s-a\">A</h2>");
  }

  @Test
  void aPreviewOfTooMuchIsRefused() {
    assertFails(
        askPreview("x".repeat((1 << 20) + 1), BodyFormat.MARKDOWN),
        ErrorCode.INVALID_REQUEST,
        "body: at most 1,048,576 bytes");
    assertFails(
        askPreview("<".repeat(100_000), BodyFormat.MARKDOWN),
        ErrorCode.INVALID_REQUEST,
        "body: a paragraph with too many of");
  }

  private static TextPreview preview(String body, BodyFormat format) {
    return done(askPreview(body, format));
  }

  private static Future<TextPreview> askPreview(String body, BodyFormat format) {
    return node.bus().ask(PREVIEW, new PreviewText(Language.EN, body, format));
  }

  private static void create(String slug, String body) {
    done(tryCreate(slug, body));
  }

  private static Future<ReportWritten> tryCreate(String slug, String body) {
    return node.bus()
        .ask(
            Patient.call(ReportContract.CREATE),
            new CreateReport(Examples.ANALYST, slug, "An", List.of(), texts(body)));
  }

  private static Map<Language, ReportText> texts(String body) {
    return Map.of(Language.EN, new ReportText("Title", "", body));
  }

  private static Future<ReportWritten> update(String slug, int revision, String body) {
    return node.bus()
        .ask(
            Patient.call(ReportContract.UPDATE),
            new UpdateReport(Examples.ANALYST, slug, revision, "An", List.of(), texts(body)));
  }

  private static void publish(String slug, int revision) {
    done(tryPublish(slug, revision));
  }

  private static Future<ReportWritten> tryPublish(String slug, int revision) {
    return node.bus().ask(Patient.call(ReportContract.PUBLISH), Examples.publish(slug, revision));
  }

  private static ReportView find(String slug) {
    return done(node.bus().ask(FIND, new FindReport(slug, Language.EN, true))).report();
  }

  private static String version(String slug) {
    return done(node.bus().ask(FIND, new FindReport(slug, Language.EN, true)))
        .provenance()
        .version();
  }

  private static void assertFails(Future<?> future, ErrorCode code, String detail) {
    assertThatThrownBy(() -> done(future))
        .isInstanceOfSatisfying(
            ServiceException.class,
            failure -> {
              assertThat(failure.code()).as(failure.detail()).isEqualTo(code);
              assertThat(failure.detail()).contains(detail);
            });
  }
}
