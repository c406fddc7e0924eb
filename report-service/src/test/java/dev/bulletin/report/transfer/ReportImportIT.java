package dev.bulletin.report.transfer;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.report.Examples;
import dev.bulletin.report.InternalPort;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Patient;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lines sent to the internal port of a whole service. */
@ExtendWith(Servers.class)
class ReportImportIT {
  private static final String PATH = "/reports.ndjson";
  private static final Duration SOON = Duration.ofSeconds(60);

  private static PostgresServer postgres;
  private static String role;
  private static InternalPort port;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) {
    postgres = server;
    role = access.user();
    port = InternalPort.open(access);
  }

  @AfterAll
  static void stop() {
    port.close();
  }

  @Test
  void keepsWhatALineSays() {
    JsonObject line =
        line("kept")
            .put("status", "published")
            .put("createdAt", "2019-03-04T05:06:07.123456Z")
            .put("publishedAt", "2020-01-02T03:04:05.000001Z");
    assertThat(answers(line)).containsExactly("1 kept created 1");
    ReportView report = find("kept", false);
    assertThat(report.title()).isEqualTo("Giá vàng");
    assertThat(report.tags()).containsExactly("gold", "weekly");
    assertThat(report.author()).isEqualTo("An Nguyễn");
    assertThat(report.createdAt()).isEqualTo(Instant.parse("2019-03-04T05:06:07.123456Z"));
    assertThat(report.publishedAt()).isEqualTo(Instant.parse("2020-01-02T03:04:05.000001Z"));
  }

  @Test
  void aDraftStaysADraft() {
    assertThat(answers(line("a-draft"))).containsExactly("1 a-draft created 1");
    assertThat(find("a-draft", true).publishedAt()).isNull();
    assertThat(column("SELECT status FROM %s.report WHERE slug = 'a-draft'"))
        .containsExactly("draft");
  }

  @Test
  void whatIsPublishedWithoutSayingWhenIsPublishedNow() {
    Instant before = Instant.now();
    JsonObject line = line("now").put("status", "published");
    assertThat(answers(line)).containsExactly("1 now created 1");
    assertThat(find("now", false).publishedAt()).isBetween(before, Instant.now());
    assertThat(answers(line)).containsExactly("1 now unchanged 1");
  }

  @Test
  void theSameFileASecondTimeWritesNothing() {
    JsonObject[] lines = {line("again-1"), line("again-2").put("status", "withdrawn")};
    assertThat(answers(lines)).containsExactly("1 again-1 created 1", "2 again-2 created 1");
    List<String> before = written();
    assertThat(answers(lines)).containsExactly("1 again-1 unchanged 1", "2 again-2 unchanged 1");
    assertThat(written()).isEqualTo(before);
  }

  @Test
  void aLineThatSaysSomethingElseIsAWriteLikeAnyOther() {
    answers(line("revised"));
    assertThat(answers(line("revised").put("tags", new JsonArray().add("silver"))))
        .containsExactly("1 revised updated 2");
    assertThat(
            column(
                """
                SELECT revision || ' ' || tags::text || ' ' || written_by
                  FROM %1$s.report_revision
                 WHERE report = (SELECT id FROM %1$s.report WHERE slug = 'revised')
                 ORDER BY revision"""))
        .containsExactly("1 {gold,weekly} token:analyst", "2 {silver} token:analyst");
    assertThat(column("SELECT revision FROM %s.report_change WHERE slug = 'revised' ORDER BY id"))
        .containsExactly("1", "2");
  }

  @Test
  void linesOfOneReportAreTakenInTheirOrder() {
    JsonObject[] lines =
        IntStream.range(0, 20)
            .mapToObj(i -> line("contended").put("author", "Author " + i))
            .toArray(JsonObject[]::new);
    assertThat(answers(lines)).endsWith("20 contended updated 20").hasSize(20);
    assertThat(find("contended", true).author()).isEqualTo("Author 19");
  }

  @Test
  void whatAnExportGivesGoesBackIn() {
    answers(
        line("trip-1").put("status", "published").put("publishedAt", "2020-01-02T03:04:05Z"),
        line("trip-2"),
        line("trip-3").put("status", "withdrawn").put("publishedAt", "2021-01-02T03:04:05Z"));
    Buffer exported = export();
    // The service has these tables in hand too, and PostgreSQL may let either of two who wait give
    // in.
    Eventually.that(SOON, () -> postgres.execute("TRUNCATE %s.report CASCADE".formatted(role)));
    assertThat(statuses(exported)).containsOnly("created");
    assertThat(withoutCounts(export()))
        .hasSizeGreaterThan(2)
        .containsExactlyInAnyOrderElementsOf(withoutCounts(exported));
    assertThat(statuses(exported)).containsOnly("unchanged");
  }

  @Test
  void aLineThatFailsSaysWhyAndStopsNoOther() {
    JsonObject noTexts = line("no-texts");
    noTexts.remove("texts");
    Buffer body =
        text(line("good-1").encode())
            .appendString("{\"slug\": \n")
            .appendBuffer(text(line("Not A Slug").encode()))
            .appendBuffer(text(noTexts.encode()))
            .appendBuffer(text(line("unknown-field").put("colour", "red").encode()))
            .appendBuffer(text(line("wrong-status").put("status", "gone").encode()))
            .appendBuffer(text(line("null-tag").put("tags", new JsonArray().addNull()).encode()))
            .appendBuffer(text(line("future").put("publishedAt", "2999-01-01T00:00:00Z").encode()))
            .appendBuffer(text(line("no-time").put("status", "scheduled").encode()))
            .appendBuffer(text(withBody("intricate", "<".repeat(100_000)).encode()))
            .appendBuffer(text(line("good-2").encode()));
    assertThat(
            imported(body)
                .map(
                    answer ->
                        answer.getInteger("line")
                            + " "
                            + answer.getString("code", answer.getString("status"))
                            + " "
                            + answer.getString("detail", "")))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("1 created "),
            line -> assertThat(line).startsWith("2 INVALID_REQUEST not JSON: column "),
            line -> assertThat(line).startsWith("3 INVALID_REQUEST slug: "),
            line -> assertThat(line).isEqualTo("4 INVALID_REQUEST texts: required"),
            line -> assertThat(line).startsWith("5 INVALID_REQUEST colour: no such field"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "6 INVALID_REQUEST status: expected one of draft, scheduled, published,"
                            + " withdrawn"),
            line -> assertThat(line).isEqualTo("7 INVALID_REQUEST tags[0]: required"),
            line -> assertThat(line).startsWith("8 INVALID_REQUEST publishedAt: "),
            line -> assertThat(line).isEqualTo("9 INVALID_REQUEST publishAt: required"),
            line -> assertThat(line).startsWith("10 INVALID_REQUEST texts.en.body: "),
            line -> assertThat(line).isEqualTo("11 created "));
  }

  @Test
  void aLineOfAnyLengthCostsNoMoreThanItsOwnAnswer() {
    Buffer body =
        text("x".repeat(17 << 20)).appendBuffer(text(line("after-the-long-one").encode()));
    assertThat(imported(body).map(answer -> answer.getString("code", answer.getString("status"))))
        .containsExactly("TOO_LARGE", "created");
  }

  @Test
  void answersWhileMoreComesIn() {
    HttpClientRequest request = started();
    Future<HttpClientResponse> response = paused(request);
    done(request.write(text(line("early").encode())));
    Eventually.that(SOON, () -> assertThat(find("early", true)).isNotNull());
    request.end(text(line("late").encode()));
    assertThat(rest(done(response)).lines()).hasSize(2);
  }

  /** Asked for before the request goes out, or what comes with the response's head is lost. */
  private static Future<HttpClientResponse> paused(HttpClientRequest request) {
    return request.response().map(HttpClientResponse::pause);
  }

  /** Asked for before the response goes on, or what comes first would be lost. */
  private static String rest(HttpClientResponse paused) {
    Future<Buffer> body = paused.body();
    paused.resume();
    return done(body).toString();
  }

  @Test
  void aBodyThatBreaksOffLeavesItsWholeLines() {
    HttpClientRequest request = started();
    // Without them the client logs that the connection was closed, which is what the test does.
    request.exceptionHandler(closed -> {});
    request.response().onSuccess(response -> response.exceptionHandler(closed -> {}));
    String cut = line("cut").encode();
    done(
        request.write(
            text(line("whole-1").encode())
                .appendBuffer(text(line("whole-2").encode()))
                .appendString(cut.substring(0, cut.length() - 1))));
    done(request.connection().close());
    Eventually.that(
        SOON,
        () ->
            assertThat(
                    column("SELECT slug FROM %s.report WHERE slug ~ '^(whole-.*|cut)$' ORDER BY 1"))
                .containsExactly("whole-1", "whole-2"));
    assertThat(answers(line("whole-1"), line("whole-2"), line("cut")))
        .containsExactly("1 whole-1 unchanged 1", "2 whole-2 unchanged 1", "3 cut created 1");
  }

  @Test
  void readsNoFasterThanItsAnswersAreRead() {
    int lines = 6_000;
    double before = failed();
    HttpClientRequest slow = started();
    Future<HttpClientResponse> response = paused(slow);
    String refused = line("No Slug " + "x".repeat(4_000)).encode() + "\n";
    slow.end(Buffer.buffer(refused.repeat(lines)));
    HttpClientResponse unread = done(response);
    // A whole import passes it by; the slow one gets no further than buffers reach.
    assertThat(imported(Buffer.buffer(refused.repeat(lines)))).hasSize(lines);
    assertThat(failed() - before).isLessThan(1.8 * lines);
    assertThat(rest(unread).lines()).hasSize(lines);
    assertThat(failed() - before).isEqualTo(2 * lines);
  }

  @Test
  void onlyWhoMayWriteImports() {
    Buffer body = text(line("forbidden").encode());
    var reader = new Principal("token:reader", Set.of());
    assertThat(port.post(PATH, reader, body).status()).isEqualTo(403);
    assertThat(
            done(port.anonymous(HttpMethod.POST, PATH)
                    .compose(request -> InternalPort.answer(request.send(body))))
                .status())
        .isEqualTo(401);
    assertThat(column("SELECT slug FROM %s.report WHERE slug = 'forbidden'")).isEmpty();
  }

  private static JsonObject line(String slug) {
    return new JsonObject()
        .put("slug", slug)
        .put("status", "draft")
        .put("author", "An Nguyễn")
        .put("tags", new JsonArray().add("gold").add("weekly"))
        .put(
            "texts",
            new JsonObject()
                .put(
                    "en",
                    new JsonObject()
                        .put("title", "Giá vàng")
                        .put("summary", "Up.")
                        .put("body", "# Up\n\nGold went **up**.")));
  }

  private static JsonObject withBody(String slug, String body) {
    JsonObject line = line(slug);
    line.getJsonObject("texts").getJsonObject("en").put("body", body);
    return line;
  }

  private static Buffer text(String line) {
    return Buffer.buffer(line).appendString("\n");
  }

  private static List<String> answers(JsonObject... lines) {
    Buffer body =
        Buffer.buffer(Stream.of(lines).map(JsonObject::encode).collect(Collectors.joining("\n")));
    return imported(body)
        .map(
            answer ->
                Stream.of("line", "slug", "status", "revision")
                    .map(answer::getValue)
                    .map(String::valueOf)
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private static Stream<String> statuses(Buffer body) {
    return imported(body).map(answer -> answer.getString("status"));
  }

  private static Stream<JsonObject> imported(Buffer body) {
    InternalPort.Answer answer = port.post(PATH, Examples.ANALYST, body);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.head().getHeader("content-type")).isEqualTo("application/x-ndjson");
    return answer.body().toString().lines().map(JsonObject::new);
  }

  private static Buffer export() {
    return port.get(PATH + "?all=true", Examples.ANALYST).body();
  }

  private static List<JsonObject> withoutCounts(Buffer exported) {
    List<JsonObject> lines = exported.toString().lines().map(JsonObject::new).toList();
    lines.forEach(line -> line.remove("revision"));
    lines.forEach(line -> line.remove("updatedAt"));
    return lines;
  }

  private static HttpClientRequest started() {
    return done(
        port.request(HttpMethod.POST, PATH, Examples.ANALYST)
            .map(request -> request.setChunked(true)));
  }

  private static double failed() {
    var counter =
        port.node().meters().find("bulletin.reports.imported").tag("status", "failed").counter();
    return counter == null ? 0 : counter.count();
  }

  private static List<String> written() {
    return List.of(
        column("SELECT count(*) FROM %s.report_revision").get(0),
        column("SELECT count(*) FROM %s.report_change").get(0),
        column("SELECT max(updated_at) FROM %s.report").get(0));
  }

  private static List<String> column(String sql) {
    return postgres.query(sql.formatted(role));
  }

  private static ReportView find(String slug, boolean drafts) {
    return done(port.node()
            .bus()
            .ask(Patient.call(ReportContract.FIND), new FindReport(slug, Language.EN, drafts)))
        .report();
  }
}
