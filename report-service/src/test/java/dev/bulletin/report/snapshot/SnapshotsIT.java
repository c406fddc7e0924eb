package dev.bulletin.report.snapshot;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.contract.report.DeleteSnapshotPlan;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListSnapshotPlans;
import dev.bulletin.contract.report.PlannedSnapshot;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.SaveSnapshotPlan;
import dev.bulletin.contract.report.SnapshotPlan;
import dev.bulletin.contract.report.SnapshotPlanWritten;
import dev.bulletin.contract.report.SnapshotPlans;
import dev.bulletin.contract.report.TakeSnapshot;
import dev.bulletin.report.Examples;
import dev.bulletin.report.ReportServiceMain;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Patient;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole service on a node, asked over the bus; what answers for dashboards is the test. */
@ExtendWith(Servers.class)
class SnapshotsIT {
  /** Half a day and half an hour from now, so that nothing is due while a test runs. */
  private static final ZonedDateTime FAR =
      ZonedDateTime.now(ZoneId.of("Asia/Ho_Chi_Minh")).plusHours(12).plusMinutes(30);

  private static final SnapshotPlan DAILY =
      new SnapshotPlan(
          "daily", "crypto", "0 %d * * *".formatted(FAR.getHour()), "Asia/Ho_Chi_Minh", true);
  private static final Function<SummarizeDashboard, Future<DashboardSummary>> FRESH =
      question -> Future.succeededFuture(CryptoDashboard.at(Instant.now()).summary());
  private static final Function<ReadSeries, Future<SeriesHistory>> TWO_POINTS =
      SnapshotsIT::twoPoints;

