package dev.bulletin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.ExampleDashboards;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway over real HTTP and a real database; the services behind it answer on its own bus. */
@ExtendWith(Servers.class)
class GatewayIT {
  private static final String TOKEN = "test-token-of-more-than-thirty-two-characters";
  private static final String REPORT =
      "{\"slug\":\"x\",\"texts\":{\"en\":{\"title\":\"T\",\"summary\":\"\",\"body\":\"B\"}}}";

  private final PostgresServer.Access access;
  private final Vertx clients = Vertx.vertx();
  private final WebClient web =
      WebClient.create(clients, new WebClientOptions().setFollowRedirects(false));
  private final Node node = Node.start(Nodes.alone()).await();
  private final AtomicInteger lists = new AtomicInteger();
  private volatile String title = "First title";
  private int port;

  GatewayIT(PostgresServer.Access access) {
    this.access = access;
  }

  @BeforeEach
  void start() {
    node.bus().answer(ReportContract.LIST, this::list).await();
    node.bus()
        .answer(
            ReportContract.FIND,
            question -> Future.failedFuture(ServiceException.notFound("report", question.slug())))
        .await();
    node.bus()
        .answer(
            ReportContract.CREATE,
            command ->
                Future.succeededFuture(new ReportWritten(command.slug(), 1, ReportStatus.DRAFT)))
        .await();
    node.bus().answer(DashboardContract.SUMMARIZE, GatewayIT::summary).await();
    node.announcer().serve(ReportContract.SERVICE);
    node.announcer().serve(DashboardContract.SERVICE);
    port = GatewayMain.deploy(node, config()).await();
  }

  private GatewayConfig config() {
    Map<String, String> values = new HashMap<>();
    values.put("BULLETIN_HTTP_PORT", "0");
    values.putAll(access.settings());
    values.put("BULLETIN_BOOTSTRAP_TOKEN", TOKEN);
    values.put("BULLETIN_INTERNAL_SECRET", "the-secret-of-the-tests");
    return ConfigReader.read(values, GatewayConfig::read);
  }

  private Future<ReportPage> list(ListReports question) {
    lists.incrementAndGet();
    var provenance =
        Provenance.fresh(
            title, Set.of(ReportContract.LIST_TAG), Instant.parse("2026-11-23T00:00:00Z"));
    var report =
        new ReportSummary(
            "1",
            "x",
            question.language(),
            title,
            "",
            List.of(),
            "Lan",
            1,
            provenance.asOf(),
            provenance.asOf());
    return node.vertx()
        .timer(50, TimeUnit.MILLISECONDS)
        .map(later -> new ReportPage(provenance, List.of(report), null));
  }

  private static Future<DashboardSummary> summary(SummarizeDashboard question) {
    return Future.succeededFuture(
        ExampleDashboards.summary(
            Provenance.fresh("1", Set.of("dashboard:crypto"), Instant.EPOCH),
            question.name(),
            false,
            List.of()));
  }

  @AfterEach
  void stop() {
    node.stop();
    clients.close().await();
  }

  @Test
  void makesAPageOnceForAllWhoAskAtOnce() throws Exception {
    var many =
        IntStream.range(0, 100)
            .mapToObj(i -> web.get(port, "127.0.0.1", "/en/reports?utm=" + i).send())
            .toList();
    Future.all(many).await(60, TimeUnit.SECONDS);
    assertThat(many).allSatisfy(answer -> assertThat(answer.result().statusCode()).isEqualTo(200));
    assertThat(lists).hasValue(1);
  }

  @Test
  void dropsAPageWhenWhatItShowsHasChanged() {
    assertThat(get("/en/reports").bodyAsString()).contains("First title");
    title = "Second title";
    node.bus()
        .publish(
            ReportContract.CHANGED,
            new ReportChanged(
                "1",
                "x",
                2,
                ReportStatus.PUBLISHED,
                Instant.EPOCH,
                Set.of(ReportContract.LIST_TAG),
                List.of()));
    Eventually.that(
        Duration.ofSeconds(60),
        () -> assertThat(get("/en/reports").bodyAsString()).contains("Second title"));
  }

  @Test
  void sendsNothingAgainToWhoHasItAndCompressesForWhoCan() {
    HttpResponse<Buffer> plain = get("/en/reports");
    HttpResponse<Buffer> same =
        request("/en/reports").putHeader("If-None-Match", plain.getHeader("etag")).send().await();
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isNull();
    HttpResponse<Buffer> packed =
        request("/en/reports").putHeader("Accept-Encoding", "gzip").send().await();
    assertThat(packed.getHeader("content-encoding")).isEqualTo("gzip");
    assertThat(packed.getHeader("etag")).isNotEqualTo(plain.getHeader("etag"));
    assertThat(packed.body().length()).isLessThan(plain.body().length() / 2);
  }

