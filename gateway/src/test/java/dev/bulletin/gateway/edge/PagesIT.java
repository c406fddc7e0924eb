package dev.bulletin.gateway.edge;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Servers.class)
class PagesIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final PostgresServer.Access access;
  private RunningGateway gateway;

  PagesIT(PostgresServer.Access access) {
    this.access = access;
  }

  @BeforeEach
  void start() throws Exception {
    gateway = RunningGateway.start(access);
    gateway.reports().put("outlook", Language.EN, "The week ahead");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/en/", "/vi/", "/en/dashboards/crypto", "/en/reports", "/vi/reports"})
  void servesEveryPage(String path) throws Exception {
    HttpResponse<Buffer> page = gateway.get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.getHeader("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.getHeader("content-language")).isEqualTo(path.substring(1, 3));
    assertThat(page.getHeader("cache-control")).isEqualTo("no-cache");
    assertThat(page.getHeader("vary")).isEqualTo("accept-encoding");
    assertThat(page.bodyAsString()).startsWith("<!doctype html>");
  }

  @Test
  void servesWhatInstallsTheSiteToBeAskedForAgain() throws Exception {
    HttpResponse<Buffer> worker = gateway.get("/service-worker.js");
    assertThat(worker.getHeader("content-type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(worker.getHeader("cache-control")).isEqualTo("no-cache");
    assertThat(worker.getHeader("content-security-policy"))
        .contains("worker-src 'self'", "manifest-src 'self'");
    HttpResponse<Buffer> manifest = gateway.get("/vi/manifest.webmanifest");
    assertThat(manifest.getHeader("content-type")).isEqualTo("application/manifest+json");
    assertThat(gateway.get("/vi/").bodyAsString())
        .contains("<link rel=\"manifest\" href=\"/vi/manifest.webmanifest\">");
    assertThat(gateway.get("/vi/offline").bodyAsString())
        .contains("<meta name=\"robots\" content=\"noindex", "data-saved-reports hidden");
  }

  @Test
  void saysWhatWorksAndWhatDoesNot() throws Exception {
    String page = gateway.get("/en/status").bodyAsString();
    assertThat(page)
        .contains("<title>Status · Bulletin</title>", "Not everything works as it should.")
        .containsSubsequence("<dt>Reports</dt>", "data-condition=\"works\">Works<")
        .containsSubsequence("<dt>Live figures</dt>", "data-condition=\"away\">Away<")
        .contains("Figures stand still and say so.", "at least since")
        .containsSubsequence("<dt>fake</dt>", "Fresh", "newest figure of");
    assertThat(gateway.get("/vi/status").bodyAsString()).contains("<h1 class=\"title\">Tình trạng");
    assertThat(gateway.get("/en/").bodyAsString()).contains("href=\"/en/status\"");
  }

  @Test
  void asksOnceForAPageThatIsAskedForOften() throws Exception {
    String first = gateway.get("/en/reports/outlook").bodyAsString();
    for (int i = 0; i < 9; i++) {
      assertThat(gateway.get("/en/reports/outlook").bodyAsString()).isEqualTo(first);
    }
    assertThat(first).contains("The week ahead");
    assertThat(gateway.reports().reads()).isEqualTo(1);
    assertThat(gateway.pages("load")).isEqualTo(1);
    assertThat(gateway.pages("hit")).isEqualTo(9);
  }

  @Test
  void makesAPageOnceForAHundredWhoAskAtOnce() throws Exception {
    Promise<Void> gate = Promise.promise();
    gateway.reports().holdReads(gate.future());
    List<Future<HttpResponse<Buffer>>> asked =
        IntStream.range(0, 100).mapToObj(i -> gateway.asyncGet("/en/reports/outlook")).toList();
    Eventually.that(LIMIT, () -> assertThat(gateway.reports().reads()).isPositive());
    gate.complete();
    Future.all(asked).await(60, SECONDS);
    assertThat(asked).allSatisfy(one -> assertThat(one.result().statusCode()).isEqualTo(200));
    assertThat(gateway.reports().reads()).isEqualTo(1);
    assertThat(gateway.pages("load")).isEqualTo(1);
    assertThat(gateway.pages("wait") + gateway.pages("hit")).isEqualTo(99);
  }

  @Test
  void ignoresParametersThatMeanNothing() throws Exception {
    for (String query : List.of("", "?utm=1", "?utm=2&x=%F0%9F", "?language=vi")) {
      assertThat(gateway.get("/en/reports" + query).statusCode()).isEqualTo(200);
    }
    assertThat(gateway.get("/en/reports?thereafter=1").statusCode()).isEqualTo(200);
    assertThat(gateway.reports().reads()).isEqualTo(1);
    assertThat(gateway.pages("load")).isEqualTo(1);
  }

  @Test
  void answersAFurtherPageOfAListWithoutKeepingIt() throws Exception {
    for (int i = 10; i < 35; i++) {
      gateway.reports().put("report-" + i, Language.EN, "Report " + i);
    }
    assertThat(gateway.get("/en/reports").bodyAsString()).contains("Report 28");
    String next = gateway.get("/en/reports?after=report-28").bodyAsString();
    assertThat(next).contains("Report 29").doesNotContain("Report 28");
    gateway.get("/en/reports?after=report-28");
    assertThat(gateway.pages("pass")).isEqualTo(2);
    assertThat(gateway.get("/en/reports").bodyAsString()).contains("Report 28");
  }

  @Test
  void refusesAPlaceInAListThatDoesNotExist() throws Exception {
    assertThat(gateway.get("/en/reports?after=bad").statusCode()).isEqualTo(400);
    assertThat(gateway.get("/en/reports?after=%zz").statusCode()).isEqualTo(400);
  }

  @Test
  void answersNotModifiedToWhoHasThePage() throws Exception {
    for (String encoding : List.of("identity", "gzip", "br")) {
      String tag = gateway.get("/en/", "accept-encoding", encoding).getHeader("etag");
      HttpResponse<Buffer> again =
          gateway.get("/en/", "accept-encoding", encoding, "if-none-match", "\"other\", " + tag);
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isNull();
      assertThat(again.getHeader("etag")).isEqualTo(tag);
      assertThat(again.getHeader("vary")).isEqualTo("accept-encoding");
      assertThat(again.getHeader("content-security-policy")).isNotBlank();
    }
  }

  @Test
  void sendsThePageToWhoHasAnotherVersion() throws Exception {
    assertThat(gateway.get("/en/", "if-none-match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void compressesForWhoCanDecompress() throws Exception {
    HttpResponse<Buffer> plain = gateway.get("/en/");
    HttpResponse<Buffer> gzip = gateway.get("/en/", "accept-encoding", "br;q=0, gzip;q=0.8");
    assertThat(plain.getHeader("content-encoding")).isNull();
    assertThat(gzip.getHeader("content-encoding")).isEqualTo("gzip");
    assertThat(gzip.getHeader("etag")).isNotEqualTo(plain.getHeader("etag"));
    assertThat(gzip.body().length()).isLessThan(plain.body().length() / 2);
    assertThat(unzipped(gzip.body())).isEqualTo(plain.bodyAsString());
  }

  private static String unzipped(Buffer body) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(body.getBytes()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void answersHeadLikeGetWithoutABody() throws Exception {
    HttpResponse<Buffer> page = gateway.get("/en/");
    HttpResponse<Buffer> head = gateway.send(HttpMethod.HEAD, "/en/");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isNull();
    assertThat(head.getHeader("etag")).isEqualTo(page.getHeader("etag"));
    assertThat(head.getHeader("content-length")).isEqualTo(page.getHeader("content-length"));
  }

  @Test
  void showsAChangedReportAtOnce() throws Exception {
    gateway.get("/en/reports");
    gateway.get("/en/reports/outlook");
    gateway.reports().put("outlook", Language.EN, "The week after");
    assertThat(gateway.get("/en/reports").bodyAsString()).contains("The week ahead");
    gateway.reports().announceChange("outlook", ReportStatus.PUBLISHED);
    Eventually.that(
        LIMIT,
        () -> {
          assertThat(gateway.get("/en/reports").bodyAsString()).contains("The week after");
          assertThat(gateway.get("/en/reports/outlook").bodyAsString()).contains("The week after");
        });
  }

  @Test
  void keepsReportsWhenOnlyFiguresMove() throws Exception {
    gateway.get("/en/reports/outlook");
    gateway.get("/en/dashboards/crypto");
    gateway.market().move("97000.00");
    Eventually.that(
        LIMIT,
        () ->
            assertThat(gateway.get("/en/dashboards/crypto").bodyAsString()).contains("97,000.00"));
    gateway.get("/en/reports/outlook");
    assertThat(gateway.reports().reads()).isEqualTo(1);
  }

  @Test
  void keepsAPageForEachRangeAndForNothingElse() throws Exception {
    for (String query : List.of("", "?range=24h", "?utm=1", "?range=", "?x=1&range=24h")) {
      assertThat(gateway.get("/en/dashboards/crypto" + query).statusCode()).isEqualTo(200);
    }
    assertThat(gateway.pages("load")).isEqualTo(1);
    for (String range : List.of("1h", "6h", "7d", "30d", "7d")) {
      assertThat(gateway.get("/en/dashboards/crypto?range=" + range).bodyAsString())
          .containsPattern("range&#x3D;" + range + "\" aria-current");
    }
    assertThat(gateway.pages("load")).isEqualTo(5);
    assertThat(gateway.pages("hit")).isEqualTo(5);
  }

  @Test
  void refusesARangeThatDoesNotExist() throws Exception {
    for (String range : List.of("2h", "24H", "1h1h", "%zz")) {
      assertThat(gateway.get("/en/dashboards/crypto?range=" + range).statusCode())
          .as(range)
          .isEqualTo(400);
    }
    assertThat(gateway.pages("load")).isZero();
  }

  @Test
  void readsAHistoryOnceHoweverOftenFiguresMove() throws Exception {
    assertThat(gateway.get("/en/dashboards/crypto").bodyAsString()).contains("data-spark");
    int once = gateway.market().historyReads();
    gateway.market().move("97000.00");
    Eventually.that(
        LIMIT,
        () ->
            assertThat(gateway.get("/en/dashboards/crypto").bodyAsString())
                .contains("97,000.00")
                .contains("data-spark"));
    gateway.get("/vi/dashboards/crypto");
    // A minute may have ended meanwhile, and then there is more to read.
    assertThat(gateway.market().historyReads()).isBetween(once, once + 1);
  }

  @Test
  void showsFiguresWithoutTheirPastWhenThatIsSlow() throws Exception {
    Promise<Void> gate = Promise.promise();
    gateway.market().holdHistories(gate.future());
    String page = gateway.get("/en/dashboards/crypto").bodyAsString();
    assertThat(page).contains("96,062.47").doesNotContain("data-spark");
    gate.complete();
    Eventually.that(
        LIMIT,
        () ->
            assertThat(gateway.get("/en/dashboards/crypto").bodyAsString()).contains("data-spark"));
  }

  @Test
  void showsFiguresWithoutTheirPastWhenThatCannotBeRead() throws Exception {
    gateway.market().holdHistories(Future.failedFuture("broken"));
    assertThat(gateway.get("/en/dashboards/crypto").bodyAsString())
        .contains("96,062.47")
        .doesNotContain("data-spark");
  }

  @Test
  void listsDashboardsAndShowsAChangedDefinitionAtOnce() throws Exception {
    assertThat(gateway.get("/en/dashboards").bodyAsString()).contains(">Crypto markets</a>");
    gateway.market().redefine("Coins");
    Eventually.that(
        LIMIT,
        () -> assertThat(gateway.get("/en/dashboards").bodyAsString()).contains(">Coins</a>"));
  }

  @Test
  void doesNotKeepAPageWhoseDataWasReadBeforeAChange() throws Exception {
    Promise<Void> gate = Promise.promise();
    gateway.reports().holdReads(gate.future());
    var asked = gateway.asyncGet("/en/reports");
    Eventually.that(LIMIT, () -> assertThat(gateway.reports().reads()).isEqualTo(1));
    gateway.reports().put("outlook", Language.EN, "The week after");
    gateway.reports().announceChange("outlook", ReportStatus.PUBLISHED);
    gateway.reports().comeBack();
    Eventually.that(
        LIMIT,
        () -> assertThat(gateway.get("/en/reports").bodyAsString()).contains("The week after"));
    gate.complete();
    assertThat(asked.await(60, SECONDS).bodyAsString()).contains("The week ahead");
    assertThat(gateway.get("/en/reports").bodyAsString()).contains("The week after");
  }

  @Test
  void showsTheLastKnownPageMarkedWhileItsServiceIsAway() throws Exception {
    String before = gateway.get("/en/reports").bodyAsString();
    gateway.reports().leave();
    gateway.reports().announceChange("outlook", ReportStatus.PUBLISHED);
    Eventually.that(
        LIMIT,
        () ->
            assertThat(gateway.get("/en/reports").bodyAsString())
                .contains("The week ahead")
                .contains("does not answer at present"));
    assertThat(before).doesNotContain("does not answer at present");
    assertThat(gateway.get("/en/reports").statusCode()).isEqualTo(200);
  }

  @Test
  void doesNotBringBackWhatWasWithdrawn() throws Exception {
    gateway.get("/en/reports/outlook");
    gateway.reports().leave();
    gateway.reports().announceChange("outlook", ReportStatus.WITHDRAWN);
    Eventually.that(
        LIMIT, () -> assertThat(gateway.get("/en/reports/outlook").statusCode()).isEqualTo(503));
  }

  @Test
  void saysThatAServiceIsAwayWhenNothingIsKnownOfThePage() throws Exception {
    gateway.reports().leave();
    HttpResponse<Buffer> page = gateway.get("/vi/reports");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.getHeader("content-type")).startsWith("text/html");
    assertThat(page.getHeader("content-language")).isEqualTo("vi");
    assertThat(page.getHeader("retry-after")).isNotBlank();
    assertThat(page.getHeader("cache-control")).isEqualTo("no-store");
    assertThat(page.getHeader("content-security-policy")).isNotBlank();
    gateway.reports().comeBack();
    assertThat(gateway.get("/vi/reports").statusCode()).isEqualTo(200);
  }

  @Test
  void showsAHomePageWithoutThePartThatIsAway() throws Exception {
    gateway.reports().leave();
    HttpResponse<Buffer> page = gateway.get("/en/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.bodyAsString()).contains("96,062.47").contains("The reports are away");
  }

  @Test
  void hasNoHomePageWhenAllOfItIsAway() throws Exception {
    gateway.reports().leave();
    gateway.market().leave();
    assertThat(gateway.get("/en/").statusCode()).isEqualTo(503);
  }

  @Test
  void answersNotFoundInTheLanguageOfThePath() throws Exception {
    for (String path :
        List.of("/vi/reports/no-such", "/vi/nowhere", "/vi/reports/UPPER", "/vi/dashboards/gold")) {
      HttpResponse<Buffer> page = gateway.get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(404);
      assertThat(page.getHeader("content-language")).as(path).isEqualTo("vi");
      assertThat(page.bodyAsString()).as(path).contains("<html lang=\"vi\"");
    }
    assertThat(gateway.get("/de/").statusCode()).isEqualTo(404);
    assertThat(gateway.get("/nowhere", "accept-language", "vi").getHeader("content-language"))
        .isEqualTo("vi");
  }

  @Test
  void namesTheOtherLanguageThatAReportIsIn() throws Exception {
    HttpResponse<Buffer> page = gateway.get("/vi/reports/outlook");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.bodyAsString()).contains("/en/reports/outlook");
  }

  @Test
  void refusesOtherMethodsOnPages() throws Exception {
    HttpResponse<Buffer> answer = gateway.send(HttpMethod.POST, "/en/reports");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.getHeader("allow")).isEqualTo("GET, HEAD");
    assertThat(answer.getHeader("content-type")).startsWith("text/html");
  }

  @Test
  void leadsTheWayInByCookieThenByTheBrowsersLanguages() throws Exception {
    assertThat(way()).isEqualTo("/en/");
    assertThat(way("accept-language", "de, vi;q=0.8, en;q=0.5")).isEqualTo("/vi/");
    assertThat(way("accept-language", "vi", "cookie", "lang=en")).isEqualTo("/en/");
    assertThat(way("accept-language", "vi", "cookie", "lang=xx; =;;")).isEqualTo("/vi/");
  }

  private String way(String... headers) throws Exception {
    HttpResponse<Buffer> answer = gateway.get("/", headers);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.getHeader("vary")).contains("Cookie").contains("Accept-Language");
    assertThat(answer.getHeader("cache-control")).isEqualTo("no-store");
    return answer.getHeader("location");
  }

  @Test
  void leadsNearlyRightAddressesToThePage() throws Exception {
    HttpResponse<Buffer> answer = gateway.get("/en");
    assertThat(answer.statusCode()).isEqualTo(308);
    assertThat(answer.getHeader("location")).isEqualTo("/en/");
    assertThat(gateway.get("/vi/reports/").getHeader("location")).isEqualTo("/vi/reports");
    assertThat(gateway.get("//example.com/").statusCode()).isEqualTo(404);
  }

  @Test
  void servesFilesForEverFromMemory() throws Exception {
    String page = gateway.get("/en/").bodyAsString();
    String path = page.replaceAll("(?s).*<script src=\"(/assets/[^\"]+)\".*", "$1");
    HttpResponse<Buffer> file = gateway.get(path, "accept-encoding", "gzip");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.getHeader("content-type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(file.getHeader("cache-control")).contains("immutable").contains("max-age=31536000");
    assertThat(file.getHeader("content-encoding")).isEqualTo("gzip");
    assertThat(file.getHeader("x-content-type-options")).isEqualTo("nosniff");
    assertThat(gateway.get(path, "accept-encoding", "br").getHeader("content-encoding"))
        .isEqualTo("br");
    assertThat(gateway.get(path, "if-none-match", gateway.get(path).getHeader("etag")).statusCode())
        .isEqualTo(304);
    assertThat(gateway.get("/assets/../openapi.yaml").statusCode()).isEqualTo(404);
    assertThat(gateway.get("/robots.txt").bodyAsString()).contains("Disallow: /api/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "vi"})
  void tellsWhatProgramsMayAskFor(String language) throws Exception {
    HttpResponse<Buffer> page = gateway.get("/" + language + "/api");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.bodyAsString())
        .contains("<h3 id=\"listReports\" lang=\"en\"><code>GET /api/v1/reports</code></h3>")
        .contains("a whole number from 1 to 100")
        .contains("id=\"problem-unprocessable\"")
        .contains("href=\"/" + language + "/api\"")
        .doesNotContain("{{", "style=\"", "<script>");
    assertThat(gateway.get("/" + language + "/").bodyAsString())
        .contains("<a href=\"/" + language + "/api\">");
  }

  @Test
  void leadsFromAKindOfProblemToWhatIsWrittenOfIt() throws Exception {
    String type = gateway.get("/api/v1/reports/none").bodyAsJsonObject().getString("type");
    String place = gateway.get(type, "accept-language", "vi").getHeader("location");
    assertThat(place).isEqualTo("/vi/api#problem-not-found");
    assertThat(gateway.get("/vi/api").bodyAsString()).contains("id=\"problem-not-found\"");
    assertThat(gateway.get("/api", "accept-language", "en").getHeader("location"))
        .isEqualTo("/en/api");
    assertThat(gateway.get("/problems/a%0d%0ab").getHeader("location"))
        .isEqualTo("/en/api#problem-a%0D%0Ab");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nowhere",
        "/en/reports/none",
        "/en/search?q=x",
        "/api/v1/reports",
        "/api/v1/x"
      })
  void namesTheRequest(String path) throws Exception {
    assertThat(gateway.get(path, "x-request-id", "seen-7").getHeader("x-request-id"))
        .isEqualTo("seen-7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/en/", "/", "/nowhere", "/robots.txt", "/api/v1/reports", "/api/v1/x"})
  void protectsEveryAnswer(String path) throws Exception {
    HttpResponse<Buffer> answer = gateway.get(path);
    assertThat(answer.headers().getAll("content-security-policy"))
        .singleElement()
        .satisfies(
            policy ->
                assertThat(policy)
                    .startsWith("default-src 'none'")
                    .contains("script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe"));
    assertThat(answer.getHeader("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.getHeader("referrer-policy")).isNotBlank();
    assertThat(answer.getHeader("permissions-policy")).isNotBlank();
    assertThat(answer.getHeader("cross-origin-opener-policy")).isEqualTo("same-origin");
  }
}
