package dev.bulletin.gateway.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.PostgresServer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
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
      Language french = Language.of("fr").orElseThrow();
      gateway
          .reports()
          .put(
              "outlook",
              Map.of(
                  french,
                  new ReportText("La semaine qui vient", "Ce qui attend.", "Texte."),
                  Language.EN,
                  new ReportText("The week ahead", "What waits.", "Text.")));
      showsItsPages(gateway);
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
    assertThat(page.getHeader("content-language")).as(path).isEqualTo("fr");
    Document document = Jsoup.parse(page.bodyAsString());
    assertThat(document.selectFirst("html").attr("lang")).as(path).isEqualTo("fr");
    return document;
  }

  private static void showsItsPages(RunningGateway gateway) throws Exception {
    for (String path : new String[] {"", "dashboards", "reports", "search"}) {
      assertThat(page(gateway, "/fr/" + path, 200).select("header nav a").eachText())
          .as(path)
          .contains("«Reports»", "«Dashboards»");
    }
    assertThat(page(gateway, "/fr/reports/outlook", 200).selectFirst("h1").text())
        .isEqualTo("La semaine qui vient");
    assertThat(page(gateway, "/fr/dashboards/crypto", 200).text())
        .as("a number as the French write it")
        .contains("96\u202f062,47");
    assertThat(page(gateway, "/fr/nowhere", 404).text()).contains("«This page does not exist»");
    assertThat(gateway.get("/fr/feed.xml").bodyAsString()).contains("La semaine qui vient");
  }

  private static void leadsReadersThere(RunningGateway gateway) throws Exception {
    assertThat(gateway.get("/", "accept-language", "fr-CA, en;q=0.8").getHeader("location"))
        .isEqualTo("/fr/");
    assertThat(gateway.get("/", "cookie", "lang=fr").getHeader("location")).isEqualTo("/fr/");
    Document english = Jsoup.parse(gateway.get("/en/reports/outlook").bodyAsString());
    assertThat(english.select("a[href=/fr/reports/outlook]").text()).contains("Français");
    assertThat(english.select("link[rel=alternate][hreflang=fr]").attr("href"))
        .isEqualTo(SITE + "/fr/reports/outlook");
    assertThat(english.select("meta[property=og:locale:alternate]").eachAttr("content"))
        .contains("fr_FR");
    assertThat(gateway.get("/vi/reports/outlook").statusCode()).isEqualTo(404);
  }

  private static void isSpokenByTheApiAndTheMap(RunningGateway gateway) throws Exception {
    assertThat(gateway.get("/api/v1/reports/outlook?language=fr").bodyAsString())
        .contains("La semaine qui vient");
    assertThat(gateway.get("/api/v1/reports?language=de").bodyAsString())
        .contains("expected one of vi, en, fr");
    assertThat(gateway.get("/sitemap.xml").bodyAsString())
        .contains(SITE + "/fr/reports/outlook", "hreflang=\"fr\"");
  }

  /** Who writes does so in all languages; what the studio says itself is a file that may lack. */
  private static void leavesTheStudioReadable(RunningGateway gateway) throws Exception {
    HttpResponse<Buffer> signIn =
        gateway.send(HttpMethod.GET, "/studio/sign-in", "cookie", "lang=fr");
    assertThat(signIn.statusCode()).isEqualTo(200);
    assertThat(signIn.bodyAsString()).contains("Sign in");
  }
}