  private static final ConcurrentLinkedQueue<ReadSeries> asked = new ConcurrentLinkedQueue<>();
  private static volatile Function<SummarizeDashboard, Future<DashboardSummary>> summaries = FRESH;
  private static volatile Function<ReadSeries, Future<SeriesHistory>> histories = TWO_POINTS;
  private static PostgresServer postgres;
  private static String schema;
  private static Node node;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) {
    postgres = server;
    schema = access.user();
    node = done(Node.start(Nodes.alone()));
    done(node.bus().answer(DashboardContract.SUMMARIZE, question -> summaries.apply(question)));
    done(node.bus().answer(DashboardContract.READ_SERIES, SnapshotsIT::history));
    node.announcer().serve(DashboardContract.SERVICE);
    done(
        ReportServiceMain.SERVICE.startOn(
            node, Examples.config(access, /* announcePeriod= */ Duration.ofHours(1))));
    Eventually.that(
        Duration.ofSeconds(60),
        () -> {
          assertThat(node.directory().instances(ReportContract.SERVICE)).hasSize(1);
          assertThat(node.directory().instances(DashboardContract.SERVICE)).hasSize(1);
        });
    // Until what a read needs is loaded, which has half a second only.
    Eventually.that(Duration.ofSeconds(60), () -> assertThat(plans().plans()).isEmpty());
  }

  @AfterAll
  static void stop() {
    node.stop();
  }

  @AfterEach
  void answerAgain() {
    summaries = FRESH;
    histories = TWO_POINTS;
    // The service has these tables in hand too, and PostgreSQL may let either of two who wait give
    // in.
    Eventually.that(
        Duration.ofSeconds(60),
        () ->
            postgres.execute("TRUNCATE %1$s.report, %1$s.snapshot_plan CASCADE".formatted(schema)));
  }

  private static Future<SeriesHistory> history(ReadSeries question) {
    asked.add(question);
    return histories.apply(question);
  }

  private static Future<SeriesHistory> twoPoints(ReadSeries question) {
    List<SeriesPoint> points =
        List.of(
            new SeriesPoint(question.from(), new BigDecimal("1.5")),
            new SeriesPoint(question.to().minusSeconds(1), new BigDecimal("2.5")));
    return Future.succeededFuture(
        new SeriesHistory(
            Provenance.fresh("v", Set.of(), question.to()), question.series(), points));
  }

  @Test
  void makesADraftInBothLanguagesWithATableAndAChartOfEachFigure() {
    ReportWritten written = done(take("crypto"));
    assertThat(written.status()).isEqualTo(ReportStatus.DRAFT);
    assertThat(written.slug()).matches("crypto-\\d{4}-\\d{2}-\\d{2}-\\d{4}");
    ReportView english = find(written.slug(), Language.EN);
    assertThat(english.title()).startsWith("Crypto market, ").endsWith(" UTC");
    assertThat(english.tags()).containsExactly("crypto", "snapshot");
    assertThat(english.author()).isEqualTo("analyst");
    assertThat(english.body().split("```chart", -1)).hasSize(4);
    assertThat(english.html()).contains("<table>", "Bitcoin", "missing: its source");
    assertThat(find(written.slug(), Language.VI).title()).startsWith("Thị trường tiền mã hóa, ");
  }

  @Test
  void asksForTheLastDayOfEachFigure() {
    asked.clear();
    done(take("crypto"));
    assertThat(asked)
        .extracting(ReadSeries::series)
        .containsExactlyInAnyOrder("BTC.price", "ETH.price", "XRP.price");
    assertThat(asked)
        .allMatch(
            question ->
                Duration.between(question.from(), question.to()).equals(Duration.ofDays(1)));
  }

  @Test
  void staysAsItIsWhenTheDashboardMovesOn() {
    String slug = done(take("crypto")).slug();
    ReportView before = find(slug, Language.EN);
    summaries = question -> Future.succeededFuture(CryptoDashboard.simulated().summary());
    histories = question -> Future.failedFuture(ServiceException.unavailable("away"));
    assertThat(find(slug, Language.EN)).isEqualTo(before);
  }

  @Test
  void findsAnotherSlugForEachOfOneMinute() {
    List<String> slugs =
        List.of(
            done(take("crypto")).slug(), done(take("crypto")).slug(), done(take("crypto")).slug());
    assertThat(slugs).doesNotHaveDuplicates();
  }

  @Test
  void makesOneHoweverOftenItIsAskedForWithOneKey() {
    var command =
        new TakeSnapshot(Examples.ANALYST, "crypto", new CommandKey("snapshot", "digest of it"));
    ReportWritten first = done(node.bus().ask(Patient.call(ReportContract.SNAPSHOT), command));
    assertThat(done(node.bus().ask(Patient.call(ReportContract.SNAPSHOT), command)))
        .isEqualTo(first);
    summaries = question -> Future.failedFuture(ServiceException.unavailable("no figures"));
    assertThat(done(node.bus().ask(Patient.call(ReportContract.SNAPSHOT), command)))
        .isEqualTo(first);
    assertThat(reports()).containsExactly("draft 1");
  }

  /** Its first slug is one that another snapshot of the minute has. */
  @Test
  void makesOneWithOneKeyUnderAnotherSlugToo() {
    done(take("crypto"));
    var command =
        new TakeSnapshot(Examples.ANALYST, "crypto", new CommandKey("second", "digest of it"));
    ReportWritten first = done(node.bus().ask(Patient.call(ReportContract.SNAPSHOT), command));
    assertThat(done(node.bus().ask(Patient.call(ReportContract.SNAPSHOT), command)))
        .isEqualTo(first);
    assertThat(reports()).containsExactly("draft 1", "draft 1");
  }

  @Test
  void makesNothingWhileTheDashboardsAreAway() {
    summaries = question -> Future.failedFuture(ServiceException.unavailable("no figures"));
    assertFails(take("crypto"), ErrorCode.UNAVAILABLE, "no figures");
    assertThat(reports()).isEmpty();
  }

  @Test
  void makesNothingWhenAHistoryIsAway() {
    histories =
        question ->
            question.series().equals("ETH.price")
                ? Promise.<SeriesHistory>promise().future()
                : twoPoints(question);
    assertFails(take("crypto"), ErrorCode.UNAVAILABLE, "");
    assertThat(reports()).isEmpty();
  }

  @Test
  void waitsNoLongerThanItsLimit() {
    asked.clear();
    histories = question -> Promise.<SeriesHistory>promise().future();
    var dashboards = new BusDashboards(node.bus(), node.clock(), Duration.ofMillis(100));
    assertFails(
        dashboards.read("crypto"),
        ErrorCode.UNAVAILABLE,
        "the dashboards do not answer at present");
    // What is still on its way must not come into another test.
    Eventually.that(Duration.ofSeconds(60), () -> assertThat(asked).hasSize(3));
  }

  @Test
  void knowsNoOtherDashboard() {
    summaries = question -> Future.failedFuture(ServiceException.notFound("dashboard", "stocks"));
    assertFails(take("stocks"), ErrorCode.NOT_FOUND, "no dashboard stocks");
    assertThat(reports()).isEmpty();
  }

  @Test
  void keepsPlansAndTellsWhenTheyAreDue() {
    SnapshotPlanWritten written = done(save(DAILY));
    assertThat(written.name()).isEqualTo("daily");
    assertThat(written.nextAt())
        .isAfter(Instant.now())
        .asString()
        .endsWith(hourOf(FAR) + ":00:00Z");
    String cron = "%d * * * *".formatted(FAR.getMinute());
    SnapshotPlan hourly = new SnapshotPlan("daily", "crypto", cron, "UTC", false);
    done(save(hourly));
    done(
        save(
            new SnapshotPlan(
                "another", "crypto", "%d 0 1 * *".formatted(FAR.getMinute()), "UTC", false)));
    SnapshotPlans plans = plans();
    assertThat(plans.plans())
        .extracting(planned -> planned.plan().name())
        .containsExactly("another", "daily");
    PlannedSnapshot daily = plans.plans().get(1);
    assertThat(daily.plan()).isEqualTo(hourly);
    assertThat(daily.nextAt()).asString().endsWith(":%02d:00Z".formatted(FAR.getMinute()));
    assertThat(daily.lastAt()).isNull();
    assertThat(plans().provenance().version()).isEqualTo(plans.provenance().version());
  }

  private static String hourOf(ZonedDateTime time) {
    return "T%02d".formatted(time.withZoneSameInstant(ZoneOffset.UTC).getHour());
  }

  @Test
  void endsAPlan() {
    done(save(DAILY));
    assertThat(done(delete("daily")).nextAt()).isNull();
    assertThat(plans().plans()).isEmpty();
    assertFails(delete("daily"), ErrorCode.NOT_FOUND, "no plan daily");
  }

  @Test
  void refusesAPlanThatCannotBeKeptNamingTheField() {
    assertRefused(new SnapshotPlan("Daily!", "crypto", "0 7 * * *", "UTC", true), "name: ");
    assertRefused(new SnapshotPlan("daily", "a b", "0 7 * * *", "UTC", true), "dashboard: ");
    assertRefused(new SnapshotPlan("daily", "crypto", "0 7 * *", "UTC", true), "cron: expected");
    assertRefused(
        new SnapshotPlan("daily", "crypto", "0 25 * * *", "UTC", true),
        "cron: hour 25: 25 is not in 0 to 23");
    assertRefused(
        new SnapshotPlan("daily", "crypto", "0 0 31 2 *", "UTC", true),
        "cron: there is no such time");
    assertRefused(new SnapshotPlan("daily", "crypto", "0 7 * * *", "Mars", true), "zone: ");
    assertThat(plans().plans()).isEmpty();
  }

  private static void assertRefused(SnapshotPlan plan, String detail) {
    assertFails(save(plan), ErrorCode.INVALID_REQUEST, detail);
  }

  @Test
  void whoMayNotWriteChangesNothing() {
    var reader = new Principal("token:reader", Set.of("dashboards:write"));
    asked.clear();
    done(save(DAILY));
    assertForbidden(
        node.bus().ask(Patient.call(ReportContract.SNAPSHOT), new TakeSnapshot(reader, "crypto")));
    assertForbidden(
        node.bus()
            .ask(
                Patient.call(ReportContract.SAVE_SNAPSHOT_PLAN),
                new SaveSnapshotPlan(reader, DAILY)));
    assertForbidden(
        node.bus()
            .ask(
                Patient.call(ReportContract.DELETE_SNAPSHOT_PLAN),
                new DeleteSnapshotPlan(reader, "daily")));
    assertThat(reports()).isEmpty();
    assertThat(plans().plans()).hasSize(1);
    assertThat(asked).isEmpty();
  }

  private static void assertForbidden(Future<?> answer) {
    assertFails(answer, ErrorCode.FORBIDDEN, "needs the scope reports:write");
  }

  @Test
  void looksForWhatIsDueByItselfAndPublishesIt() {
    done(save(DAILY));
    postgres.execute(
        "UPDATE %s.snapshot_plan SET next_at = now() - interval '2 days'".formatted(schema));
    Eventually.that(
        Duration.ofSeconds(60), () -> assertThat(reports()).containsExactly("published 2"));
    PlannedSnapshot made = plans().plans().get(0);
    assertThat(made.lastAt()).isBefore(Instant.now()).isAfter(Instant.now().minusSeconds(86_401));
    assertThat(find(made.lastSlug(), Language.EN).title()).endsWith(" Asia/Ho_Chi_Minh");
  }

  private static List<String> reports() {
    return postgres.query("SELECT status || ' ' || revision FROM %s.report".formatted(schema));
  }

  private static Future<ReportWritten> take(String dashboard) {
    return node.bus()
        .ask(Patient.call(ReportContract.SNAPSHOT), new TakeSnapshot(Examples.ANALYST, dashboard));
  }

  private static Future<SnapshotPlanWritten> save(SnapshotPlan plan) {
    return node.bus()
        .ask(
            Patient.call(ReportContract.SAVE_SNAPSHOT_PLAN),
            new SaveSnapshotPlan(Examples.ANALYST, plan));
  }

  private static Future<SnapshotPlanWritten> delete(String name) {
    return node.bus()
        .ask(
            Patient.call(ReportContract.DELETE_SNAPSHOT_PLAN),
            new DeleteSnapshotPlan(Examples.ANALYST, name));
  }

  private static SnapshotPlans plans() {
    return done(
        node.bus().ask(Patient.call(ReportContract.LIST_SNAPSHOT_PLANS), new ListSnapshotPlans()));
  }

  private static ReportView find(String slug, Language language) {
    return done(node.bus()
            .ask(
                Patient.call(ReportContract.FIND),
                new FindReport(slug, language, /* drafts= */ true)))
        .report();
  }

  private static void assertFails(Future<?> future, ErrorCode code, String detail) {
    assertThatThrownBy(() -> done(future))
        .isInstanceOfSatisfying(
            ServiceException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(code);
              assertThat(failure.detail()).contains(detail);
            });
  }
}