  @ParameterizedTest
  @CsvSource({"vi;q=0.9, /vi/", "'en;q=0.5, vi;q=0.6', /vi/", "fr, /en/", "'', /en/"})
  void chooses(String accepted, String expected) {
    HttpResponse<Buffer> response =
        request("/").putHeader("Accept-Language", accepted).send().await();
    assertThat(response.statusCode()).isBetween(302, 303);
    assertThat(response.getHeader("location")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/en/reports", "/api/v1/reports", "/en/reports/none", "/nowhere"})
  void everyAnswerCarriesTheSecurityHeaders(String path) {
    HttpResponse<Buffer> response = get(path);
    assertThat(response.getHeader("content-security-policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(response.getHeader("x-content-type-options")).isEqualTo("nosniff");
  }

  @Test
  void writesNeedAToken() {
    assertThat(post(REPORT, "").statusCode()).isEqualTo(401);
    assertThat(post(REPORT, "").getHeader("www-authenticate")).startsWith("Bearer");
    assertThat(post(REPORT, "Bearer " + "z".repeat(40)).statusCode()).isEqualTo(401);
    assertThat(post(REPORT, "Bearer " + TOKEN).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"slug\": | not JSON",
        "{\"slug\":\"x\",\"titel\":1} | titel: no such field",
        "{\"slug\":\"x\",\"texts\":{\"de\":{}}} | texts",
        "{\"texts\":{\"en\":{\"title\":\"T\",\"summary\":\"\",\"body\":\"B\"}}} | slug",
        "{\"slug\":\"x\"} | texts"
      })
  void namesWhatIsWrongInABody(String body, String named) {
    HttpResponse<Buffer> response = post(body, "Bearer " + TOKEN);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.getHeader("content-type")).startsWith("application/problem+json");
    assertThat(response.bodyAsJsonObject().getString("detail")).contains(named);
  }

  @Test
  void aWriteMustSayWhichRevisionItReplaces() {
    HttpResponse<Buffer> response =
        web.put(port, "127.0.0.1", "/api/v1/reports/x")
            .putHeader("Authorization", "Bearer " + TOKEN)
            .putHeader("Content-Type", "application/json")
            .sendBuffer(
                Buffer.buffer(
                    "{\"texts\":{\"en\":{\"title\":\"T\",\"summary\":\"\",\"body\":\"B\"}}}"))
            .await();
    assertThat(response.statusCode()).isEqualTo(428);
  }

  @Test
  void refusesOtherMethodsTypesAndSizes() {
    assertThat(
            web.request(HttpMethod.DELETE, port, "127.0.0.1", "/api/v1/reports")
                .send()
                .await()
                .statusCode())
        .isEqualTo(405);
    HttpRequest<Buffer> typed = web.post(port, "127.0.0.1", "/api/v1/reports");
    assertThat(
            typed
                .putHeader("Authorization", "Bearer " + TOKEN)
                .putHeader("Content-Type", "text/plain")
                .sendBuffer(Buffer.buffer(REPORT))
                .await()
                .statusCode())
        .isEqualTo(415);
    assertThat(post("{\"slug\":\"" + "x".repeat(3 << 20) + "\"}", "Bearer " + TOKEN).statusCode())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../etc/passwd",
        "/en/reports/..%2f..%2fx",
        "/en/%00",
        "/%zz",
        "/en/reports/%ff%fe",
        "//",
        "/en/reports?after=%zz"
      })
  void neverFailsOnOddAddresses(String path) {
    assertThat(get(path).statusCode()).isLessThan(500);
  }

  private HttpResponse<Buffer> post(String body, String authorization) {
    HttpRequest<Buffer> request =
        web.post(port, "127.0.0.1", "/api/v1/reports")
            .putHeader("Content-Type", "application/json");
    return (authorization.isEmpty() ? request : request.putHeader("Authorization", authorization))
        .sendBuffer(Buffer.buffer(body))
        .await();
  }

  private HttpResponse<Buffer> get(String path) {
    return request(path).send().await();
  }

  private HttpRequest<Buffer> request(String path) {
    return web.get(port, "127.0.0.1", path);
  }
}
