package dev.bulletin.gateway.page;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.page.TemplateFiles;
import dev.bulletin.common.words.Messages;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.ExampleDashboards;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.gateway.asset.Assets;
import dev.bulletin.gateway.board.ExampleBoards;
import dev.bulletin.gateway.board.Histories;
import dev.bulletin.gateway.board.Range;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PagesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:10:05Z");

  private static final Histories NO_PAST = Histories.none(Range.DAY, NOW);

  private final Vertx vertx = Vertx.vertx();
  private final Assets assets = Assets.load();
  private final Pages pages = pages(PageSettings.standard(/* simulated= */ false));

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  @Test
  void showsAFigureWithItsUnitChangeTimeAndSource() throws Exception {
    String html = dashboard(Language.EN, tile("96062.47000000", "1.48", 3, false));
    assertThat(text(html))
        .contains("Bitcoin BTC 96,062.47 USDT ▲ +1.48% 24 h 09:10:02 UTC Binance");
    assertThat(html).contains("data-state=\"fresh\"").contains("datetime=\"2026-11-23T09:10:02Z\"");
  }

  @Test
  void writesNumbersByTheLanguage() throws Exception {
    String html = dashboard(Language.VI, tile("96062.47", "-0.62", 3, false));
    assertThat(text(html)).contains("96.062,47 USDT ▼ −0,62% 24 giờ 09:10:02 UTC Binance");
  }

  @Test
  void showsAStaleFigureWithItsAge() throws Exception {
    String html = dashboard(Language.EN, tile("96062.47", "1.48", 26 * 60, true));
    assertThat(html).contains("data-state=\"stale\"");
    assertThat(text(html)).contains("96,062.47 USDT ▲ +1.48% 24 h stale, 26 min 08:44:05 UTC");
  }

  @Test
  void showsAMissingFigureAsADashAndNothingInItsPlace() throws Exception {
    Figure missing = Figure.missing("BTC-USDT.price");
    String html =
        dashboard(
            Language.EN, ExampleDashboards.tile("BTC-USDT", "Bitcoin", "USDT", missing, null));
    assertThat(html)
        .contains("data-state=\"missing\"")
        .containsPattern("data-part=\"change\"[^>]* hidden>")
        .containsPattern("data-part=\"origin\"[^>]* hidden>");
    assertThat(text(html)).contains("– USDT").contains("missing: no figure").doesNotContain("0.00");
  }

  @Test
  void saysSimulatedOnEveryPageOfASimulatedSuite() throws Exception {
    Pages simulated = pages(PageSettings.standard(/* simulated= */ true));
    for (Language language : Language.values()) {
      assertThat(html(simulated.home(language, Optional.empty(), Optional.empty())))
          .contains("SIMULATED");
      assertThat(html(simulated.dashboard(language, summary(false), NO_PAST)))
          .contains("SIMULATED");
      assertThat(
              html(
                  simulated.reports(
                      new ListReports(language, 20, null), list(1, null), Optional.empty())))
          .contains("SIMULATED");
      assertThat(html(simulated.report(language, answer("<p>x</p>"), Optional.empty())))
          .contains("SIMULATED");
      assertThat(html(simulated.problem(language, ErrorCode.NOT_FOUND, "x"))).contains("SIMULATED");
    }
  }

  @Test
  void saysSimulatedWhenTheFiguresAre() throws Exception {
    assertThat(html(pages.dashboard(Language.EN, summary(/* simulated= */ true), NO_PAST)))
        .contains("SIMULATED");
    assertThat(html(pages.dashboard(Language.EN, summary(/* simulated= */ false), NO_PAST)))
        .doesNotContain("SIMULATED");
  }

  @Test
  void tellsWhereInTheMenuEachPageStands() throws Exception {
    var reports = new ListReports(Language.EN, 20, null);
    String home = html(pages.home(Language.EN, Optional.empty(), Optional.empty()));
    String list = html(pages.reports(reports, list(1, null), Optional.empty()));
    String report = html(pages.report(Language.EN, answer("<p>x</p>"), Optional.empty()));
    assertThat(home)
        .contains("<a href=\"/en/\" aria-current=\"page\">", "<a href=\"/en/reports\">");
    assertThat(list)
        .contains("<a href=\"/en/\">", "<a href=\"/en/reports\" aria-current=\"page\">");
    assertThat(report)
        .contains("<a href=\"/en/\">", "<a href=\"/en/reports\" aria-current=\"true\">");
  }

  @Test
  void escapesWhatPeopleWrite() throws Exception {
    ReportSummary report =
        new ReportSummary(
            "1",
            "x",
            Language.EN,
            "<script>alert(1)</script>",
            "\"&",
            List.of("<b>"),
            "a",
            1,
            NOW,
            NOW);
    ReportPage page = new ReportPage(fresh(), List.of(report), null);
    assertThat(html(list(Language.EN, page)))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>alert")
        .doesNotContain("<b>");
  }

  @Test
  void showsAReportsSafeHtmlAsItIs() throws Exception {
    String html = html(report(answer("<p>Up <strong>again</strong></p>")));
    assertThat(html)
        .contains("<p>Up <strong>again</strong></p>")
        .contains("<title>Weekly outlook · Bulletin</title>")
        .contains("<meta name=\"description\" content=\"What the week said\">")
        .contains("<link rel=\"canonical\" href=\"/en/reports/weekly-outlook\">");
    assertThat(text(html)).contains("By Lan Nov 23, 2026, 09:10 UTC 6 minutes to read");
  }

  @Test
  void tellsOfARevisionThatReadersMayHaveMissed() throws Exception {
    ReportAnswer revised = answer("<p>x</p>", Set.of(Language.EN), NOW.plus(Duration.ofHours(2)));
    assertThat(text(html(report(revised)))).contains("Revised Nov 23, 2026, 11:10 UTC");
    assertThat(text(html(report(answer("<p>x</p>"))))).doesNotContain("Revised");
  }

  @Test
  void switchesTheLanguageAtTheSamePlace() throws Exception {
    assertThat(html(report(answer("<p>x</p>"))))
        .contains("<link rel=\"alternate\" hreflang=\"vi\" href=\"/vi/reports/weekly-outlook\">")
        .contains("<a href=\"/vi/reports/weekly-outlook\" lang=\"vi\" hreflang=\"vi\">");
  }

  @Test
  void leadsToTheListOfALanguageThatTheReportIsNotIn() throws Exception {
    ReportAnswer english = answer("<p>x</p>", Set.of(Language.EN), NOW);
    assertThat(html(report(english)))
        .doesNotContain("<link rel=\"alternate\" hreflang=\"vi\"")
        .contains("<a href=\"/vi/reports\" lang=\"vi\" hreflang=\"vi\" title=\"Báo cáo này");
  }

  @Test
  void givesEveryReportOfTheHomePageOnePlaceInOrder() throws Exception {
    ReportPage twenty = list(20, "next");
    String html = html(pages.home(Language.EN, Optional.of(summary(false)), Optional.of(twenty)));
    List<String> slugs =
        Pattern.compile("data-report=\"([a-z0-9-]+)\"")
            .matcher(html)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(slugs)
        .isEqualTo(
            IntStream.range(0, Pages.HOME_REPORTS).mapToObj(number -> "report-" + number).toList());
    assertThat(html).containsOnlyOnce("<h1>").contains("data-rooms=\"dashboard:crypto reports\"");
  }

  @Test
  void saysWhatIsAwayOnTheHomePage() throws Exception {
    String html = html(pages.home(Language.EN, Optional.empty(), Optional.empty()));
    assertThat(text(html))
        .contains("The market figures are away at present.")
        .contains("The reports are away at present.");
  }

  @Test
  void saysThatAListIsEmpty() throws Exception {
    String empty = html(list(Language.EN, list(0, null)));
    assertThat(empty).containsPattern("data-empty>There are no reports in English yet");
    assertThat(html(list(Language.EN, list(1, null)))).contains("data-empty hidden>");
  }

  @Test
  void leadsToOlderReports() throws Exception {
    assertThat(html(list(Language.VI, list(2, "a/b=c"))))
        .contains("<a rel=\"next\" href=\"/vi/reports?after&#x3D;a%2Fb%3Dc\">");
    assertThat(html(list(Language.VI, list(2, null)))).doesNotContain("rel=\"next\"");
  }

  @Test
  void saysWhenAPageIsOlderThanItShouldBe() throws Exception {
    Provenance stale = new Provenance("1", Set.of(), NOW, /* stale= */ true);
    assertThat(text(html(list(Language.EN, new ReportPage(stale, List.of(), null)))))
        .contains("What you see is of Nov 23, 2026, 09:10 UTC.");
  }

  @ParameterizedTest
  @EnumSource
  void explainsEveryProblemInBothLanguages(ErrorCode code) throws Exception {
    String english = html(pages.problem(Language.EN, code, "no report <x>"));
    assertThat(english).contains("<html lang=\"en\"").contains("href=\"/vi/\"").contains("noindex");
    assertThat(text(english)).contains("Error " + code.status());
    assertThat(html(pages.problem(Language.VI, code, "x"))).contains("Lỗi " + code.status());
  }

  @Test
  void tellsTheDetailOfAProblemUnlessItIsInternal() throws Exception {
    assertThat(html(pages.problem(Language.EN, ErrorCode.NOT_FOUND, "no report <x>")))
        .contains("no report &lt;x&gt;");
    assertThat(html(pages.problem(Language.EN, ErrorCode.INTERNAL, "stack")))
        .doesNotContain("stack");
  }

  @Test
  void tellsTheScriptByWhichWaysToConnect() throws Exception {
    Pages sockjs = pages(new PageSettings(false, List.of("sockjs"), Site.UNKNOWN, false));
    assertThat(html(sockjs.dashboard(Language.EN, summary(false), NO_PAST)))
        .contains("<meta name=\"bulletin-transports\" content=\"sockjs\">")
        .contains("data-fresh=\"15\"");
  }

  @Test
  void loadsNothingButItsOwnFiles() throws Exception {
    String html =
        html(pages.home(Language.EN, Optional.of(summary(false)), Optional.of(list(3, null))));
    assertThat(html)
        .contains("<script src=\"" + assets.url("theme.js") + "\"></script>")
        .contains("<link rel=\"stylesheet\" href=\"" + assets.url("app.css") + "\">")
        .doesNotContainPattern("(?:src|href|action)=\"https?:")
        .doesNotContain("{{");
  }

  private Pages pages(PageSettings settings) {
    return Pages.create(
        Pages.compile(
            vertx.createSharedWorkerExecutor("cpu", 2),
            TemplateFiles.onClassPath("templates"),
            1_000_000),
        Messages.load("messages", Language.locales()),
        assets,
        settings,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Future<Buffer> list(Language language, ReportPage page) {
    return pages.reports(new ListReports(language, 20, null), page, Optional.empty());
  }

  private Future<Buffer> report(ReportAnswer answer) {
    return pages.report(Language.EN, answer, Optional.empty());
  }

  private String dashboard(Language language, Tile tile) throws Exception {
    return html(
        pages.dashboard(language, ExampleBoards.tiles(fresh(), false, List.of(tile)), NO_PAST));
  }

  private static DashboardSummary summary(boolean simulated) {
    List<Tile> tiles = List.of(tile("96062.47", "1.48", 3, false));
    return ExampleBoards.tiles(fresh(), simulated, tiles);
  }

  private static Tile tile(String value, String change, int secondsAgo, boolean stale) {
    Instant at = NOW.minusSeconds(secondsAgo);
    return ExampleDashboards.tile(
        "BTC-USDT",
        "Bitcoin",
        "USDT",
        ExampleDashboards.figure("BTC-USDT.price", new BigDecimal(value), at, "binance", stale),
        ExampleDashboards.figure("BTC-USDT.change", new BigDecimal(change), at, "binance", stale));
  }

  private static ReportPage list(int size, @Nullable String next) {
    return new ReportPage(
        fresh(), IntStream.range(0, size).mapToObj(PagesTest::reportSummary).toList(), next);
  }

  private static ReportSummary reportSummary(int number) {
    return new ReportSummary(
        Integer.toString(number),
        "report-" + number,
        Language.EN,
        "Title " + number,
        "Text",
        List.of("a"),
        "Lan",
        6,
        NOW,
        NOW);
  }

  private static ReportAnswer answer(String html) {
    return answer(html, Set.of(Language.VI, Language.EN), NOW);
  }

  private static ReportAnswer answer(String html, Set<Language> languages, Instant updatedAt) {
    return new ReportAnswer(
        fresh(),
        new ReportView(
            "1",
            "weekly-outlook",
            3,
            ReportStatus.PUBLISHED,
            Language.EN,
            languages,
            "Weekly outlook",
            "What the week said",
            "body",
            html,
            List.of(),
            List.of("weekly"),
            "Lan",
            6,
            NOW,
            updatedAt,
            NOW));
  }

  /** Data that is like no other. */
  private static Provenance fresh() {
    return Provenance.fresh(UUID.randomUUID().toString(), Set.of(), NOW);
  }

  private static String html(Future<Buffer> page) throws Exception {
    return page.await(60, SECONDS).toString();
  }

  /** What a reader sees, in one line. */
  private static String text(String html) {
    String body = html.substring(html.indexOf("<main"));
    return body.replaceAll("(?s)<script.*?</script>", " ")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }
}
