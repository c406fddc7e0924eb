package dev.bulletin.gateway.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.PostgresServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * What a gateway shows that has found one more file. Runs in a class path of its own, so that it
 * shares nothing with the outside but classes of Java.
 */
public final class ThirdLanguage implements Consumer<Map<String, String>> {
  private static final String SITE = "https://bulletin.example";

  /** Takes where the database is. */
  @Override
  public void accept(Map<String, String> database) {
    var access =
        new PostgresServer.Access(
            database.get("BULLETIN_PG_HOST"),
            Integer.parseInt(database.get("BULLETIN_PG_PORT")),
            database.get("BULLETIN_PG_DATABASE"),
            database.get("BULLETIN_PG_USER"),
            database.get("BULLETIN_PG_PASSWORD"));
    try (var gateway = RunningGateway.start(access, Map.of("BULLETIN_PUBLIC_URL", SITE))) {
      Language polish = Language.of("pl").orElseThrow();
      gateway
          .reports()
          .put(
              "outlook",
              Map.of(
                  polish,
                  new ReportText("Nadchodzący tydzień", "Co nas czeka.", "Tekst."),
                  Language.EN,
                  new ReportText("The week ahead", "What waits.", "Text.")));
      showsItsPages(gateway);
      countsByItsRules(gateway, polish);
      leadsReadersThere(gateway);
      isSpokenByTheApiAndTheMap(gateway);
      leavesTheStudioReadable(gateway);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Document page(RunningGateway gateway, String path, int status) throws Exception {
    HttpResponse<Buffer> page = gateway.get(path);
    assertThat(page.statusCode()).as(path).isEqualTo(status);
    assertThat(page.getHeader("content-language")).as(path).isEqualTo("pl");
    Document document = Jsoup.parse(page.bodyAsString());
    assertThat(document.selectFirst("html").attr("lang")).as(path).isEqualTo("pl");
    return document;
  }

  private static void showsItsPages(RunningGateway gateway) throws Exception {
    for (String path : new String[] {"", "dashboards", "reports", "search"}) {
      assertThat(page(gateway, "/pl/" + path, 200).select("header nav a").eachText())
          .as(path)
          .contains("«Reports»", "«Dashboards»");
    }
    assertThat(page(gateway, "/pl/reports/outlook", 200).selectFirst("h1").text())
        .isEqualTo("Nadchodzący tydzień");
    assertThat(page(gateway, "/pl/dashboards/crypto", 200).text())
        .as("a number as it is written in Polish")
        .contains("96 062,47");
    assertThat(page(gateway, "/pl/nowhere", 404).text()).contains("«This page does not exist»");
    assertThat(gateway.get("/pl/feed.xml").bodyAsString()).contains("Nadchodzący tydzień");
  }

  /** A number has one of four kinds of words here, and two in English. */
  private static void countsByItsRules(RunningGateway gateway, Language polish) throws Exception {
    List<String> titles =
        List.of("złoto srebro miedź", "złoto srebro", "złoto srebro", "złoto", "złoto");
    for (int i = 0; i < titles.size(); i++) {
      ReportText text = new ReportText(titles.get(i), "Co nas czeka.", "Tekst.");
      gateway.reports().put("metal-" + i, Map.of(polish, text));
    }
    assertThat(found(gateway, "miedź")).isEqualTo("Znaleziono 1 raport.");
    assertThat(found(gateway, "srebro")).isEqualTo("Znaleziono 3 raporty.");
    assertThat(found(gateway, "złoto")).isEqualTo("Znaleziono 5 raportów.");
    Document report = page(gateway, "/pl/reports/metal-0", 200);
    assertThat(report.text()).contains("1 minuta czytania");
    assertThat(report.body().attr("data-words"))
        .as("what the page's script counts with")
        .contains("\"few\":\"{n} minuty czytania\"", "\"language\":\"pl\"");
  }

  private static String found(RunningGateway gateway, String query) throws Exception {
    String path = "/pl/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    return page(gateway, path, 200).select("p.meta[role=status]").text();
  }

  private static void leadsReadersThere(RunningGateway gateway) throws Exception {
    assertThat(gateway.get("/", "accept-language", "pl-PL, en;q=0.8").getHeader("location"))
        .isEqualTo("/pl/");
    assertThat(gateway.get("/", "cookie", "lang=pl").getHeader("location")).isEqualTo("/pl/");
    Document english = Jsoup.parse(gateway.get("/en/reports/outlook").bodyAsString());
    assertThat(english.select("a[href=/pl/reports/outlook]").text()).contains("Polski");
    assertThat(english.select("link[rel=alternate][hreflang=pl]").attr("href"))
        .isEqualTo(SITE + "/pl/reports/outlook");
    assertThat(english.select("meta[property=og:locale:alternate]").eachAttr("content"))
        .contains("pl_PL");
    assertThat(gateway.get("/vi/reports/outlook").statusCode()).isEqualTo(404);
  }

  private static void isSpokenByTheApiAndTheMap(RunningGateway gateway) throws Exception {
    assertThat(gateway.get("/api/v1/reports/outlook?language=pl").bodyAsString())
        .contains("Nadchodzący tydzień");
    assertThat(gateway.get("/api/v1/reports?language=de").bodyAsString())
        .contains("expected one of vi, en, pl");
    assertThat(gateway.get("/sitemap.xml").bodyAsString())
        .contains(SITE + "/pl/reports/outlook", "hreflang=\"pl\"");
  }

  /** Who writes does so in all languages; what the studio says itself is a file that may lack. */
  private static void leavesTheStudioReadable(RunningGateway gateway) throws Exception {
    HttpResponse<Buffer> signIn =
        gateway.send(HttpMethod.GET, "/studio/sign-in", "cookie", "lang=pl");
    assertThat(signIn.statusCode()).isEqualTo(200);
    assertThat(signIn.bodyAsString()).contains("Sign in");
  }
}
