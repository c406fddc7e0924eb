package dev.bulletin.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.gateway.FakeReports;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What feed readers and search engines get. */
@ExtendWith(Servers.class)
class FeedsIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SITE = "https://bulletin.example:8443";
  private static final String CHART =
      "<figure class=\"chart chart-line\" data-chart=\"{}\"><svg class=\"chart-wide\"></svg>"
          + "<figcaption><strong class=\"chart-title\">Price</strong></figcaption></figure>";

  private final PostgresServer.Access access;
  private RunningGateway gateway;

  FeedsIT(PostgresServer.Access access) {
    this.access = access;
  }

  @BeforeEach
  void start() throws Exception {
    gateway = RunningGateway.start(access, Map.of("BULLETIN_PUBLIC_URL", SITE));
    gateway
        .reports()
        .put(
            "outlook",
            Map.of(
                Language.EN,
                new ReportText(
                    "Up & <away>\u0007",
                    "About it",
                    "<p>See <a href=\"/en/reports/other#x\">that</a></p>" + CHART),
                Language.VI,
                new ReportText("Tiếng Việt", "Tóm tắt", "<p>Văn bản</p>")),
            "weekly",
            "a&b");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void givesAFeedOfEachLanguage() throws Exception {
    HttpResponse<Buffer> answer = gateway.get("/en/feed.xml");
    assertThat(answer.getHeader("content-type")).isEqualTo("application/atom+xml; charset=utf-8");
    Element feed = xml(answer).getDocumentElement();
    assertThat(feed.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
    assertThat(feed.getAttribute("xml:lang")).isEqualTo("en");
    assertThat(texts(feed, "id"))
        .containsExactly(
            "tag:bulletin.example,2026:/en/feed.xml",
            "tag:bulletin.example,2026:report/" + FakeReports.id("outlook") + "/en");
    assertThat(texts(feed, "title"))
        .containsExactly("Reports of Bulletin in English", "Up & <away>");
    assertThat(texts(feed, "updated"))
        .containsExactly("2026-11-23T09:00:00Z", "2026-11-23T09:00:00Z");
    assertThat(attributes(feed, "link", "rel")).containsExactly("self", "alternate", "alternate");
    assertThat(attributes(feed, "link", "href"))
        .containsExactly(SITE + "/en/feed.xml", SITE + "/en/reports", SITE + "/en/reports/outlook");
    assertThat(attributes(feed, "category", "term")).containsExactly("weekly", "a&b");
    assertThat(texts(feed, "name")).containsExactly("Lan");
    assertThat(texts(xml(gateway.get("/vi/feed.xml")).getDocumentElement(), "title"))
        .contains("Tiếng Việt");
  }

  @Test
  void putsPicturesAndWholeAddressesIntoTheFeed() throws Exception {
    Element feed = xml(gateway.get("/en/feed.xml")).getDocumentElement();
    assertThat(texts(feed, "content"))
        .singleElement()
        .satisfies(
            html ->
                assertThat(html)
                    .contains("href=\"" + SITE + "/en/reports/other#x\"")
                    .contains(
                        "<img src=\"" + SITE + "/en/reports/outlook/charts/1.svg\" alt=\"Price\">")
                    .doesNotContain("<svg")
                    .doesNotContain("data-chart"));
  }

  @Test
  void answersNotModifiedToAFeedReaderThatHasIt() throws Exception {
    String tag = gateway.get("/en/feed.xml").getHeader("etag");
    assertThat(gateway.get("/en/feed.xml", "if-none-match", tag).statusCode()).isEqualTo(304);
    gateway.reports().put("outlook", Language.EN, "Down again");
    gateway.reports().announceChange("outlook", ReportStatus.PUBLISHED);
    Eventually.that(
        LIMIT,
        () ->
            assertThat(gateway.get("/en/feed.xml", "if-none-match", tag).bodyAsString())
                .contains("Down again"));
  }

  @Test
  void hasNoFeedAndNoSitemapWithoutAnAddressOfItsOwn() throws Exception {
    gateway.close();
    gateway = RunningGateway.start(access);
    assertThat(gateway.get("/en/feed.xml").statusCode()).isEqualTo(404);
    assertThat(gateway.get("/sitemap.xml").statusCode()).isEqualTo(404);
    assertThat(gateway.get("/robots.txt").bodyAsString()).doesNotContain("Sitemap");
  }

  @Test
  void mapsAllReportsOfBothLanguages() throws Exception {
    for (int i = 100; i < 350; i++) {
      gateway.reports().put("report-" + i, Language.EN, "Report " + i);
    }
    HttpResponse<Buffer> answer = gateway.get("/sitemap.xml");
    assertThat(answer.getHeader("content-type")).isEqualTo("application/xml; charset=utf-8");
    Element map = xml(answer).getDocumentElement();
    assertThat(map.getLocalName()).isEqualTo("urlset");
    assertThat(texts(map, "loc"))
        .hasSize(4 * 2 + 2 + 250)
        .doesNotHaveDuplicates()
        .contains(SITE + "/en/", SITE + "/vi/reports", SITE + "/en/dashboards/crypto")
        .contains(SITE + "/vi/reports/outlook")
        .containsAll(
            IntStream.range(100, 350).mapToObj(i -> SITE + "/en/reports/report-" + i).toList());
    Element outlook = urlOf(map, SITE + "/en/reports/outlook");
    assertThat(attributes(outlook, "link", "hreflang")).containsExactly("vi", "en");
    assertThat(attributes(outlook, "link", "href"))
        .containsExactly(SITE + "/vi/reports/outlook", SITE + "/en/reports/outlook");
    assertThat(gateway.get("/sitemap-1.xml").statusCode()).isEqualTo(404);
  }

  @Test
  void readsTheReportsOnceForTheSitemap() throws Exception {
    gateway.get("/sitemap.xml");
    int reads = gateway.reports().reads();
    gateway.reports().announceChange("outlook", ReportStatus.PUBLISHED);
    gateway.get("/sitemap.xml");
    assertThat(gateway.reports().reads()).isEqualTo(reads);
  }

  private static Element urlOf(Element map, String address) {
    return elements(map, "url").stream()
        .filter(url -> texts(url, "loc").contains(address))
        .findFirst()
        .orElseThrow();
  }

  private static Document xml(HttpResponse<Buffer> answer) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(200);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(answer.bodyAsString())));
  }

  private static List<String> texts(Element parent, String name) {
    return elements(parent, name).stream().map(Element::getTextContent).toList();
  }

  private static List<String> attributes(Element parent, String name, String attribute) {
    return elements(parent, name).stream().map(each -> each.getAttribute(attribute)).toList();
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagNameNS("*", name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
