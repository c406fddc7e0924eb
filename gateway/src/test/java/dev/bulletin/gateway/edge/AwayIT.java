package dev.bulletin.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What readers get of each page while one of the services does not answer. */
@ExtendWith(Servers.class)
class AwayIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String MARKED = "does not answer at present";

  private static final List<String> OF_REPORTS =
      List.of("/en/reports", "/en/reports/outlook", "/en/search?q=week", "/en/feed.xml");

  private static final List<String> OF_DASHBOARDS =
      List.of("/en/dashboards", "/en/dashboards/crypto", "/en/dashboards/crypto?range=7d");

  private static final List<String> OF_NEITHER = List.of("/en/search", "/robots.txt");

  private final PostgresServer.Access access;
  private RunningGateway gateway;

  AwayIT(PostgresServer.Access access) {
    this.access = access;
  }

  @BeforeEach
  void start() throws Exception {
    gateway =
        RunningGateway.start(access, Map.of("BULLETIN_PUBLIC_URL", "https://bulletin.example"));
    gateway.reports().put("outlook", Language.EN, "The week ahead");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private void assertWhole(List<String> paths) throws Exception {
    for (String path : paths) {
      HttpResponse<Buffer> page = gateway.get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(page.bodyAsString()).as(path).doesNotContain(MARKED);
    }
  }

  private void assertAway(List<String> paths) throws Exception {
    for (String path : paths) {
      HttpResponse<Buffer> page = gateway.get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(503);
      assertThat(page.getHeader("retry-after")).as(path).isNotBlank();
      assertThat(page.bodyAsString()).as(path).contains("This page is away at present", "<nav");
    }
  }

  @Test
  void showsAllThatNeedsNoReportsWhileThoseAreAway() throws Exception {
    gateway.reports().leave();
    assertThat(gateway.get("/en/").bodyAsString()).contains("96,062.47", "The reports are away");
    assertThat(gateway.get("/en/search").bodyAsString()).contains("The topics are away");
    assertAway(OF_REPORTS);
    assertAway(List.of("/sitemap.xml"));
    assertWhole(OF_DASHBOARDS);
    assertWhole(OF_NEITHER);
    gateway.reports().comeBack();
    Eventually.that(LIMIT, () -> assertWhole(OF_REPORTS));
    Eventually.that(
        LIMIT,
        () -> assertThat(gateway.get("/en/").bodyAsString()).doesNotContain("reports are away"));
  }

  @Test
  void showsAllThatNeedsNoFiguresWhileThoseAreAway() throws Exception {
    gateway.market().leave();
    assertThat(gateway.get("/en/").bodyAsString())
        .contains("The week ahead", "The market figures are away");
    assertAway(OF_DASHBOARDS);
    assertWhole(OF_REPORTS);
    assertWhole(OF_NEITHER);
    assertWhole(List.of("/sitemap.xml"));
    gateway.market().comeBack();
    Eventually.that(LIMIT, () -> assertWhole(OF_DASHBOARDS));
    Eventually.that(
        LIMIT,
        () -> assertThat(gateway.get("/en/").bodyAsString()).doesNotContain("figures are away"));
  }

  @Test
  void showsWhatWasLastSeenMarkedWhileReportsAreAway() throws Exception {
    List<String> seen = List.of("/en/reports", "/en/reports/outlook", "/en/");
    for (String path : seen) {
      assertThat(gateway.get(path).bodyAsString()).doesNotContain(MARKED);
    }
    gateway.reports().leave();
    gateway.reports().announceChange("outlook", ReportStatus.PUBLISHED);
    for (String path : seen) {
      Eventually.that(LIMIT, () -> assertMarked(path, "The week ahead"));
    }
  }

  @Test
  void showsWhatWasLastSeenMarkedWhileFiguresAreAway() throws Exception {
    List<String> seen = List.of("/en/dashboards/crypto", "/en/");
    for (String path : seen) {
      assertThat(gateway.get(path).bodyAsString()).doesNotContain(MARKED);
    }
    gateway.market().leave();
    for (String path : seen) {
      Eventually.that(LIMIT, () -> assertMarked(path, "96,062.47"));
    }
  }

  private void assertMarked(String path, String content) throws Exception {
    HttpResponse<Buffer> page = gateway.get(path);
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    assertThat(page.bodyAsString()).as(path).contains(content, MARKED);
  }

  @Test
  void saysWhichPartsOfAPageAreAway() throws Exception {
    gateway.reports().hideSurroundings();
    assertThat(gateway.get("/en/reports/outlook").bodyAsString())
        .contains("The week ahead", "The reports before and after this one are away");
  }

  @Test
  void tellsOperatorsWhichServicesCannotBeAsked() throws Exception {
    assertThat(health()).contains("gateway/report-service", "gateway/dashboard-service");
    gateway.reports().leave();
    Eventually.that(
        LIMIT,
        () -> {
          gateway.get("/en/reports/outlook");
          assertThat(health()).contains("not asked for a while: [report.find");
        });
    assertThat(
            gateway
                .node()
                .meters()
                .get("bulletin.call.breaker")
                .tag("service", ReportContract.SERVICE)
                .tag("call", "report.find")
                .tag("state", "open")
                .gauge())
        .isNotNull();
  }

  private String health() throws Exception {
    URI url = URI.create("http://127.0.0.1:" + gateway.node().managementPort() + "/health");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
        .body();
  }
}
