package dev.bulletin.gateway.page;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.page.TemplateFiles;
import dev.bulletin.common.words.Messages;
import dev.bulletin.contract.dashboard.DashboardList;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.FigureFormat.Style;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.dashboard.Panel.Kind;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.asset.Assets;
import dev.bulletin.gateway.board.ExampleBoards;
import dev.bulletin.gateway.board.Histories;
import dev.bulletin.gateway.board.Range;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of panel, in every state of its figures. */
class BoardPagesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:10:05Z");

  private final AtomicInteger version = new AtomicInteger();
  private final Vertx vertx = Vertx.vertx();
  private final Pages pages =
      Pages.create(
          Pages.compile(
              vertx.createSharedWorkerExecutor("cpu", 2),
              TemplateFiles.onClassPath("templates"),
              1_000_000),
          Messages.load("messages", Language.locales()),
          Assets.load(),
          PageSettings.standard(/* simulated= */ false),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"TILES", "GAUGE", "DOUGHNUT", "TABLE", "TIME_SERIES"})
  void showsTheFigureOfEachKindInEachState(Kind kind) throws Exception {
    assertThat(board(kind, tile("a", "41.26")))
        .contains("data-state=\"fresh\"")
        .contains(">41.3</span>");
    assertThat(board(kind, stale("a", "41.26")))
        .contains("data-state=\"stale\"")
        .contains(">41.3</span>")
        .contains("stale, 25 min");
    assertThat(board(kind, tile("a", null)))
        .contains("data-state=\"missing\"")
        .contains("data-part=\"value\">–</span>")
        .contains("missing: no figure");
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"TILES", "GAUGE", "TABLE"})
  void saysWhatAFigureMeansInWords(Kind kind) throws Exception {
    Tile fear = ExampleBoards.withThresholds(tile("a", "44.9"));
    assertThat(board(kind, fear)).contains("data-level=\"bad\">fear<");
    Tile between = ExampleBoards.withThresholds(tile("a", "45"));
    assertThat(board(kind, between)).contains("data-level=\"neutral\" hidden><");
    DashboardSummary greed =
        ExampleBoards.one(fresh(), kind, List.of(ExampleBoards.withThresholds(tile("a", "55"))));
    assertThat(html(Language.VI, greed, past(greed))).contains("data-level=\"good\">tham lam<");
  }

  @Test
  void drawsASparklineOfTheLastDayWhateverTheChartsShow() throws Exception {
    DashboardSummary summary = ExampleBoards.one(fresh(), Kind.TILES, List.of(tile("a", "41")));
    String html = html(Language.EN, summary, ExampleBoards.histories(summary, Range.MONTH, NOW));
    assertThat(html)
        .contains("data-of=\"a.value\" data-from=\"1795338660\" data-span=\"86400\"")
        .containsPattern("data-points=\"0,[0-9.]+ 1800,");
    assertThat(html(Language.EN, summary, none())).doesNotContain("data-spark");
  }

  @Test
  void turnsTheNeedleOfAGaugeToItsValue() throws Exception {
    assertThat(board(Kind.GAUGE, tile("a", "25"))).contains("rotate(45 100 100)");
    assertThat(board(Kind.GAUGE, tile("a", "250"))).contains("rotate(180 100 100)");
    assertThat(board(Kind.GAUGE, tile("a", null))).contains("dial-needle off");
    assertThat(board(Kind.GAUGE, ExampleBoards.withThresholds(tile("a", "25"))))
        .contains("level-bad\"")
        .contains("stroke-dasharray=\"0 45 10 200\"");
  }

  @Test
  void drawsWhatIsLeftToAHundredPercentAsOther() throws Exception {
    String html = board(Kind.DOUGHNUT, percent("a", "56.1"), percent("b", "11.4"));
    assertThat(html)
        .contains("stroke-dasharray=\"0 0 56.1 200\"")
        .contains("stroke-dasharray=\"0 56.1 11.4 200\"")
        .contains("stroke-dasharray=\"0 67.5 32.5 200\"")
        .contains("data-part=\"rest\">32.5%<");
    assertThat(text(html)).contains("Other 32.5%");
  }

  @Test
  void knowsNothingOfTheRestWhileAPartIsMissing() throws Exception {
    assertThat(board(Kind.DOUGHNUT, percent("a", "56.1"), percent("b", null)))
        .contains("<li data-rest hidden>")
        .contains("data-part=\"rest\"></span>");
  }

  @Test
  void sharesTheRingWithoutARestWhereTheUnitIsNoPercent() throws Exception {
    assertThat(board(Kind.DOUGHNUT, tile("a", "30"), tile("b", "10")))
        .contains("stroke-dasharray=\"0 75 25 200\"")
        .contains("<li data-rest hidden>");
  }

  @Test
  void drawsLinesWithTheirTableAndTheWayToAllOfThem() throws Exception {
    String html = board(Kind.TIME_SERIES, tile("a", "41"), tile("b", "42"));
    assertThat(html)
        .contains("class=\"chart-wide\"", "class=\"chart-narrow\"")
        .contains("data-of=\"a.value\"", "data-of=\"b.value\"")
        .containsPattern("<g class=\"chart-series chart-c2\" data-series=\"1\"><path d=\"M\\d")
        .contains(
            "/api/v1/series/a.value?from&#x3D;2026-11-22T09%3A11%3A00Z&amp;"
                + "to&#x3D;2026-11-23T09%3A11%3A00Z&amp;points&#x3D;2000&amp;format&#x3D;csv\"");
    assertThat(text(html)).contains("Time (UTC) Name of a Name of b Nov 22, 2026, 10:11 UTC");
  }

  @Test
  void givesTwoSeriesThatAreFarFromEachOtherAnAxisEach() throws Exception {
    assertThat(board(Kind.TIME_SERIES, tile("a", "96000"), tile("b", "3177")))
        .contains("data-axes=\"2\"");
    assertThat(board(Kind.TIME_SERIES, tile("a", "96000"), tile("b", "90000")))
        .contains("data-axes=\"1\"");
  }

  @Test
  void drawsCandlesWhichHaveNoFigureOfTheirOwn() throws Exception {
    String html = board(Kind.CANDLESTICK, tile("a", null));
    assertThat(html)
        .contains("class=\"stick hollow\"", "class=\"chart-down\"")
        .contains("/api/v1/series/a.value/candles?from");
    assertThat(text(html)).contains("Open High Low Close").doesNotContain("missing: no figure");
  }

  /** Of the example, each lasts an hour, and the last one begins at 08:11. */
  @Test
  void saysFromWhenTheNewestCandleIsAndWhose() throws Exception {
    DashboardSummary summary =
        ExampleBoards.one(fresh(), Kind.CANDLESTICK, List.of(tile("a", null)));
    Histories known = past(summary);
    String html = html(Language.EN, summary, known);
    assertThat(html)
        .contains("datetime=\"2026-11-23T08:11:00Z\"")
        .doesNotContain("data-state=\"stale\"");
    assertThat(text(html)).contains("newest candle from 08:11:00 UTC Binance");
    Histories soon = ExampleBoards.later(known, "a.value", Duration.ofMinutes(55));
    assertThat(text(html(Language.EN, summary, soon))).doesNotContain("stale,");
    Histories late = ExampleBoards.later(known, "a.value", Duration.ofMinutes(185));
    assertThat(html(Language.EN, summary, late)).contains("<li data-state=\"stale\"", "stale, 3 h");
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"TIME_SERIES", "CANDLESTICK"})
  void saysThatThereIsNoHistory(Kind kind) throws Exception {
    DashboardSummary summary = ExampleBoards.one(fresh(), kind, List.of(tile("a", "41")));
    assertThat(text(html(Language.EN, summary, none()))).contains("No history is known");
    assertThat(text(html(Language.VI, summary, none()))).contains("Chưa có lịch sử");
  }

  @Test
  void showsATextAsItIsWritten() throws Exception {
    DashboardSummary summary = ExampleBoards.one(fresh(), Kind.TEXT, List.of());
    assertThat(html(Language.EN, summary, none()))
        .contains("Where &lt;figures&gt; come from.")
        .doesNotContain("<figures>");
  }

  @Test
  void putsAPanelInItsPlaceByClasses() throws Exception {
    assertThat(board(Kind.TABLE, tile("a", "1")))
        .contains("class=\"panel panel-table col-1 row-1 wide-6 high-2\"")
        .doesNotContain(" style=");
  }

  @Test
  void leadsToTheOtherRangesAndSaysWhichIsShown() throws Exception {
    DashboardSummary summary = ExampleBoards.one(fresh(), Kind.TILES, List.of(tile("a", "1")));
    String html = html(Language.VI, summary, Histories.none(Range.WEEK, NOW));
    assertThat(html)
        .contains("<a href=\"/vi/dashboards/crypto\">24 giờ</a>")
        .contains("<a href=\"/vi/dashboards/crypto?range&#x3D;1h\">1 giờ</a>")
        .contains("?range&#x3D;7d\" aria-current=\"true\">7 ngày</a>")
        .contains("<a href=\"/en/dashboards/crypto?range&#x3D;7d\" lang=\"en\"")
        .contains("noindex");
  }

  @Test
  void namesEachSourceAndItsTerms() throws Exception {
    assertThat(board(Kind.TILES, tile("a", "1")))
        .contains("data-source=\"binance\" data-title=\"Binance\">Binance <a href=\"https://www.")
        .contains("data-source=\"bulletin\" data-title=\"Bulletin\">Bulletin</li>")
        .contains("href=\"/api/v1/dashboards/crypto\"");
  }

  @Test
  void tellsTheScriptWhenItWasMade() throws Exception {
    assertThat(board(Kind.TILES, tile("a", "1")))
        .contains("<div data-board=\"crypto\" data-made=\"2026-11-23T09:10:05Z\">");
  }

  @Test
  void writesAPercentSignOnce() throws Exception {
    assertThat(text(board(Kind.TILES, percent("a", "56.1"))))
        .contains("56.1%")
        .doesNotContain("% %");
  }

  @Test
  void listsAllDashboards() throws Exception {
    LocalizedText title = new LocalizedText("Crypto <markets>", "Tiền số");
    var entry = new DashboardList.Entry("crypto", title, LocalizedText.same("All"), true, 0);
    var list = new DashboardList(fresh(), List.of(entry));
    assertThat(pages.dashboards(Language.EN, list).await(60, SECONDS).toString())
        .contains("<a href=\"/en/dashboards/crypto\">Crypto &lt;markets&gt;</a>")
        .contains("<a href=\"/en/dashboards\" aria-current=\"page\">");
    var empty = new DashboardList(fresh(), List.of());
    assertThat(pages.dashboards(Language.VI, empty).await(60, SECONDS).toString())
        .contains("Hiện chưa có bảng số liệu nào.");
  }

  @Test
  void showsTheFirstTilesOfTheMarketOnTheHomePage() throws Exception {
    List<Tile> tiles = List.of(tile("a", "1"), tile("b", "2"), tile("c", "3"));
    var summary =
        new DashboardSummary(
            fresh(),
            "crypto",
            LocalizedText.same("Crypto"),
            LocalizedText.same(""),
            false,
            tiles,
            List.of(
                ExampleBoards.panel("mood", Kind.GAUGE, 1, 6, tiles.subList(0, 1)),
                ExampleBoards.panel("prices", Kind.TILES, 2, 6, tiles.subList(1, 2)),
                ExampleBoards.panel("more", Kind.TILES, 3, 6, tiles.subList(2, 3))),
            List.of());
    String html =
        pages
            .home(Language.EN, Optional.of(summary), Optional.empty())
            .await(60, SECONDS)
            .toString();
    assertThat(html)
        .contains("data-tile=\"b\"")
        .doesNotContain("data-tile=\"a\"")
        .doesNotContain("data-tile=\"c\"");
  }

  /** Each answer has a version of its own, since pages keep what they have rendered. */
  private Provenance fresh() {
    return Provenance.fresh(Integer.toString(version.incrementAndGet()), Set.of(), NOW);
  }

  private static Tile tile(String key, @Nullable String value) {
    return ExampleBoards.tile(key, value, "pt", Style.DECIMAL, NOW.minusSeconds(3), false);
  }

  private static Tile stale(String key, String value) {
    return ExampleBoards.tile(key, value, "pt", Style.DECIMAL, NOW.minusSeconds(1500), true);
  }

  private static Tile percent(String key, @Nullable String value) {
    return ExampleBoards.tile(key, value, "%", Style.PERCENT, NOW.minusSeconds(3), false);
  }

  private String board(Kind kind, Tile... tiles) throws Exception {
    DashboardSummary summary = ExampleBoards.one(fresh(), kind, List.of(tiles));
    return html(Language.EN, summary, past(summary));
  }

  private static Histories past(DashboardSummary summary) {
    return ExampleBoards.histories(summary, Range.DAY, NOW);
  }

  private static Histories none() {
    return Histories.none(Range.DAY, NOW);
  }

  private String html(Language language, DashboardSummary summary, Histories histories)
      throws Exception {
    return pages.dashboard(language, summary, histories).await(60, SECONDS).toString();
  }

  private static String text(String html) {
    String main = html.replaceAll("(?s)^.*?<main", "<main");
    return main.replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " ");
  }
}
