package dev.bulletin.report.transfer;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.Problems;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.report.Examples;
import dev.bulletin.report.InternalPort;
import dev.bulletin.report.store.ExportPool;
import dev.bulletin.report.store.PgReportArchive;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Patient;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 5,000 published reports of 4 KB, and a draft. */
@ExtendWith(Servers.class)
class ReportExportIT {
  private static final int REPORTS = 5_000;

  /** Vert.x closes a client, and with it its connections, when nobody holds it any more. */
  private static final List<HttpClient> HELD = new CopyOnWriteArrayList<>();

  private static final String PATH = "/reports.ndjson";
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final String TRANSACTIONS = " WHERE usename = ? AND xact_start IS NOT NULL";

  private static PostgresServer.Access access;
  private static PostgresServer postgres;
  private static String role;
  private static InternalPort port;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access given) {
    access = given;
    postgres = server;
    role = access.user();
    port = InternalPort.open(access);
    fill();
  }

  private static void fill() {
    done(port.node().bus().ask(Patient.call(ReportContract.CREATE), Examples.create("draft")));
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
    port.close();
  }

  /** One of the test before may not have given its place back yet. */
  @BeforeEach
  void awaitNoExport() {
    Eventually.that(SOON, () -> assertThat(transactions()).isEmpty());
  }

  @Test
  void givesEveryPublishedReportInAllItsLanguagesAsALine() {
    InternalPort.Answer answer = port.get(PATH);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.head().getHeader("content-type")).isEqualTo("application/x-ndjson");
    List<String> lines = answer.body().toString().lines().toList();
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
  void givesDraftsTooToWhoMayWrite() {
    List<String> lines =
        port.get(PATH + "?all=true", Examples.ANALYST).body().toString().lines().toList();
    assertThat(lines).hasSizeGreaterThan(REPORTS);
    JsonObject draft = new JsonObject(lines.get(0));
    assertThat(draft.getString("slug")).isEqualTo("draft");
    assertThat(draft.getString("status")).isEqualTo("draft");
  }

  @Test
  void keepsDraftsFromWhoMayNotWrite() {
    assertThat(port.get(PATH + "?all=true").status()).isEqualTo(401);
    var reader = new Principal("token:reader", Set.of());
    assertThat(port.get(PATH + "?all=true", reader).status()).isEqualTo(403);
    assertThat(port.get(PATH + "?all=yes", Examples.ANALYST).status()).isEqualTo(400);
  }

  @Test
  void tellsNothingWithoutTheSecret() {
    InternalPort.Answer answer =
        done(
            port.anonymous(HttpMethod.GET, PATH)
                .map(request -> request.putHeader("Authorization", "Bearer guessed"))
                .compose(request -> InternalPort.answer(request.send())));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body().toString()).doesNotContain("report-1");
  }

  @Test
  void readsNoFasterThanItIsRead() {
    double before = exported();
    HttpClientResponse slow = started();
    int length = port.get(PATH).body().length();
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
      Eventually.that(SOON, () -> assertThat(transactions()).isEmpty());
    }
    done(
        port.node()
            .bus()
            .ask(Patient.call(ReportContract.CREATE), Examples.create("after-the-readers")));
  }

  @Test
  void moreThanTwoAtOnceAreRefusedAndWritesGoOn() {
    List<HttpClientResponse> slow = List.of(started(), started());
    InternalPort.Answer refused = port.get(PATH);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.head().getHeader("retry-after")).isNotNull();
    assertThat(refused.body().toString())
        .contains("2 exports are under way here and no more are taken; try again");
    done(
        port.node()
            .bus()
            .ask(Patient.call(ReportContract.CREATE), Examples.create("beside-the-exports")));
    slow.forEach(ReportExportIT::resumed);
    Eventually.that(SOON, () -> assertThat(port.get(PATH).status()).isEqualTo(200));
  }

  @Test
  void aReaderWhoStopsLosesTheConnectionAndASlowOneDoesNot() {
    int impatient = impatient(Duration.ofSeconds(1));
    double before = exported();
    started(impatient);
    Eventually.that(SOON, () -> assertThat(exported()).isGreaterThan(before));
    Eventually.that(SOON, () -> assertThat(transactions()).isEmpty());
    assertThat(exported() - before).isLessThan(REPORTS);
    assertThat(slowly(started(impatient)).toString().lines()).hasSize(REPORTS);
  }

  /** The same over another port, for readers who stop for so long. */
  private static int impatient(Duration patience) {
    Node node = port.node();
    Database database = done(Database.open(node, "impatient", Examples.pg(access), 1));
    var archive = new PgReportArchive(database, ExportPool.open(node, database, 1));
    Router router = Router.router(node.vertx());
    router.route().failureHandler(Problems::handle);
    new ReportExport(archive, node, patience).mount(router);
    return done(node.vertx().createHttpServer().requestHandler(router).listen(0, "127.0.0.1"))
        .actualPort();
  }

  /** Its buffer is small: a large one would be drained for longer than the patience lasts. */
  private static HttpClientResponse started(int port) {
    HttpClient reader =
        ReportExportIT.port
            .node()
            .vertx()
            .createHttpClient(new HttpClientOptions().setReceiveBufferSize(64 << 10));
    HELD.add(reader);
    return done(
        reader
            .request(HttpMethod.GET, port, "127.0.0.1", PATH)
            .compose(HttpClientRequest::send)
            .map(ReportExportIT::unread));
  }

  /** Takes several times as long as the patience of the other side, but never stops. */
  private static Buffer slowly(HttpClientResponse response) {
    Vertx vertx = port.node().vertx();
    Future<Buffer> body = response.body();
    long timer = vertx.setPeriodic(20, id -> response.fetch(30));
    return done(body.onComplete(all -> vertx.cancelTimer(timer)));
  }

  /** An answer whose head has come and whose body nobody reads. */
  private static HttpClientResponse started() {
    return done(
        port.anonymous(HttpMethod.GET, PATH)
            .compose(HttpClientRequest::send)
            .map(ReportExportIT::unread));
  }

  private static double exported() {
    return port.node().meters().get("bulletin.reports.exported").counter().count();
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

  private static Buffer resumed(HttpClientResponse response) {
    Future<Buffer> body = response.body();
    response.resume();
    return done(body);
  }
}
