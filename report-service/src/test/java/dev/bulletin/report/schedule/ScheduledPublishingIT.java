package dev.bulletin.report.schedule;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.ScheduleReport;
import dev.bulletin.contract.report.UnscheduleReport;
import dev.bulletin.report.Examples;
import dev.bulletin.report.store.PgReportLifecycle;
import dev.bulletin.report.store.PgReportRepository;
import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each test has a schema of its own, and instances that share only that. */
@ExtendWith(Servers.class)
class ScheduledPublishingIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration OFTEN = Duration.ofMillis(200);

  private final Queue<PublishReport> attempts = new ConcurrentLinkedQueue<>();
  private final List<Node> nodes = new ArrayList<>();
  private PostgresServer postgres;
  private PostgresServer.Access access;
  private Instance first;

  private record Instance(Node node, Database database) {
    PgReportRepository reports() {
      return new PgReportRepository(database, change -> {});
    }

    PgReportLifecycle lifecycle() {
      return new PgReportLifecycle(database, change -> {});
    }

    void publish(Function<PublishReport, Future<ReportWritten>> publisher, Duration period) {
      done(ScheduledPublishing.deploy(node, database, publisher, period));
    }
  }

  @BeforeEach
  void start(PostgresServer server) {
    postgres = server;
    access = server.createService("schedule_" + Long.toString(System.nanoTime(), 36));
    first = instance();
  }

  @AfterEach
  void stop() {
    nodes.forEach(Node::stop);
  }

  private Instance instance() {
    Node node = done(Node.start(Nodes.alone()));
    nodes.add(node);
    var pg = Examples.pg(access);
    done(Migrations.run(node.vertx(), pg, ReportContract.SERVICE));
    return new Instance(node, done(Database.open(node, ReportContract.SERVICE, pg, 1)));
  }

  @Test
  void publishesAtTheTimeThatWasSetAndNotBefore() {
    Instant at = Instant.now().plusSeconds(1);
    schedule("weekly", at);
    first.publish(counted(first), NEVER);
    awaitPublished("weekly");
    assertThat(Instant.parse(query("to_char(published_at, 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")))
        .isAfterOrEqualTo(at.truncatedTo(ChronoUnit.MICROS));
  }

  @Test
  void whoSetTheTimeIsNamedAsThePublisher() {
    schedule("weekly", Instant.now().plusMillis(300));
    first.publish(counted(first), NEVER);
    awaitPublished("weekly");
    assertThat(
            postgres.query(
                "SELECT written_by FROM %s.report_revision WHERE status = 'published'"
                    .formatted(access.user())))
        .containsExactly(Examples.ANALYST.name());
    assertThat(query("concat(publish_at, publish_try_at, scheduled_by)")).isEmpty();
  }

  @Test
  void twoInstancesPublishEachReportOnceAltogether() {
    Instance second = instance();
    Instant at = Instant.now().plusSeconds(2);
    IntStream.range(0, 30).forEach(i -> schedule("report-" + i, at));
    first.publish(counted(first), NEVER);
    second.publish(counted(second), NEVER);
    awaitNoneScheduled();
    assertThat(attempts).hasSize(30);
    assertThat(publications()).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void twoInstancesThatTryAtOncePublishOnce() {
    schedule("weekly", Instant.now().plusMillis(50));
    var schedule = new PgSchedule(first.database());
    Eventually.that(
        SOON, () -> assertThat(attempts(schedule, Duration.ZERO)).extracting("slug").hasSize(1));
    PublishReport one = attempts(schedule, Duration.ZERO).get(0);
    PublishReport other = attempts(schedule, Duration.ZERO).get(0);
    var tries = List.of(first.reports().publish(one), instance().reports().publish(other));
    assertThatThrownBy(() -> done(Future.join(tries)))
        .isInstanceOfSatisfying(
            ServiceException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.PRECONDITION_FAILED));
    assertThat(tries).filteredOn(Future::succeeded).hasSize(1);
    assertThat(publications()).containsExactly("weekly");
  }

  private static List<PublishReport> attempts(PgSchedule schedule, Duration hold) {
    return done(schedule.take(hold)).stream().map(DueReport::command).toList();
  }

  @Test
  void whatOneInstanceHasTakenTheOthersLeaveToItForAWhile() {
    schedule("weekly", Instant.now().plusMillis(50));
    var schedule = new PgSchedule(first.database());
    Eventually.that(SOON, () -> assertThat(attempts(schedule, NEVER)).hasSize(1));
    assertThat(attempts(schedule, NEVER)).isEmpty();
    assertThat(done(schedule.untilNext()).orElseThrow()).isPositive();
    postgres.execute(
        "UPDATE %s.report SET publish_try_at = publish_try_at - interval '1 hour'"
            .formatted(access.user()));
    Eventually.that(SOON, () -> assertThat(attempts(schedule, NEVER)).hasSize(1));
  }

  @Test
  void whatAKilledInstanceHadInHandIsPublishedOnceByAnother() {
    Instant at = Instant.now();
    IntStream.range(0, 100).forEach(i -> schedule("report-" + i, at));
    publishSlowly();
    try (ChildProcess killed = PublishingRun.start(access)) {
      killed.awaitLine("published report-", Duration.ofSeconds(120));
      killed.kill();
    }
    assertThat(scheduled()).as("left by the killed instance").isNotEmpty();
    postgres.execute("DROP TRIGGER slow ON %s.report_revision".formatted(access.user()));
    first.publish(counted(first), Duration.ofSeconds(1));
    awaitNoneScheduled();
    assertThat(publications()).hasSize(100).doesNotHaveDuplicates();
  }

  /** Five at once on an instance's connections: so there is time to kill it before the last. */
  private void publishSlowly() {
    postgres.execute(
        """
        CREATE FUNCTION %1$s.slow() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN PERFORM pg_sleep(0.3); RETURN NEW; END';
        CREATE TRIGGER slow BEFORE INSERT ON %1$s.report_revision
          FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION %1$s.slow()"""
            .formatted(access.user()));
  }

  @Test
  void whatCannotBePublishedStaysScheduledAndIsTriedAgain() {
    schedule("weekly", Instant.now().plusMillis(50));
    AtomicBoolean away = new AtomicBoolean(true);
    first.publish(command -> publishUnless(away, command), OFTEN);
    Eventually.that(SOON, () -> assertThat(attempts).hasSizeGreaterThanOrEqualTo(2));
    assertThat(query("status")).isEqualTo("scheduled");
    away.set(false);
    awaitPublished("weekly");
    assertThat(publications()).containsExactly("weekly");
  }

  private Future<ReportWritten> publishUnless(AtomicBoolean away, PublishReport command) {
    attempts.add(command);
    return away.get()
        ? Future.failedFuture(ServiceException.unavailable("no numbers for its charts"))
        : first.reports().publish(command);
  }

  @Test
  void oneThatFailsKeepsNoOtherWaiting() {
    Instant at = Instant.now().plusMillis(300);
    schedule("broken", at);
    schedule("weekly", at.plusMillis(1));
    first.publish(
        command ->
            command.slug().equals("broken")
                ? Future.failedFuture(new IllegalStateException("a mistake of ours"))
                : first.reports().publish(command),
        NEVER);
    awaitPublished("weekly");
    assertThat(scheduled()).containsExactly("broken");
  }

  @Test
  void aTimeThatWasTakenBackIsNoMore() {
    schedule("weekly", Instant.now().plusSeconds(1));
    schedule("monthly", Instant.now().plusSeconds(2));
    done(first.lifecycle().unschedule(new UnscheduleReport(Examples.ANALYST, "weekly", 2)));
    first.publish(counted(first), NEVER);
    awaitPublished("monthly");
    assertThat(attempts).extracting(PublishReport::slug).containsExactly("monthly");
    assertThat(done(first.reports().find("weekly", Language.EN)))
        .hasValueSatisfying(report -> assertThat(report.status()).isEqualTo(ReportStatus.DRAFT));
  }

  @Test
  void aTimeThatWasSetAnewCountsAlone() {
    schedule("weekly", Instant.now().plusSeconds(1));
    Instant later = Instant.now().plus(NEVER);
    done(first.lifecycle().schedule(new ScheduleReport(Examples.ANALYST, "weekly", 2, later)));
    schedule("monthly", Instant.now().plusSeconds(2));
    first.publish(counted(first), OFTEN);
    awaitPublished("monthly");
    assertThat(scheduled()).containsExactly("weekly");
  }

  @Test
  void looksWhenItHearsOfATime() {
    first.publish(counted(first), NEVER);
    Eventually.that(SOON, () -> assertThat(lookedAtTheSchedule()).isTrue());
    schedule("weekly", Instant.now().plusSeconds(1));
    first.node().bus().publish(ReportContract.CHANGED, changed());
    awaitPublished("weekly");
  }

  /** The first look has ended, so that it cannot be the one that finds the report. */
  private boolean lookedAtTheSchedule() {
    return !postgres
        .query(
            "SELECT 1 FROM pg_stat_activity WHERE usename = ? AND state = 'idle'"
                + " AND query LIKE '%publish_try_at) - now()%'",
            access.user())
        .isEmpty();
  }

  private static ReportChanged changed() {
    return new ReportChanged(
        "1", "weekly", 2, ReportStatus.SCHEDULED, Instant.now(), Set.of(), List.of());
  }

  private Function<PublishReport, Future<ReportWritten>> counted(Instance instance) {
    return command -> {
      attempts.add(command);
      return instance.reports().publish(command);
    };
  }

  private void schedule(String slug, Instant at) {
    done(first.reports().create(Examples.create(slug)));
    done(first.lifecycle().schedule(new ScheduleReport(Examples.ANALYST, slug, 1, at)));
  }

  private void awaitPublished(String slug) {
    Eventually.that(SOON, () -> assertThat(publications()).contains(slug));
  }

  private void awaitNoneScheduled() {
    Eventually.that(SOON, () -> assertThat(scheduled()).isEmpty());
  }

  private List<String> scheduled() {
    return postgres.query(
        "SELECT slug FROM %s.report WHERE status = 'scheduled'".formatted(access.user()));
  }

  /** A slug for each revision that made a report published. */
  private List<String> publications() {
    return postgres.query(
        "SELECT slug FROM %s.report_revision WHERE status = 'published'".formatted(access.user()));
  }

  private String query(String expression) {
    return postgres.query("SELECT %s FROM %s.report".formatted(expression, access.user())).get(0);
  }
}
