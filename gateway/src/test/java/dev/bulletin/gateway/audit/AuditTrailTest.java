package dev.bulletin.gateway.audit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.testing.Eventually;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTrailTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Vertx vertx = Vertx.vertx();
  private final FakeAudit audit = new FakeAudit();
  private final Router router = Router.router(vertx);
  private HttpClientAgent client;
  private int port;

  /** Keeps what it is told. */
  private static final class FakeAudit implements Audit {
    private final List<AuditEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public Future<Void> note(AuditEvent event) {
      events.add(event);
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> noteWith(SqlClient transaction, AuditEvent event) {
      events.add(event);
      return Future.succeededFuture();
    }
  }

  @BeforeEach
  void start() throws Exception {
    new AuditTrail(audit).mount(router);
    router.post().handler(BodyHandler.create());
    router.route("/failing").handler(ctx -> ctx.response().setStatusCode(412).end());
    router.route("/said").handler(AuditTrailTest::said);
    router.route("/said-and-failed").handler(AuditTrailTest::saidAndFailed);
    router.route("/left").handler(AuditTrailTest::left);
    client = vertx.createHttpClient();
    port =
        vertx.createHttpServer().requestHandler(router).listen(0).await(60, SECONDS).actualPort();
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  private static void said(RoutingContext ctx) {
    AuditTrail.say(ctx, "hook.save", "hook", "one");
    AuditTrail.say(ctx, "hook.test", "hook", "one");
    ctx.end();
  }

  private static void saidAndFailed(RoutingContext ctx) {
    AuditTrail.say(ctx, "report.save", "report", "one");
    ctx.response().setStatusCode(503).end();
  }

  private static void left(RoutingContext ctx) {
    AuditTrail.leave(ctx);
    ctx.end();
  }

  private void send(String method, String path) throws Exception {
    request(method, path)
        .compose(HttpClientRequest::send)
        .compose(answer -> answer.body())
        .await(60, SECONDS);
  }

  private Future<HttpClientRequest> request(String method, String path) {
    return client.request(HttpMethod.valueOf(method), port, "localhost", path);
  }

  private List<String> noted() {
    return audit.events.stream()
        .map(event -> event.action() + " " + event.subjectKind() + " " + event.subject())
        .toList();
  }

  /** What is told last is told when all before it has been. */
  private void notes(String... expected) {
    Eventually.that(PATIENCE, () -> assertThat(noted()).containsExactly(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,/api/v1/reports/outlook,report.save report outlook",
    "POST,/api/v1/reports/outlook/publish,report.publish report outlook",
    "POST,/api/v1/reports/outlook/revisions/3/restore,report.restore report outlook",
    "DELETE,/api/v1/snapshot-plans/weekly,plan.remove plan weekly",
    "POST,/api/v1/new-things,other.write address /api/v1/new-things",
    "DELETE,/api/v1/reports/outlook,other.write address /api/v1/reports/outlook",
    "POST,/studio/sign-out-everywhere,session.endAll '' ''"
  })
  void recordsWritesThatHaveSucceeded(String method, String path, String expected)
      throws Exception {
    router.route().handler(RoutingContext::end);
    send(method, path);
    notes(expected.replace("''", ""));
  }

  @Test
  void findsInTheAnswerWhatIsNotInTheAddress() throws Exception {
    router
        .route()
        .handler(ctx -> ctx.response().putHeader("location", "/api/v1/reports/fresh").end());
    send("POST", "/api/v1/reports");
    notes("report.create report fresh");
  }

  @Test
  void recordsNoReadsAndNoFailures() throws Exception {
    router.route().handler(RoutingContext::end);
    send("GET", "/api/v1/reports/outlook");
    send("POST", "/failing");
    send("POST", "/left");
    send("POST", "/api/v1/series");
    send("PUT", "/api/v1/reports/last");
    notes("report.save report last");
  }

  @Test
  void recordsWhatWasSaidHoweverTheRequestGoesOn() throws Exception {
    send("POST", "/said");
    send("POST", "/said-and-failed");
    notes("hook.save hook one", "hook.test hook one", "report.save report one");
  }

  @Test
  void recordsAWriteWhoseSenderHasLeftBeforeTheAnswer() throws Exception {
    Promise<Void> arrived = Promise.promise();
    router.route().handler(ctx -> arrived.complete());
    request("PUT", "/api/v1/reports/outlook")
        .onSuccess(HttpClientRequest::send)
        .compose(sent -> arrived.future().compose(there -> sent.connection().close()))
        .await(60, SECONDS);
    notes("report.save report outlook");
    assertThat(audit.events.get(0).detail()).isEqualTo("unanswered");
  }
}
