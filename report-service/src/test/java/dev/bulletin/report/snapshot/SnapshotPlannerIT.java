package dev.bulletin.report.snapshot;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.PlannedSnapshot;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.SnapshotPlan;
import dev.bulletin.report.Examples;
import dev.bulletin.report.store.PgReportRepository;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each test has a schema of its own, and instances that share only that and the time. */
@ExtendWith(Servers.class)
class SnapshotPlannerIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final SnapshotPlan DAILY =
      new SnapshotPlan("daily", "crypto", "0 7 * * *", "UTC", false);

  private final MovedClock clock = new MovedClock("2026-11-24T12:00:00Z");
  private final List<Node> nodes = new ArrayList<>();
  private PostgresServer postgres;
  private PostgresServer.Access access;
  private Instance first;

  /** An instance of the service, as far as plans go. */
  private final class Instance {
    private final Node node = done(Node.start(Nodes.alone()));
    private final Database database;
    private final AtomicInteger asked = new AtomicInteger();
    private final Counter made;
    private Dashboards dashboards = name -> succeed();
    private Function<PublishReport, Future<ReportWritten>> publisher;

    Instance() {
      nodes.add(node);
      done(Migrations.run(node.vertx(), Examples.pg(access), ReportContract.SERVICE));
      database =
          done(Database.open(node, ReportContract.SERVICE, Examples.pg(access), /* setAside= */ 1));
      publisher = new PgReportRepository(database, change -> {})::publish;
      made = Counter.builder("made").register(node.meters());
    }

    private Future<SnapshotMoment> succeed() {
      return Future.succeededFuture(CryptoDashboard.at(clock.instant()));
    }

    Future<Void> run() {
      var maker = new PlanMaker(this::read, new Drafts(SnapshotWords.load()), clock);
      return new SnapshotPlanner(database, maker, publish -> publisher.apply(publish), made, clock)
          .run();
    }

    private Future<SnapshotMoment> read(String dashboard) {
      asked.incrementAndGet();
      return dashboards.read(dashboard);
    }

    void save(SnapshotPlan plan) {
      Instant nextAt =
          CronSchedule.parse(plan.cron(), plan.zone()).next(clock.instant()).orElseThrow();
      done(new PgSnapshotPlans(database).save(plan, Examples.ANALYST, nextAt));
    }

    PlannedSnapshot plan() {
      return done(new PgSnapshotPlans(database).list()).get(0);
    }
  }

  @BeforeEach
  void start(PostgresServer server) {
    postgres = server;
    access = server.createService("planner_" + Long.toString(System.nanoTime(), 36));
    first = new Instance();
  }

  @AfterEach
  void stop() {
    nodes.forEach(Node::stop);
  }

  @Test
  void makesNothingBeforeItsTime() {
    first.save(DAILY);
    clock.set("2026-11-25T06:59:59.999Z");
    done(first.run());
    assertThat(reports()).isEmpty();
    assertThat(first.asked).hasValue(0);
  }

  @Test
  void makesADraftWhenItsTimeHasCome() {
    first.save(DAILY);
    clock.set("2026-11-25T07:00:02Z");
    done(first.run());
    assertThat(reports()).containsExactly("crypto-2026-11-25-0700 draft 1 token:analyst");
    assertThat(first.plan())
        .isEqualTo(
            new PlannedSnapshot(
                DAILY,
                Instant.parse("2026-11-26T07:00:00Z"),
                Instant.parse("2026-11-25T07:00:00Z"),
                "crypto-2026-11-25-0700"));
    assertThat(first.made.count()).isEqualTo(1);
  }

  @Test
  void makesOneReportADayHoweverOftenItLooks() {
    first.save(DAILY);
    for (String day : List.of("2026-11-25", "2026-11-26", "2026-11-27")) {
      clock.set(day + "T07:00:01Z");
      done(first.run());
      clock.set(day + "T07:00:06Z");
      done(first.run());
    }
    assertThat(reports()).hasSize(3);
  }

  @Test
  void twentyInstancesThatLookAtOnceMakeOneReport() {
    Instance second = new Instance();
    first.save(DAILY);
    clock.set("2026-11-25T07:00:01Z");
    done(
        Future.all(
            IntStream.range(0, 20).mapToObj(i -> (i % 2 == 0 ? first : second).run()).toList()));
    assertThat(reports()).hasSize(1);
    assertThat(first.asked.get() + second.asked.get()).isEqualTo(1);
  }

  @Test
  void whatAnInstanceLeavesThatDiesInBetweenAnotherMakesOnce() {
    first.save(DAILY);
    clock.set("2026-11-25T07:00:01Z");
    Promise<SnapshotMoment> slow = Promise.promise();
    first.dashboards = name -> slow.future();
    Future<Void> dying = first.run();
    Eventually.that(SOON, () -> assertThat(first.asked).hasValue(1));

    Instance second = new Instance();
    done(second.run());
    assertThat(reports()).as("the first has it in hand").isEmpty();

    endConnectionsInTransaction();
    done(second.run());
    assertThat(reports()).hasSize(1);

    slow.complete(CryptoDashboard.at(clock.instant()));
    done(dying);
    done(second.run());
    assertThat(reports()).hasSize(1);
  }

  /** What PostgreSQL does when the process at the other end is killed. */
  private void endConnectionsInTransaction() {
    List<String> ended =
        postgres.query(
            """
            SELECT pg_terminate_backend(pid)
              FROM pg_stat_activity
             WHERE usename = ? AND state = 'idle in transaction'""",
            access.user());
    assertThat(ended).containsExactly("t");
    Eventually.that(
        SOON,
        () ->
            assertThat(
                    postgres.query(
                        """
                        SELECT pid FROM pg_stat_activity
                         WHERE usename = ? AND state = 'idle in transaction'""",
                        access.user()))
                .isEmpty());
  }

  @Test
  void afterARestartOnlyTheNewestMissedTimeIsMade() {
    first.save(DAILY);
    first.node.stop();
    nodes.remove(first.node);
    clock.set("2026-12-24T09:30:00Z");
    Instance second = new Instance();
    done(second.run());
    done(second.run());
    assertThat(reports()).containsExactly("crypto-2026-12-24-0930 draft 1 token:analyst");
    assertThat(body("crypto-2026-12-24-0930")).contains("planned for 24 December 2026, 07:00 UTC");
    assertThat(second.plan().nextAt()).isEqualTo("2026-12-25T07:00:00Z");
  }

  @Test
  void waitsWhileTheDashboardsAreAwayAndMakesItWhenTheyAreBack() {
    first.save(DAILY);
    clock.set("2026-11-25T07:00:01Z");
    first.dashboards = name -> Future.failedFuture(ServiceException.unavailable("away"));
    done(first.run());
    assertThat(reports()).isEmpty();
    assertThat(first.plan().nextAt()).isEqualTo("2026-11-25T07:00:00Z");
    first.dashboards = name -> first.succeed();
    done(first.run());
    assertThat(reports()).hasSize(1);
    assertThat(first.made.count()).isEqualTo(1);
  }

  @Test
  void aDashboardThatIsGoneStopsNoOtherPlan() {
    first.save(new SnapshotPlan("a-gone", "gone", "0 7 * * *", "UTC", false));
    first.save(DAILY);
    first.dashboards =
        name ->
            name.equals("gone")
                ? Future.failedFuture(ServiceException.notFound("dashboard", name))
                : first.succeed();
    clock.set("2026-11-25T07:00:01Z");
    done(first.run());
    done(first.run());
    assertThat(reports()).hasSize(1);
    assertThat(first.plan().nextAt()).isEqualTo("2026-11-26T07:00:00Z");
    assertThat(first.plan().lastAt()).isNull();
    assertThat(first.asked).hasValue(2);
  }

  @Test
  void twoPlansOfOneMinuteMakeTwoReports() {
    first.save(DAILY);
    first.save(new SnapshotPlan("other", "crypto", "0 7 * * *", "UTC", false));
    clock.set("2026-11-25T07:00:01Z");
    done(first.run());
    assertThat(reports())
        .containsExactly(
            "crypto-2026-11-25-0700 draft 1 token:analyst",
            "crypto-2026-11-25-0700-2 draft 1 token:analyst");
  }

  @Test
  void aTimeIsMadeOnceEvenIfAClockThatIsBehindSavesThePlanAgain() {
    first.save(DAILY);
    clock.set("2026-11-25T07:00:01Z");
    done(first.run());
    clock.set("2026-11-25T06:59:59Z");
    first.save(DAILY);
    clock.set("2026-11-25T07:00:02Z");
    done(first.run());
    assertThat(reports()).hasSize(1);
    assertThat(first.plan().nextAt()).isEqualTo("2026-11-26T07:00:00Z");
  }

  @Test
  void publishesInTheNameOfWhoSavedThePlan() {
    first.save(published());
    clock.set("2026-11-25T07:00:01Z");
    done(first.run());
    done(first.run());
    assertThat(reports()).containsExactly("crypto-2026-11-25-0700 published 2 token:analyst");
  }

  @Test
  void publishesLaterWhatCouldNotBePublishedAtOnce() {
    first.save(published());
    first.publisher = command -> Future.failedFuture(ServiceException.unavailable("away"));
    clock.set("2026-11-25T07:00:01Z");
    done(first.run());
    assertThat(reports()).containsExactly("crypto-2026-11-25-0700 draft 1 token:analyst");
    Instance second = new Instance();
    done(Future.all(second.run(), second.run()));
    assertThat(reports()).containsExactly("crypto-2026-11-25-0700 published 2 token:analyst");
  }

  @Test
  void leavesAloneWhatSomebodyHasChangedBeforeItWasPublished() {
    first.save(published());
    first.publisher = command -> Future.failedFuture(ServiceException.unavailable("away"));
    clock.set("2026-11-25T07:00:01Z");
    done(first.run());
    var reports = new PgReportRepository(first.database, change -> {});
    done(reports.update(Examples.update("crypto-2026-11-25-0700", 1, "Mine")));
    AtomicInteger tries = new AtomicInteger();
    first.publisher =
        command -> {
          tries.incrementAndGet();
          return reports.publish(command);
        };
    done(first.run());
    done(first.run());
    assertThat(reports()).containsExactly("crypto-2026-11-25-0700 draft 2 token:analyst");
    assertThat(tries).hasValue(1);
  }

  private static SnapshotPlan published() {
    return new SnapshotPlan("daily", "crypto", "0 7 * * *", "UTC", true);
  }

  @Test
  void remembersWhoMayDoWhat() {
    Principal saver = new Principal("person:lan", Set.of("reports:write", "other"));
    done(new PgSnapshotPlans(first.database).save(published(), saver, clock.instant()));
    List<PublishReport> asked = new ArrayList<>();
    first.publisher =
        command -> {
          asked.add(command);
          return Future.failedFuture(
              new ServiceException(ErrorCode.PRECONDITION_FAILED, "changed"));
        };
    done(first.run());
    assertThat(asked).extracting(PublishReport::principal).containsExactly(saver);
    assertThat(postgres.query("SELECT author FROM %s.report".formatted(access.user())))
        .containsExactly("lan");
  }

  @Test
  void failsWithoutADatabaseAndKeepsThePlan() {
    first.save(DAILY);
    clock.set("2026-11-25T07:00:01Z");
    postgres.execute("ALTER TABLE %1$s.report RENAME TO away".formatted(access.user()));
    done(first.run());
    postgres.execute("ALTER TABLE %1$s.away RENAME TO report".formatted(access.user()));
    assertThat(reports()).isEmpty();
    done(first.run());
    assertThat(reports()).hasSize(1);
  }

  private List<String> reports() {
    return postgres.query(
        """
        SELECT r.slug || ' ' || r.status || ' ' || r.revision || ' ' || v.written_by
          FROM %1$s.report r
          JOIN %1$s.report_revision v ON v.report = r.id AND v.revision = 1
         ORDER BY r.slug"""
            .formatted(access.user()));
  }

  private String body(String slug) {
    return postgres
        .query(
            """
            SELECT t.body
              FROM %1$s.report r
              JOIN %1$s.report_text t ON t.report = r.id AND t.language = 'en'
             WHERE r.slug = ?"""
                .formatted(access.user()),
            slug)
        .get(0);
  }
}
