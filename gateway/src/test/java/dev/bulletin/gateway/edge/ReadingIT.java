package dev.bulletin.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports as people find and read them. */
@ExtendWith(Servers.class)
class ReadingIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SITE = "https://bulletin.example";

  private final PostgresServer.Access access;
  private RunningGateway gateway;

  ReadingIT(PostgresServer.Access access) {
    this.access = access;
  }

  @BeforeEach
  void start() throws Exception {
    gateway = RunningGateway.start(access, Map.of("BULLETIN_PUBLIC_URL", SITE));
    put("outlook", "The week ahead", "weekly", "rates");
    put("funding", "Funding & <fees>", "rates");
    gateway.reports().put("chi-tieng-viet", Language.VI, "Chỉ tiếng Việt");
  }

  private void put(String slug, String title, String... tags) {
    gateway
        .reports()
        .put(
            slug,
            Map.of(
                Language.EN, new ReportText(title, "About it", "<p>Text</p>"),
                Language.VI, new ReportText("Về " + title, "Tóm tắt", "<p>Văn bản</p>")),
            tags);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void listsReportsWithTheirTagsAndTheWaysToNarrowThem() throws Exception {
    Document page = page("/en/reports");
    assertThat(page.select("[data-reports] [data-part=title]").eachText())
        .containsExactly("Funding & <fees>", "The week ahead");
    assertThat(page.select(".tag-links a").eachText()).containsExactly("rates 2", "weekly 1");
    assertThat(page.select(".tag-links a").eachAttr("href"))
        .containsExactly("/en/reports?tag=rates", "/en/reports?tag=weekly");
    assertThat(page.select("form.date-filter input[type=date]").eachAttr("name"))
        .containsExactly("from", "to");
  }

  @Test
  void narrowsTheListByTagAndDays() throws Exception {
    Document page = page("/en/reports?tag=weekly&from=2026-11-01&to=2026-11-30");
    assertThat(page.select("[data-reports] [data-part=title]").eachText())
        .containsExactly("The week ahead");
    assertThat(page.selectFirst("h1").text()).isEqualTo("Reports on weekly");
    assertThat(page.select(".tag-links [aria-current]").attr("href"))
        .isEqualTo("/en/reports?from=2026-11-01&to=2026-11-30");
    assertThat(page.select(".date-filter input[name=tag]").attr("value")).isEqualTo("weekly");
    assertThat(page.select(".date-filter a").attr("href")).isEqualTo("/en/reports");
    assertThat(page.select(".languages a[lang=vi]").attr("href"))
        .isEqualTo("/vi/reports?tag=weekly&from=2026-11-01&to=2026-11-30");
    assertThat(page.select("meta[name=robots]").attr("content")).startsWith("noindex");
    assertThat(page.select("link[rel=canonical]")).isEmpty();
    assertThat(page.body().attr("data-rooms")).isEmpty();
  }

  @Test
  void saysThatNothingIsLikeThat() throws Exception {
    Document page = page("/en/reports?from=2026-12-01");
    assertThat(page.select("[data-empty]:not([hidden])").text())
        .isEqualTo("No report in English is like that. Choose another topic or other days.");
  }

  @Test
  void keepsOnlyWhatEverybodyAsksFor() throws Exception {
    page("/en/reports?tag=weekly");
    page("/en/reports?tag=weekly");
    page("/en/search?q=week");
    assertThat(gateway.pages("pass")).isEqualTo(3);
    page("/en/search");
    page("/en/search?q=");
    page("/en/reports?q=week");
    assertThat(gateway.pages("load")).isEqualTo(2);
    assertThat(gateway.pages("hit")).isEqualTo(1);
  }

  @Test
  void leadsFromPageToPageOfANarrowedList() throws Exception {
    for (int i = 10; i < 35; i++) {
      put("report-" + i, "Report " + i, "many & more");
    }
    Document page = page("/en/reports?tag=many+%26+more");
    String next = page.select("a[rel=next]").attr("href");
    assertThat(next).isEqualTo("/en/reports?tag=many+%26+more&after=report-29");
    Document further = page(next);
    assertThat(further.select("[data-reports] [data-part=title]").first().text())
        .isEqualTo("Report 30");
    assertThat(further.select(".pages a").attr("href")).isEqualTo("/en/reports?tag=many+%26+more");
    assertThat(further.select(".languages a[lang=vi]").attr("href"))
        .isEqualTo("/vi/reports?tag=many+%26+more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/en/reports?from=yesterday",
        "/en/reports?from=2026-11-02&to=2026-11-01",
        "/en/search?q=%zz",
        "/en/search?q=x&to=1"
      })
  void refusesQuestionsWithoutAMeaning(String path) throws Exception {
    HttpResponse<Buffer> answer = gateway.get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.getHeader("content-type")).startsWith("text/html");
  }

  @Test
  void refusesAnEndlessQuestion() throws Exception {
    assertThat(gateway.get("/en/search?q=" + "x".repeat(201)).statusCode()).isEqualTo(400);
    assertThat(gateway.get("/en/search?q=" + "x".repeat(200)).statusCode()).isEqualTo(200);
    assertThat(gateway.get("/en/reports?tag=" + "x".repeat(101)).statusCode()).isEqualTo(400);
  }

  @Test
  void findsReportsAndMarksWhatWasLookedFor() throws Exception {
    Document page = page("/en/search?q=week&tag=rates");
    assertThat(page.select(".hits a").eachAttr("href")).containsExactly("/en/reports/outlook");
    assertThat(page.selectFirst(".hits .item-title").html())
        .contains("The <mark>week</mark> ahead");
    assertThat(page.select(".snippet i")).isEmpty();
    assertThat(page.select(".snippet").text()).isEqualTo("… <i> week");
    assertThat(page.select("#query").attr("value")).isEqualTo("week");
    assertThat(page.title()).isEqualTo("Search: week · Bulletin");
    assertThat(page.select("meta[name=robots]").attr("content")).startsWith("noindex");
  }

  @Test
  void advisesWhoFindsNothing() throws Exception {
    Document page = page("/en/search?q=%3Cb%3E%22nothing%22");
    assertThat(page.select(".empty p").text()).isEqualTo("Nothing was found.");
    assertThat(page.select(".empty li")).hasSize(3);
    assertThat(page.select("#query").attr("value")).isEqualTo("<b>\"nothing\"");
  }

  @Test
  void offersTheSearchOnEveryPageWithoutAScript() throws Exception {
    for (String path : List.of("/vi/", "/vi/reports", "/vi/nowhere", "/vi/search")) {
      Document page = Jsoup.parse(gateway.get(path).bodyAsString());
      assertThat(page.select("header form[role=search]").attr("action")).isEqualTo("/vi/search");
      assertThat(page.select("header form input").attr("name")).isEqualTo("q");
    }
  }

  @Test
  void showsTheSearchPageWithAdvice() throws Exception {
    Document page = page("/vi/search");
    assertThat(page.select(".advice").text()).startsWith("Gõ có dấu hay không dấu đều được.");
    assertThat(page.select(".tag-links a").first().attr("href")).isEqualTo("/vi/search?tag=rates");
  }

  @Test
  void showsAReportWithAllThatStandsAroundIt() throws Exception {
    put("third", "A third one", "weekly");
    Document page = page("/en/reports/outlook");
    assertThat(page.select(".crumbs li").eachText())
        .containsExactly("Home", "Reports", "The week ahead");
    assertThat(page.select(".contents-wide ol a").eachAttr("href")).containsExactly("#one", "#two");
    assertThat(page.select("details.contents-narrow a").eachText()).containsExactly("One", "Two");
    assertThat(page.select(".reading-bar > a").attr("href")).isEqualTo("/vi/reports/outlook");
    assertThat(page.select(".kicker a").eachAttr("href"))
        .containsExactly("/en/reports?tag=weekly", "/en/reports?tag=rates");
    assertThat(page.select("a.pdf").attr("href")).isEqualTo("/en/reports/outlook.pdf");
    assertThat(page.select("a[rel=prev]").attr("href")).isEqualTo("/en/reports/funding");
    assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/en/reports/third");
    assertThat(page.select(".related [data-part=title]").eachText())
        .containsExactly("Funding & <fees>", "A third one");
  }

  @Test
  void loadsTheScriptOfChartsOnlyWhereOneIs() throws Exception {
    String charts = "meta[name=bulletin-charts][content*=/assets/chart]";
    assertThat(page("/en/reports/outlook").select(charts)).isEmpty();
    gateway
        .reports()
        .put(
            "charted",
            Map.of(
                Language.EN,
                new ReportText("C", "s", "<figure class=\"chart chart-line\"></figure>")));
    assertThat(page("/en/reports/charted").select(charts)).hasSize(1);
  }

  @Test
  void showsAReportAlthoughItsSurroundingsAreAway() throws Exception {
    gateway.reports().hideSurroundings();
    Document page = page("/en/reports/outlook");
    assertThat(page.selectFirst("h1").text()).isEqualTo("The week ahead");
    assertThat(page.select(".related")).isEmpty();
    assertThat(page.select(".pages a").attr("href")).isEqualTo("/en/reports");
  }

  @Test
  void leadsFromAnAddressThatAReportHasLeft() throws Exception {
    gateway.reports().move("outlook", "the-week");
    HttpResponse<Buffer> answer = gateway.get("/en/reports/outlook");
    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.getHeader("location")).isEqualTo("/en/reports/the-week");
    assertThat(answer.getHeader("content-security-policy")).isNotBlank();
    assertThat(gateway.get("/en/reports/the-week").statusCode()).isEqualTo(200);
    assertThat(gateway.pages("moved")).isEqualTo(1);
  }

  @Test
  void saysThatAReportWasTakenBack() throws Exception {
    gateway.reports().become("outlook", ReportStatus.WITHDRAWN);
    HttpResponse<Buffer> answer = gateway.get("/vi/reports/outlook");
    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.bodyAsString()).contains("Báo cáo này đã được rút lại");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DRAFT", "SCHEDULED"})
  void showsNobodyWhatIsNotPublished(ReportStatus status) throws Exception {
    gateway.reports().become("outlook", status);
    assertThat(gateway.get("/en/reports/outlook").statusCode()).isEqualTo(404);
    assertThat(page("/en/reports").text()).doesNotContain("The week ahead");
    assertThat(gateway.get("/en/feed.xml").bodyAsString()).doesNotContain("The week ahead");
    assertThat(gateway.get("/sitemap.xml").bodyAsString()).doesNotContain("outlook");
  }

  @Test
  void tellsWhereAPageIsInAllItsLanguages() throws Exception {
    Document page = page("/en/reports/outlook");
    assertThat(page.select("link[rel=canonical]").attr("href"))
        .isEqualTo(SITE + "/en/reports/outlook");
    assertThat(page.select("link[hreflang]").eachAttr("hreflang"))
        .containsExactly("vi", "en", "x-default");
    assertThat(page.select("link[hreflang]").eachAttr("href"))
        .containsExactly(
            SITE + "/vi/reports/outlook",
            SITE + "/en/reports/outlook",
            SITE + "/en/reports/outlook");
    assertThat(page("/vi/reports/chi-tieng-viet").select("link[hreflang=x-default]").attr("href"))
        .isEqualTo(SITE + "/vi/reports/chi-tieng-viet");
    assertThat(page("/vi/").select("link[hreflang=x-default]").attr("href")).isEqualTo(SITE + "/");
  }

  @Test
  void tellsThoseWhoShowALinkWhatItIs() throws Exception {
    Document page = page("/vi/reports/outlook");
    assertThat(open(page, "og:type")).isEqualTo("article");
    assertThat(open(page, "og:title")).isEqualTo("Về The week ahead");
    assertThat(open(page, "og:url")).isEqualTo(SITE + "/vi/reports/outlook");
    assertThat(open(page, "og:image")).isEqualTo(SITE + "/vi/reports/outlook.png");
    assertThat(open(page, "og:locale")).isEqualTo("vi_VN");
    assertThat(open(page, "og:locale:alternate")).isEqualTo("en_US");
    assertThat(open(page, "article:published_time")).isEqualTo("2026-11-23T09:00:00Z");
    assertThat(page.select("meta[name=twitter:card]").attr("content"))
        .isEqualTo("summary_large_image");
  }

  private static String open(Document page, String property) {
    return page.select("meta[property=" + property + "]").attr("content");
  }

  @Test
  void tellsSearchEnginesInTheWordsOfSchemaOrg() throws Exception {
    put("evil", "</script><script>alert(1)</script> & more", "x");
    String html = gateway.get("/en/reports/evil").bodyAsString();
    assertThat(html).doesNotContain("<script>alert");
    Document page = Jsoup.parse(html);
    Map<?, ?> data = JsonMapper.read(page.select("script[type]").html(), Map.class);
    assertThat(data.get("@context")).isEqualTo("https://schema.org");
    List<?> graph = (List<?>) data.get("@graph");
    Map<?, ?> article = (Map<?, ?>) graph.get(0);
    assertThat(article.get("@type")).isEqualTo("NewsArticle");
    assertThat(article.get("headline")).isEqualTo("</script><script>alert(1)</script> & more");
    assertThat(article.get("inLanguage")).isEqualTo("en");
    assertThat(article.get("datePublished")).isEqualTo("2026-11-23T09:00:00Z");
    assertThat(article.get("image")).isEqualTo(List.of(SITE + "/en/reports/evil.png"));
    Map<?, ?> crumbs = (Map<?, ?>) graph.get(1);
    assertThat(crumbs.get("@type")).isEqualTo("BreadcrumbList");
    assertThat((List<?>) crumbs.get("itemListElement")).hasSize(3);
  }

  @Test
  void leadsFeedReadersAndSearchEngines() throws Exception {
    assertThat(page("/vi/").select("link[type=application/atom+xml]").attr("href"))
        .isEqualTo("/vi/feed.xml");
    assertThat(gateway.get("/robots.txt").bodyAsString())
        .contains("Disallow: /api/", "Sitemap: " + SITE + "/sitemap.xml");
  }

  @Test
  void renewsPagesWhenAReportChanges() throws Exception {
    page("/en/search");
    page("/en/reports/funding");
    put("outlook", "The week after", "fresh");
    gateway.reports().announceChange("outlook", ReportStatus.PUBLISHED);
    Eventually.that(
        LIMIT,
        () -> {
          assertThat(page("/en/search").select(".tag-links").text()).contains("fresh");
          assertThat(page("/en/reports/funding").select(".neighbours").text())
              .contains("The week after");
        });
  }

  private Document page(String path) throws Exception {
    HttpResponse<Buffer> answer = gateway.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.bodyAsString());
  }
}
