package dev.bulletin.gateway.feed;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.page.TemplateFiles;
import dev.bulletin.contract.dashboard.DashboardList;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.gateway.page.Pages;
import dev.bulletin.gateway.page.Site;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SitemapsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:10:05Z");
  private static final int REPORTS = 230;
  private static final int FIXED_PAGES = 10;

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicLong now = new AtomicLong();
  private volatile boolean away;
  private volatile boolean dashboardsAway;
  private final Sitemaps sitemaps =
      new Sitemaps(
          Pages.compile(
              vertx.createSharedWorkerExecutor("cpu", 2),
              TemplateFiles.onClassPath("templates"),
              1_000),
          new Site("https://x.example"),
          this::list,
          this::dashboards,
          (Ticker) now::get,
          100);

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  @Test
  void dividesWhatIsTooMuchForOneFile() throws Exception {
    String index = text(sitemaps.whole());
    assertThat(index)
        .contains("<sitemapindex")
        .contains("<loc>https://x.example/sitemap-1.xml</loc>")
        .contains("<loc>https://x.example/sitemap-3.xml</loc>")
        .doesNotContain("sitemap-4.xml");
    assertThat(urls(1)).isEqualTo(100);
    assertThat(urls(2)).isEqualTo(100);
    assertThat(urls(3)).isEqualTo(REPORTS + FIXED_PAGES - 200);
    for (int number : new int[] {0, 4}) {
      assertThatThrownBy(() -> text(sitemaps.part(number))).isInstanceOf(ServiceException.class);
    }
  }

  @Test
  void putsTheNewestIntoTheLastPart() throws Exception {
    assertThat(text(sitemaps.part(1))).contains("/en/reports/report-229<");
    assertThat(text(sitemaps.part(3))).contains("/en/reports/report-0<");
  }

  @Test
  void saysWhenAReportWasLastChangedAndNothingOfOtherPages() throws Exception {
    String part = text(sitemaps.part(1));
    assertThat(part)
        .contains("/en/reports/report-229</loc><lastmod>2026-11-23T09:10:05Z</lastmod>")
        .contains("<loc>https://x.example/en/</loc><xhtml:link");
  }

  @Test
  void readsTheReportsThroughOnceInAWhile() throws Exception {
    text(sitemaps.whole());
    text(sitemaps.part(1));
    assertThat(asked).hasValue(4);
    now.addAndGet(Sitemaps.HOLDS.toNanos() + 1);
    text(sitemaps.part(2));
    assertThat(asked).hasValue(8);
  }

  @Test
  void triesAgainWhenTheReportsWereAway() throws Exception {
    away = true;
    assertThatThrownBy(() -> text(sitemaps.whole())).isInstanceOf(ServiceException.class);
    away = false;
    assertThat(text(sitemaps.whole())).contains("<sitemapindex");
  }

  @Test
  void namesEveryDashboardInBothLanguages() throws Exception {
    assertThat(text(sitemaps.part(1)))
        .contains(
            "<loc>https://x.example/vi/dashboards</loc>",
            "<loc>https://x.example/en/dashboards/crypto</loc>"
                + "<xhtml:link rel=\"alternate\" hreflang=\"vi\""
                + " href=\"https://x.example/vi/dashboards/crypto\"/>"
                + "<xhtml:link rel=\"alternate\" hreflang=\"en\""
                + " href=\"https://x.example/en/dashboards/crypto\"/></url>",
            "<loc>https://x.example/vi/dashboards/machine</loc>");
  }

  @Test
  void mapsTheReportsWhileTheDashboardsAreAway() throws Exception {
    dashboardsAway = true;
    assertThat(text(sitemaps.part(1)))
        .contains("/en/reports/report-229<", "/en/dashboards<")
        .doesNotContain("/dashboards/");
  }

  private long urls(int part) throws Exception {
    return text(sitemaps.part(part)).lines().filter(line -> line.startsWith("<url>")).count();
  }

  private Future<DashboardList> dashboards() {
    return dashboardsAway
        ? Future.failedFuture(ServiceException.unavailable("away"))
        : Future.succeededFuture(
            new DashboardList(
                Provenance.fresh("1", Set.of(), NOW),
                List.of(entry("crypto", true, 0), entry("machine", false, 2))));
  }

  private static DashboardList.Entry entry(String name, boolean bundled, int revision) {
    LocalizedText title = LocalizedText.same(name);
    return new DashboardList.Entry(name, title, title, bundled, revision);
  }

  /** Only English has reports; numbered from the newest. */
  private Future<ReportPage> list(ListReports question) {
    asked.incrementAndGet();
    if (away) {
      return Future.failedFuture(ServiceException.unavailable("away"));
    }
    int start = question.after() == null ? 0 : Integer.parseInt(question.after());
    int all = question.language() == Language.EN ? REPORTS : 0;
    int end = Math.min(all, start + question.limit());
    List<ReportSummary> reports =
        IntStream.range(start, end).mapToObj(SitemapsTest::summary).toList();
    return Future.succeededFuture(
        new ReportPage(
            Provenance.fresh("1", Set.of(), NOW),
            reports,
            end < all ? Integer.toString(end) : null));
  }

  private static ReportSummary summary(int number) {
    return new ReportSummary(
        Integer.toString(number),
        "report-" + number,
        Language.EN,
        "T",
        "s",
        List.of(),
        "Lan",
        1,
        NOW,
        NOW);
  }

  private static String text(Future<Buffer> file) throws Exception {
    return file.await(60, SECONDS).toString();
  }
}
