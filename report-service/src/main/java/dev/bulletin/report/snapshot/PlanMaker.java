package dev.bulletin.report.snapshot;

import dev.bulletin.report.store.DraftTransaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the report that a plan is due for: the report, the row of its due time and the plan's next
 * time are one transaction, so that an instance that dies in between leaves nothing. Thread-safe.
 */
final class PlanMaker {
  private static final Logger log = LoggerFactory.getLogger(PlanMaker.class);

  private final Dashboards dashboards;
  private final Drafts drafts;
  private final Clock clock;

  PlanMaker(Dashboards dashboards, Drafts drafts, Clock clock) {
    this.dashboards = dashboards;
    this.drafts = drafts;
    this.clock = clock;
  }

  /** One due time of a plan, in its transaction. */
  private record Run(
      SqlConnection connection,
      PlanTransaction transaction,
      DuePlan due,
      CronSchedule schedule,
      Instant dueAt,
      Instant now) {}

  /**
   * Makes one report for the newest time that is due, and none when there is no such time, when
   * another instance has the plan in hand, or when a report is refused for good.
   *
   * @return whether one was made
   */
  Future<Boolean> make(SqlConnection connection, String name) {
    var transaction = new PlanTransaction(connection);
    Instant now = clock.instant();
    return transaction
        .hold(name, now)
        .map(held -> held.map(due -> run(connection, transaction, due, now)))
        .compose(this::make);
  }

  private static Run run(
      SqlConnection connection, PlanTransaction transaction, DuePlan due, Instant now) {
    CronSchedule schedule = CronSchedule.parse(due.plan().cron(), due.plan().zone());
    Instant dueAt = schedule.newest(due.since(), now);
    return new Run(connection, transaction, due, schedule, dueAt, now);
  }

  private Future<Boolean> make(Optional<Run> run) {
    return run.map(this::make).orElseGet(() -> Future.succeededFuture(false));
  }

  private Future<Boolean> make(Run run) {
    Instant next = run.schedule().next(run.now()).orElse(null);
    return run.transaction()
        .begin(run.due().name(), run.dueAt(), run.now())
        .compose(first -> first ? report(run) : Future.succeededFuture(false))
        .compose(made -> run.transaction().advance(run.due().name(), next).map(made));
  }

  private Future<Boolean> report(Run run) {
    var order = new Drafts.Order(run.due().savedBy(), run.schedule().zone(), run.dueAt(), null);
    return dashboards
        .read(run.due().plan().dashboard())
        .compose(
            moment ->
                drafts.create(
                    moment, order, draft -> DraftTransaction.create(run.connection(), draft)))
        .compose(report -> run.transaction().made(run.due(), run.dueAt(), report))
        .map(true)
        .recover(failure -> refuse(run, failure));
  }

  private static Future<Boolean> refuse(Run run, Throwable failure) {
    if (Refusal.mayPass(failure)) {
      return Future.failedFuture(failure);
    }
    log.warn(
        "plan {} makes no report for {}: {}", run.due().name(), run.dueAt(), failure.toString());
    return run.transaction().refused(run.due(), run.dueAt(), failure.toString()).map(false);
  }
}
