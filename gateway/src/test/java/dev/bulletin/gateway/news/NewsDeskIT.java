package dev.bulletin.gateway.news;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.contract.dashboard.SeriesPage;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.report.FindManuscript;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportSurvey;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.SurveyedReport;
import dev.bulletin.gateway.alert.AlertDraft;
import dev.bulletin.gateway.alert.AlertKind;
import dev.bulletin.gateway.alert.PgAlerts;
import dev.bulletin.gateway.delivery.EventType;
import dev.bulletin.gateway.delivery.Outbox;
import dev.bulletin.gateway.hook.HookDraft;
import dev.bulletin.gateway.hook.PgHooks;
import dev.bulletin.gateway.page.Site;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is heard is written to be told, once, also when nobody has listened for a while. */
@ExtendWith(Servers.class)
class NewsDeskIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration PERIOD = Duration.ofMillis(20);
  private static final String SERIES = "BTC-USDT.price";

  private static Node node;
  private static Database database;
  private static String schema;
  private static PostgresServer postgres;
  private static final List<SurveyedReport> survey = new CopyOnWriteArrayList<>();
  private static final List<Figure> figures = new CopyOnWriteArrayList<>();
  private static final List<RoomMessage> told = new CopyOnWriteArrayList<>();

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final List<String> desks = new ArrayList<>();
  private PgAlerts alerts;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) throws Exception {
    postgres = server;
    schema = access.user();
    node = Node.start(Nodes.alone()).await(60, SECONDS);
    PgConfig config = ConfigReader.read(access.settings(), PgConfig::read);
    Migrations.run(node.vertx(), config, "gateway").await(60, SECONDS);
    database = Database.open(node, "gateway", config, /* setAside= */ 2).await(60, SECONDS);
    Provenance fresh = Provenance.fresh("1", Set.of(), Instant.EPOCH);
    var bus = node.bus();
    bus.answer(
            ReportContract.SURVEY,
            question -> Future.succeededFuture(new ReportSurvey(fresh, survey, null)))
        .await();
    bus.answer(ReportContract.FIND_MANUSCRIPT, NewsDeskIT::manuscript).await();
    bus.answer(
            DashboardContract.LIST_SERIES,
            question -> Future.succeededFuture(new SeriesPage(fresh, figures, null)))
        .await();
    bus.subscribe(RealtimeContract.PUBLISH, messages -> told.addAll(messages.messages())).await();
    node.announcer().serve(ReportContract.SERVICE);
    node.announcer().serve(DashboardContract.SERVICE);
  }

  @AfterAll
  static void stop() {
    node.stop();
  }

  @BeforeEach
  void empty() throws Exception {
    survey.clear();
    figures.clear();
    told.clear();
    postgres.execute(
        "TRUNCATE %1$s.hook, %1$s.hook_event, %1$s.hook_report, %1$s.alert_rule CASCADE"
            .formatted(schema));
    postgres.execute(
        "UPDATE %s.hook_news SET since = '%s'".formatted(schema, now.minusSeconds(600)));
    var all =
        HookDraft.of(
            "all", "http://127.0.0.1:1/", List.of(EventType.values()), true, /* insecure= */ true);
    new PgHooks(database).create(all).await(60, SECONDS);
    alerts = new PgAlerts(database, new Outbox(database), node.clock());
  }

  @AfterEach
  void close() throws Exception {
    for (String desk : desks) {
      node.vertx().undeploy(desk).await(60, SECONDS);
    }
  }

  private String open() throws Exception {
    var site = new Site("https://bulletin.example");
    String desk =
        node.vertx()
            .deployVerticle(NewsDesk.of(node, database, new Outbox(database), site, PERIOD))
            .await(60, SECONDS);
    desks.add(desk);
    return desk;
  }

  private void close(String desk) throws Exception {
    node.vertx().undeploy(desk).await(60, SECONDS);
    desks.remove(desk);
  }

  private static Future<Manuscript> manuscript(FindManuscript question) {
    SurveyedReport report =
        survey.stream().filter(one -> one.slug().equals(question.slug())).findFirst().orElseThrow();
    return Future.succeededFuture(
        new Manuscript(
            Provenance.fresh("1", Set.of(), Instant.EPOCH),
            report.slug(),
            report.revision(),
            report.status(),
            "Lan",
            List.of("rates"),
            Map.of(Language.VI, new ReportText("Tuần tới", "", "x")),
            Instant.EPOCH,
            report.updatedAt(),
            null,
            report.publishedAt(),
            List.of()));
  }

  private static List<String> events() {
    return postgres.query(
        "SELECT type FROM %s.hook_event ORDER BY created_at, key".formatted(schema));
  }

  private static JsonObject data(String type) {
    String body =
        postgres
            .query("SELECT body FROM %s.hook_event WHERE type = ?".formatted(schema), type)
            .get(0);
    return new JsonObject(body).getJsonObject("data");
  }

  private static void untilEvents(String... types) {
    Eventually.that(LIMIT, () -> assertThat(events()).containsExactlyInAnyOrder(types));
  }

  private ReportChanged change(int revision, ReportStatus status, Instant at) {
    var line =
        new ReportSummary(
            "id", "outlook", Language.EN, "Outlook", "", List.of("rates"), "Lan", 1, now, at);
    return new ReportChanged(
        "c" + revision,
        "outlook",
        revision,
        status,
        at,
        Set.of(),
        status == ReportStatus.PUBLISHED ? List.of(line) : List.of());
  }

  private static void hear(ReportChanged change) {
    node.bus().publish(ReportContract.CHANGED, change);
  }

  /** Until whoever is to lead does, so that it hears what is told. */
  private void untilHeard(ReportChanged change) {
    Eventually.that(
        LIMIT,
        () -> {
          hear(change);
          assertThat(events()).isNotEmpty();
        });
  }

  private void samples(String value, Instant at) {
    var sample = new Sample(SERIES, new BigDecimal(value), at, "binance");
    node.bus().publish(DashboardContract.SAMPLES, new Samples(1, List.of(sample)));
  }

  private void rule(String name, AlertKind kind, String subject, String threshold, int seconds)
      throws Exception {
    var limit = threshold.isEmpty() ? null : new BigDecimal(threshold);
    var draft = AlertDraft.of(name, kind, subject, limit, null, seconds, true);
    alerts.create(draft).await(60, SECONDS);
  }

  @Test
  void writesOfAReportWhatHappensToIt() throws Exception {
    rule("rates", AlertKind.REPORT, "rates", "", 0);
    rule("other", AlertKind.REPORT, "bonds", "", 0);
    open();
    untilHeard(change(1, ReportStatus.PUBLISHED, now));
    untilEvents("report.published", "alert.raised");
    assertThat(data("report.published"))
        .isEqualTo(
            new JsonObject()
                .put("slug", "outlook")
                .put("revision", 1)
                .put("status", "published")
                .put("at", now.toString())
                .put("titles", new JsonObject().put("en", "Outlook"))
                .put("tags", new JsonArray().add("rates"))
                .put(
                    "links",
                    new JsonObject().put("en", "https://bulletin.example/en/reports/outlook")));
    assertThat(data("alert.raised").getString("alert")).isEqualTo("rates");
    assertThat(data("alert.raised").getString("report")).isEqualTo("outlook");
    hear(change(2, ReportStatus.PUBLISHED, now.plusSeconds(1)));
    hear(change(2, ReportStatus.PUBLISHED, now.plusSeconds(1)));
    hear(change(1, ReportStatus.PUBLISHED, now));
    hear(change(3, ReportStatus.WITHDRAWN, now.plusSeconds(2)));
    untilEvents("report.published", "alert.raised", "report.revised", "report.withdrawn");
  }

  @Test
  void writesEachOfManyChangesThatComeAtOneMoment() throws Exception {
    open();
    untilHeard(change(1, ReportStatus.PUBLISHED, now));
    untilEvents("report.published");
    List<String> expected = new ArrayList<>(List.of("report.published"));
    for (int revision = 2; revision <= 60; revision++) {
      hear(change(revision, ReportStatus.PUBLISHED, now.plusSeconds(revision)));
      expected.add("report.revised");
    }
    untilEvents(expected.toArray(String[]::new));
  }

  @Test
  void looksAfterWhatNobodyHasHeard() throws Exception {
    var titles = Map.of(Language.VI, "Tuần tới");
    survey.add(report("new", ReportStatus.PUBLISHED, titles, now));
    survey.add(report("draft", ReportStatus.DRAFT, titles, now));
    survey.add(report("old", ReportStatus.PUBLISHED, titles, now.minusSeconds(10_000)));
    open();
    untilEvents("report.published");
    assertThat(data("report.published").getString("slug")).isEqualTo("new");
    assertThat(data("report.published").getJsonArray("tags")).containsExactly("rates");
  }

  private static SurveyedReport report(
      String slug, ReportStatus status, Map<Language, String> titles, Instant at) {
    return new SurveyedReport(slug, 2, status, "Lan", titles, at, null, at);
  }

  @Test
  void writesOnceWhatTwoHearAndWhatOneHearsAfterTheOther() throws Exception {
    String first = open();
    String second = open();
    untilHeard(change(1, ReportStatus.PUBLISHED, now));
    survey.add(report("outlook", ReportStatus.PUBLISHED, Map.of(), now));
    survey.add(report("later", ReportStatus.PUBLISHED, Map.of(), now.plusSeconds(3)));
    close(first);
    close(second);
    open();
    untilEvents("report.published", "report.published");
    assertThat(
            postgres.query("SELECT count(DISTINCT id)::text FROM %s.hook_event".formatted(schema)))
        .containsExactly("2");
  }

  @Test
  void raisesARuleOnceAndForgetsItNotWhenAnotherLeads() throws Exception {
    rule("high", AlertKind.ABOVE, SERIES, "100", 0);
    String first = open();
    Eventually.that(
        LIMIT,
        () -> {
          samples("101", now);
          assertThat(events()).containsExactly("alert.raised");
        });
    assertThat(data("alert.raised").getString("value")).isEqualTo("101");
    assertThat(alerts.find("high").await(60, SECONDS).raised()).isTrue();
    close(first);
    figures.add(
        new Figure(SERIES, new BigDecimal("102"), now.plusSeconds(5), "binance", false, now));
    rule("higher", AlertKind.ABOVE, SERIES, "101.5", 0);
    open();
    untilEvents("alert.raised", "alert.raised");
    samples("99", now.plusSeconds(10));
    untilEvents("alert.raised", "alert.raised", "alert.cleared", "alert.cleared");
    assertThat(told).extracting(RoomMessage::room).containsOnly("alerts");
    assertThat(told).hasSize(4);
  }

  @Test
  void waitsUntilValuesHaveStayedBeyondTheThreshold() throws Exception {
    rule("high", AlertKind.ABOVE, SERIES, "100", 60);
    open();
    Eventually.that(
        LIMIT,
        () -> {
          samples("101", now);
          assertThat(postgres.query("SELECT crossed_at::text FROM %s.alert_rule".formatted(schema)))
              .doesNotContainNull();
        });
    assertThat(events()).isEmpty();
    samples("101", now.plusSeconds(60));
    untilEvents("alert.raised");
  }

  @Test
  void tellsWhenASourceFallsSilentAndWhenItIsBack() throws Exception {
    figures.add(
        new Figure(SERIES, new BigDecimal("102"), now.minusSeconds(500), "binance", false, now));
    rule("quiet", AlertKind.SOURCE, "binance", "", 300);
    open();
    untilEvents("source.stale");
    assertThat(data("source.stale").getString("at")).isEqualTo(now.minusSeconds(500).toString());
    samples("103", now);
    untilEvents("source.stale", "source.fresh");
  }

  @Test
  void clearsARuleThatIsChangedWhileItIsRaised() throws Exception {
    rule("high", AlertKind.ABOVE, SERIES, "100", 0);
    figures.add(new Figure(SERIES, new BigDecimal("102"), now, "binance", false, now));
    String desk = open();
    untilEvents("alert.raised");
    close(desk);
    alerts.delete("high", 1).await(60, SECONDS);
    untilEvents("alert.raised", "alert.cleared");
    assertThat(data("alert.cleared").getString("reason")).isEqualTo("rule");
  }
}
