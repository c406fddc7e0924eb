package dev.bulletin.report.transfer;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.FindManuscript;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.contract.report.ScheduleReport;
import dev.bulletin.report.Examples;
import dev.bulletin.report.InternalPort;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Patient;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an export gives is taken by a service that has nothing yet; the test is the dashboards. */
@ExtendWith(Servers.class)
class RoundTripIT {
  private static final String PATH = "/reports.ndjson";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String CHART =
      """
      ```chart
      type: line
      title: Bitcoin
      series: BTC-USDT.price
      range: 7d
      ```
      """;

  private static PostgresServer postgres;
  private static String role;
  private static InternalPort port;
  private static volatile String price;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) {
    postgres = server;
    role = access.user();
    port = InternalPort.open(access);
    done(port.node().bus().answer(DashboardContract.READ_SERIES, RoundTripIT::history));
    port.node().announcer().serve(DashboardContract.SERVICE);
    Eventually.that(
        SOON,
        () -> assertThat(port.node().directory().instances(DashboardContract.SERVICE)).hasSize(1));
  }

  private static Future<SeriesHistory> history(ReadSeries question) {
    return price.isEmpty()
        ? Future.failedFuture(ServiceException.unavailable("the test is away"))
        : Future.succeededFuture(
            new SeriesHistory(
                Provenance.fresh("v", Set.of(), question.to()),
                question.series(),
                List.of(new SeriesPoint(question.from(), new BigDecimal(price)))));
  }

  @BeforeEach
  void dashboardsAnswer() {
    price = "4712.50";
  }

  @AfterEach
  void forget() {
    forgetAll();
  }

  /**
   * The service has these tables in hand too; PostgreSQL may let either of two who wait give in.
   */
  private static void forgetAll() {
    Eventually.that(SOON, () -> postgres.execute("TRUNCATE %s.report CASCADE".formatted(role)));
  }

  @AfterAll
  static void stop() {
    port.close();
  }

  @Test
  void aBodyOfHtmlStaysHtml() {
    create("html", new ReportText("T", "s", "<p>Up <b>again</b>.</p>", BodyFormat.HTML));
    String html = find("html").html();
    assertThat(html).isEqualTo("<p>Up <b>again</b>.</p>");
    assertThat(takenElsewhere()).containsExactly("html created 1");
    assertThat(find("html").html()).isEqualTo(html);
    assertThat(manuscript("html").texts().get(Language.EN).format()).isEqualTo(BodyFormat.HTML);
  }

  @Test
  void theNumbersOfChartsStayAsReadersGotThem() {
    create("frozen", new ReportText("T", "s", CHART));
    publish("frozen", 1);
    price = "1.00";
    Buffer exported = export();
    assertThat(takenElsewhere()).containsExactly("frozen created 1");
    assertThat(find("frozen").html()).contains("4,712.5").doesNotContain("still moving");
    assertThat(answers(exported)).containsExactly("frozen unchanged 1");
    assertThat(withoutCounts(export())).isEqualTo(withoutCounts(exported));
  }

  @Test
  void numbersThatALineBringsReplaceThoseThatAreKept() {
    create("replaced", new ReportText("T", "s", CHART));
    publish("replaced", 1);
    JsonObject line = new JsonObject(export().toString());
    point(line).put("value", 17);
    assertThat(answers(line)).containsExactly("replaced updated 3");
    assertThat(column("SELECT data::text FROM %s.report_chart").get(0)).contains("\"value\": 17");
    assertThat(answers(line)).containsExactly("replaced unchanged 3");
  }

  @Test
  void whatAPublishedLineLacksIsAskedForOnce() {
    JsonObject line = published("lacking", CHART);
    assertThat(answers(line)).containsExactly("lacking created 1");
    assertThat(find("lacking").html()).contains("4,712.5").doesNotContain("still moving");
    price = "";
    assertThat(answers(line)).containsExactly("lacking unchanged 1");
  }

  @Test
  void aPublishedLineWhoseNumbersNobodyHasIsRefused() {
    price = "";
    assertThat(answers(published("away", CHART)))
        .containsExactly("away UNAVAILABLE the test is away");
    assertThat(column("SELECT slug FROM %s.report")).isEmpty();
  }

  @Test
  void aLineThatIsNotPublishedNeedsNoNumbersAndHasNone() {
    price = "";
    assertThat(answers(published("draft", CHART).put("status", "draft")))
        .containsExactly("draft created 1");
    JsonObject line = published("early", CHART);
    line.put("status", "draft").put("charts", new JsonArray().add(series("k")));
    assertThat(answers(line))
        .containsExactly("early INVALID_REQUEST charts: only a report that was published has them");
  }

  @Test
  void brokenNumbersAreRefusedByName() {
    JsonObject long1 = published("a", "x").put("charts", new JsonArray().add(series("k")));
    point(long1).put("value", new BigDecimal("1e300"));
    assertThat(answers(long1))
        .containsExactly(
            "a INVALID_REQUEST charts[0].points: expected numbers of at most 40 digits");
    JsonObject twice =
        published("a", "x").put("charts", new JsonArray().add(series("k")).add(series("k")));
    assertThat(answers(twice)).containsExactly("a INVALID_REQUEST charts[1].key: given twice");
    JsonObject empty = published("a", "x").put("charts", new JsonArray().add(series("k")));
    empty.getJsonArray("charts").getJsonObject(0).put("points", new JsonArray());
    assertThat(answers(empty))
        .containsExactly("a INVALID_REQUEST charts[0].points: expected 1 to 2,000");
  }

  @Test
  void formerAddressesLeadToTheReportAgain() {
    create("first", Examples.ENGLISH);
    publish("first", 1);
    move("first", 2, "second");
    move("second", 3, "third");
    Buffer exported = export();
    String id = find("third").id();
    assertThat(takenElsewhere()).containsExactly("third created 1");
    assertThat(manuscript("third").formerSlugs()).containsExactlyInAnyOrder("first", "second");
    assertThat(find("first").slug()).isEqualTo("third");
    assertThat(find("second").id()).isEqualTo(id);
    assertThat(answers(exported)).containsExactly("third unchanged 1");
  }

  @Test
  void addressesThatAreNewAreAddedAndNoneIsLost() {
    create("now", Examples.ENGLISH);
    publish("now", 1);
    move("now", 2, "later");
    JsonObject line = new JsonObject(export().toString());
    line.put("formerSlugs", new JsonArray().add("before"));
    assertThat(answers(line)).containsExactly("later updated 4");
    assertThat(manuscript("later").formerSlugs()).containsExactlyInAnyOrder("now", "before");
    assertThat(answers(line)).containsExactly("later unchanged 4");
  }

  @Test
  void aLineCannotTakeWhatAnotherReportHasOrHasLeft() {
    create("owner", Examples.ENGLISH);
    move("owner", 1, "owner-moved");
    assertThat(answers(published("owner", "x")))
        .containsExactly(
            "owner CONFLICT the slug owner leads to report owner-moved, which had it before");
    for (String slug : List.of("owner", "owner-moved")) {
      JsonObject line = published("taker", "x").put("formerSlugs", new JsonArray().add(slug));
      assertThat(answers(line))
          .singleElement()
          .asString()
          .startsWith("taker CONFLICT the slug " + slug);
    }
    assertThat(column("SELECT slug FROM %s.report")).containsExactly("owner-moved");
  }

  @Test
  void addressesThatAreNoneAreRefusedByName() {
    JsonObject line = published("a", "x").put("formerSlugs", new JsonArray().add("b").add("Not"));
    assertThat(answers(line))
        .singleElement()
        .asString()
        .startsWith("a INVALID_REQUEST formerSlugs[1]: expected lower-case");
    assertThat(answers(line.put("formerSlugs", new JsonArray().add("a"))))
        .containsExactly("a INVALID_REQUEST formerSlugs: has the slug itself");
    assertThat(answers(published("search", "x")))
        .containsExactly("search INVALID_REQUEST slug: an address of the API, choose another");
  }

  @Test
  void aCopyUnderAnotherAddressHasANameOfItsOwn() {
    create("original", Examples.ENGLISH);
    JsonObject line = new JsonObject(export().toString()).put("slug", "copy");
    assertThat(answers(line)).containsExactly("copy created 1");
    assertThat(find("copy").id()).isNotEqualTo(find("original").id());
  }

  @Test
  void aScheduledLineIsPublishedAtItsTimeAndStaysSo() {
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    create("waiting", Examples.ENGLISH);
    ask(new ScheduleReport(Examples.ANALYST, "waiting", 1, tomorrow));
    JsonObject line = new JsonObject(export().toString());
    assertThat(line.getString("status")).isEqualTo("scheduled");
    forgetAll();
    Instant at = Instant.now().plusSeconds(1);
    line.put("publishAt", at.toString());
    assertThat(answers(line)).containsExactly("waiting created 1");
    Eventually.that(
        SOON, () -> assertThat(manuscript("waiting").status()).isEqualTo(ReportStatus.PUBLISHED));
    assertThat(manuscript("waiting").publishedAt()).isAfterOrEqualTo(at.minusMillis(1));
    assertThat(answers(line)).containsExactly("waiting unchanged 2");
  }

  private static List<String> takenElsewhere() {
    Buffer exported = export();
    forgetAll();
    return answers(exported);
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

  private static List<String> answers(JsonObject line) {
    return answers(Buffer.buffer(line.encode()));
  }

  private static List<String> answers(Buffer body) {
    return port.post(PATH, Examples.ANALYST, body)
        .body()
        .toString()
        .lines()
        .map(JsonObject::new)
        .map(RoundTripIT::told)
        .toList();
  }

  private static String told(JsonObject answer) {
    String slug = answer.getString("slug") + " ";
    return answer.containsKey("code")
        ? slug + answer.getString("code") + " " + answer.getString("detail")
        : slug + answer.getString("status") + " " + answer.getInteger("revision");
  }

  private static JsonObject published(String slug, String body) {
    JsonObject text = new JsonObject().put("title", "T").put("summary", "").put("body", body);
    return new JsonObject()
        .put("slug", slug)
        .put("status", "published")
        .put("author", "An")
        .put("tags", new JsonArray())
        .put("texts", new JsonObject().put("en", text));
  }

  private static JsonObject series(String key) {
    return new JsonObject()
        .put("key", key)
        .put("series", "BTC-USDT.price")
        .put("from", "2026-11-01T00:00:00Z")
        .put("to", "2026-11-02T00:00:00Z")
        .put(
            "points",
            new JsonArray()
                .add(new JsonObject().put("at", "2026-11-01T00:00:00Z").put("value", 5)));
  }

  private static JsonObject point(JsonObject line) {
    return line.getJsonArray("charts").getJsonObject(0).getJsonArray("points").getJsonObject(0);
  }

  private static void create(String slug, ReportText text) {
    var command =
        new CreateReport(Examples.ANALYST, slug, "An", List.of(), Map.of(Language.EN, text));
    done(port.node().bus().ask(Patient.call(ReportContract.CREATE), command));
  }

  private static void publish(String slug, int revision) {
    done(
        port.node()
            .bus()
            .ask(Patient.call(ReportContract.PUBLISH), Examples.publish(slug, revision)));
  }

  private static void move(String slug, int revision, String newSlug) {
    var command = new MoveReport(Examples.ANALYST, slug, revision, newSlug);
    done(port.node().bus().ask(Patient.call(ReportContract.MOVE), command));
  }

  private static void ask(ScheduleReport command) {
    done(port.node().bus().ask(Patient.call(ReportContract.SCHEDULE), command));
  }

  private static ReportView find(String slug) {
    return done(port.node()
            .bus()
            .ask(Patient.call(ReportContract.FIND), new FindReport(slug, Language.EN, true)))
        .report();
  }

  private static Manuscript manuscript(String slug) {
    return done(
        port.node()
            .bus()
            .ask(Patient.call(ReportContract.FIND_MANUSCRIPT), new FindManuscript(slug)));
  }

  private static List<String> column(String sql) {
    return postgres.query(sql.formatted(role));
  }
}
