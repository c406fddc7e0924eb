package dev.bulletin.report.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.bus.Endpoint;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.InternalHttp;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.report.Examples;
import dev.bulletin.report.ReportServiceMain;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 5,000 published reports of 4 KB, and a draft. */
@ExtendWith(Servers.class)
class ReportExportIT {
  private static final int REPORTS = 5_000;
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final String TRANSACTIONS = " WHERE usename = ? AND state LIKE '%in transaction%'";

  private static PostgresServer postgres;
  private static String role;
  private static Node node;
  private static HttpClient http;
  private static String address;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) {
    postgres = server;
    role = access.user();
    node = done(Node.start(Nodes.alone()));
    done(ReportServiceMain.SERVICE.startOn(node, Examples.config(access, Duration.ofHours(1))));
    http = node.vertx().createHttpClient();
    Eventually.that(
        SOON, () -> assertThat(node.directory().instances(ReportContract.SERVICE)).hasSize(1));
    fill();
    address =
        node.directory()
            .instances(ReportContract.SERVICE)
            .get(0)
            .endpoints()
            .get(Endpoint.internal(ReportContract.SERVICE));
  }

  private static void fill() {
    done(node.bus().ask(ReportContract.CREATE, Examples.create("draft")));
    postgres.execute(
        """
        SET search_path = %s;
        INSERT INTO report
               (slug, status, author, tags, revision, created_at, updated_at, published_at)
        SELECT 'report-' || i, 'published', 'An', '{a,b}', 1, now(), now(), now()
          FROM generate_series(1, %d) i;
        INSERT INTO report_text (report, language, title, summary, body, reading_minutes)
        SELECT id, language, 'Title ' || language, 'Summary', repeat('0123456789', 200), 1
          FROM report, unnest(ARRAY['vi', 'en']) language
         WHERE status = 'published'"""
            .formatted(role, REPORTS));
  }

  @AfterAll
  static void stop() {
    done(http.close());
    node.stop();
  }

  @Test
  void givesEveryPublishedReportInAllItsLanguagesAsALine() {
    HttpClientResponse response = get(InternalHttp.authorization(Examples.INTERNAL));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.getHeader("content-type")).isEqualTo("application/x-ndjson");
    List<String> lines = body(response).toString().lines().toList();
    assertThat(lines).hasSize(REPORTS);
    assertThat(lines.stream().map(line -> new JsonObject(line).getString("slug")))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, REPORTS).mapToObj(i -> "report-" + i).toList());
    JsonObject texts = new JsonObject(lines.get(0)).getJsonObject("texts");
    assertThat(texts.fieldNames())
        .containsExactlyInAnyOrder(Language.VI.code(), Language.EN.code());
    assertThat(texts.getJsonObject("vi").getString("title")).isEqualTo("Title vi");
    assertThat(texts.getJsonObject("en").getString("body")).hasSize(2_000);
  }

  @Test
  void postgresKeepsNoTextsWaiting() {
    String inSchema = ReportExport.PUBLISHED.replace("FROM report", "FROM " + role + ".report");
    assertThat(postgres.query("EXPLAIN " + inSchema).get(0)).startsWith("Nested Loop");
  }

  @Test
  void tellsNothingWithoutTheSecret() {
    HttpClientResponse response = get("Bearer guessed");
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(body(response).toString()).doesNotContain("report-1");
  }

  @Test
  void readsNoFasterThanItIsRead() {
    double before = exported();
    HttpClientResponse slow = started();
    int length = body(get(InternalHttp.authorization(Examples.INTERNAL))).length();
    // A whole export has passed it by; the slow one has not got further than buffers reach.
    assertThat(exported() - before).isLessThan(1.8 * REPORTS);
    assertThat(resumed(slow).length()).isEqualTo(length);
    assertThat(exported() - before).isEqualTo(2 * REPORTS);
    Eventually.that(SOON, () -> assertThat(transactions()).isEmpty());
  }

  @Test
  void anExportThatBreaksOffDoesNotLookComplete() {
    HttpClientResponse broken = started();
    postgres.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity" + TRANSACTIONS, role);
    assertThatThrownBy(() -> resumed(broken)).isInstanceOf(HttpClosedException.class);
  }

  @Test
  void givesItsConnectionBackWhenTheReaderGoesAway() {
    for (int i = 0; i < 10; i++) {
      done(started().request().connection().close());
    }
    Eventually.that(SOON, () -> assertThat(transactions()).isEmpty());
    done(node.bus().ask(ReportContract.CREATE, Examples.create("after-the-readers")));
  }

  /** An answer whose head has come and whose body nobody reads. */
  private static HttpClientResponse started() {
    return done(
        request(InternalHttp.authorization(Examples.INTERNAL))
            .compose(HttpClientRequest::send)
            .map(ReportExportIT::unread));
  }

  private static double exported() {
    return node.meters().get("bulletin.reports.exported").counter().count();
  }

  private static HttpClientResponse unread(HttpClientResponse response) {
    response.pause();
    // Without one the client logs that the connection was closed, which is what tests do.
    response.exceptionHandler(closed -> {});
    return response;
  }

  /** The processes of PostgreSQL that have one open. */
  private static List<String> transactions() {
    return postgres.query("SELECT pid FROM pg_stat_activity" + TRANSACTIONS, role);
  }

  private static HttpClientResponse get(String authorization) {
    return done(
        request(authorization)
            .compose(HttpClientRequest::send)
            .compose(response -> response.body().map(response)));
  }

  private static Future<HttpClientRequest> request(String authorization) {
    return http.request(
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI("http://" + address + "/reports.ndjson")
            .putHeader("Authorization", authorization));
  }

  private static Buffer resumed(HttpClientResponse response) {
    Future<Buffer> body = response.body();
    response.resume();
    return done(body);
  }

  private static Buffer body(HttpClientResponse response) {
    return done(response.body());
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.await(30, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no answer within 30 s", e);
    }
  }
}
