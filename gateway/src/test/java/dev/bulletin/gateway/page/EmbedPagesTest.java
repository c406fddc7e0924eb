package dev.bulletin.gateway.page;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.page.TemplateFiles;
import dev.bulletin.common.words.Messages;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.FigureFormat.Style;
import dev.bulletin.contract.dashboard.Panel.Kind;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.asset.Assets;
import dev.bulletin.gateway.board.ExampleBoards;
import dev.bulletin.gateway.board.Range;
import dev.bulletin.gateway.embed.Theme;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Panels by themselves, and the way to them from their dashboard. */
class EmbedPagesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:10:05Z");
  private static final PageSettings OPEN =
      new PageSettings(false, List.of("websocket"), new Site("https://bulletin.example"), true);

  private final AtomicInteger version = new AtomicInteger();
  private final Vertx vertx = Vertx.vertx();
  private final Pages pages = pages(OPEN);

  private Pages pages(PageSettings settings) {
    return Pages.create(
        Pages.compile(
            vertx.createSharedWorkerExecutor("cpu", 2),
            TemplateFiles.onClassPath("templates"),
            1_000_000),
        Messages.load("messages", Language.locales()),
        Assets.load(),
        settings,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"TILES", "GAUGE", "DOUGHNUT", "TABLE", "TIME_SERIES"})
  void showsTheFigureOfEachKindInEachStateWithItsTimeAndSource(Kind kind) throws Exception {
    assertThat(panel(kind, tile("41.26", false)))
        .contains(
            "data-state=\"fresh\"", ">41.3</span>", ">09:10:02 UTC</time>", ">Binance</span>");
    assertThat(panel(kind, tile("41.26", true)))
        .contains("data-state=\"stale\"", ">41.3</span>", "stale, 3 s");
    assertThat(panel(kind, tile(null, false)))
        .contains("data-state=\"missing\"", "data-part=\"value\">–</span>", "missing: no figure")
        .containsPattern("data-part=\"origin\"[^>]* hidden>");
  }

  @Test
  void saysThatFiguresAreOldOnlyWhereThereAreFigures() throws Exception {
    assertThat(old(Kind.GAUGE)).contains("role=\"note\">What you see is of ");
    assertThat(old(Kind.CANDLESTICK)).doesNotContain("role=\"note\"");
    assertThat(old(Kind.TEXT)).doesNotContain("role=\"note\"");
  }

  private String old(Kind kind) throws Exception {
    Provenance provenance =
        new Provenance(Integer.toString(version.incrementAndGet()), Set.of(), NOW, true);
    DashboardSummary summary = ExampleBoards.one(provenance, kind, List.of(tile(null, false)));
    return embed(Language.EN, summary, Theme.SYSTEM, Range.DAY);
  }

  @Test
  void tellsTheTimeAndTheSourceOfTheNewestCandle() throws Exception {
    assertThat(panel(Kind.CANDLESTICK, tile("41.26", false)))
        .contains("newest candle from <time", "<span class=\"source\">Binance</span>");
  }

  @ParameterizedTest
  @EnumSource
  void isNothingButThePanel(Kind kind) throws Exception {
    String html = panel(kind, tile("41.26", false));
    assertThat(html)
        .contains("data-board=\"crypto\"", "data-rooms=\"dashboard:crypto\"")
        .contains("<meta name=\"robots\" content=\"noindex, follow\">")
        .containsOnlyOnce("<section")
        .doesNotContain(
            "<nav", "<form", "/studio", "manifest", "src=\"/assets/app-", "/assets/theme-")
        .doesNotContain("class=\"downloads\"", "class=\"embed-code\"", " style=");
    assertThat(html.contains("/assets/chart-"))
        .isEqualTo(kind == Kind.TIME_SERIES || kind == Kind.CANDLESTICK);
  }

  @Test
  void leadsToTheWholeDashboardAndNoFurtherInTheFrame() throws Exception {
    DashboardSummary summary = summary(Kind.TILES, tile("1", false));
    String html = embed(Language.VI, summary, Theme.SYSTEM, Range.WEEK);
    assertThat(html.split("<a ", -1)).hasSize(2);
    assertThat(html)
        .contains(
            "<a href=\"/vi/dashboards/crypto?range&#x3D;7d\" target=\"_blank\" rel=\"noopener\">"
                + "Xem cả bảng số liệu<span class=\"unseen\"> (trong thẻ mới)</span></a>");
  }

  @Test
  void isColouredAsTheAddressSays() throws Exception {
    assertThat(inTheme(Theme.SYSTEM)).contains("<html lang=\"en\">", "content=\"light dark\"");
    assertThat(inTheme(Theme.LIGHT))
        .contains("<html lang=\"en\" data-theme=\"light\">", "content=\"light\"");
    assertThat(inTheme(Theme.DARK))
        .contains("<html lang=\"en\" data-theme=\"dark\">", "content=\"dark\"");
  }

  private String inTheme(Theme theme) throws Exception {
    return embed(Language.EN, summary(Kind.TILES, tile("1", false)), theme, Range.DAY);
  }

  @Test
  void saysThatFiguresAreSimulated() throws Exception {
    DashboardSummary simulated =
        ExampleBoards.tiles(fresh(), /* simulated= */ true, List.of(tile("1", false)));
    for (Language language : List.of(Language.VI, Language.EN)) {
      assertThat(embed(language, simulated, Theme.SYSTEM, Range.DAY)).contains("SIMULATED");
    }
    assertThat(panel(Kind.TILES, tile("1", false))).doesNotContain("SIMULATED");
  }

  @Test
  void saysWhatIsWrongInPlaceOfAPanel() throws Exception {
    String absent =
        pages.embedProblem(Language.EN, ErrorCode.NOT_FOUND, "<x>").await(60, SECONDS).toString();
    assertThat(absent).contains("<h1>This panel is not there</h1>", "&lt;x&gt;");
    assertThat(absent).doesNotContain("<nav", "<script", "<form");
    assertThat(
            pages
                .embedProblem(Language.VI, ErrorCode.UNAVAILABLE, "")
                .await(60, SECONDS)
                .toString())
        .contains("<h1>Trang này tạm thời vắng mặt</h1>");
  }

  @Test
  void isOfferedByItsDashboardToBeCopied() throws Exception {
    DashboardSummary summary = summary(Kind.GAUGE, tile("1", false));
    assertThat(dashboard(pages, summary, Range.WEEK))
        .contains(
            "&lt;iframe src&#x3D;&quot;https://bulletin.example"
                + "/en/embed/dashboards/crypto/one?range&#x3D;7d&quot;"
                + " title&#x3D;&quot;Title of one · Crypto markets&quot;");
    Pages closed = pages(PageSettings.standard(/* simulated= */ false));
    assertThat(dashboard(closed, summary, Range.WEEK)).doesNotContain("iframe", "embed-code");
  }

  private static String dashboard(Pages pages, DashboardSummary summary, Range range)
      throws Exception {
    var histories = ExampleBoards.histories(summary, range, NOW);
    return pages.dashboard(Language.EN, summary, histories).await(60, SECONDS).toString();
  }

  private static Tile tile(@Nullable String value, boolean stale) {
    return ExampleBoards.tile("a", value, "pt", Style.DECIMAL, NOW.minusSeconds(3), stale);
  }

  private DashboardSummary summary(Kind kind, Tile tile) {
    return ExampleBoards.one(fresh(), kind, List.of(tile));
  }

  /** Each answer has a version of its own, since pages keep what they have rendered. */
  private Provenance fresh() {
    return Provenance.fresh(Integer.toString(version.incrementAndGet()), Set.of(), NOW);
  }

  private String panel(Kind kind, Tile tile) throws Exception {
    return embed(Language.EN, summary(kind, tile), Theme.SYSTEM, Range.DAY);
  }

  private String embed(Language language, DashboardSummary summary, Theme theme, Range range)
      throws Exception {
    var histories = ExampleBoards.histories(summary, range, NOW);
    return pages.embed(language, summary, theme, histories).await(60, SECONDS).toString();
  }
}
