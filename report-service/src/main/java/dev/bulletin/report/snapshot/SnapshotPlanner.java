package dev.bulletin.report.snapshot;

import dev.bulletin.common.db.Database;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportWritten;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the reports that are planned, each once, however many instances look for them and whenever
 * one of them dies.
 *
 * <p>While the dashboards are away a plan stays due; when they are back, one report is made for the
 * newest time missed. Publishing is a step of its own, tried until it has succeeded or cannot any
 * more: it names the revision that was made, so that two who try publish once, and what somebody
 * has changed since is left alone. Thread-safe.
 */
final class SnapshotPlanner {
  private static final Logger log = LoggerFactory.getLogger(SnapshotPlanner.class);

  private final Database database;
  private final PgSnapshotPlans plans;
  private final PlanMaker maker;
  private final Function<PublishReport, Future<ReportWritten>> publisher;
  private final Counter made;
  private final Clock clock;

  SnapshotPlanner(
      Database database,
      PlanMaker maker,
      Function<PublishReport, Future<ReportWritten>> publisher,
      Counter made,
      Clock clock) {
    this.database = database;
    this.plans = new PgSnapshotPlans(database);
    this.maker = maker;
    this.publisher = publisher;
    this.made = made;
    this.clock = clock;
  }

  /** Makes and publishes what is due now; what fails is logged, and tried again the next time. */
  Future<Void> run() {
    return plans
        .due(clock.instant())
        .compose(names -> inTurn(names, this::make))
        .compose(done -> plans.unpublished())
        .compose(runs -> inTurn(runs, this::publish));
  }

  /** One after the other: each holds a connection of the pool. */
  private static <T> Future<Void> inTurn(List<T> items, Function<T, Future<Void>> step) {
    Future<Void> done = Future.succeededFuture();
    for (T item : items) {
      done = done.compose(before -> step.apply(item));
    }
    return done;
  }

  private Future<Void> make(String plan) {
    return database
        .transactions()
        .withTransaction(connection -> maker.make(connection, plan))
        .onSuccess(this::count)
        .onFailure(failure -> log.warn("plan {} has to wait: {}", plan, failure.toString()))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  private void count(boolean oneMade) {
    if (oneMade) {
      made.increment();
    }
  }

  private Future<Void> publish(UnpublishedRun run) {
    return Future.succeededFuture(run.command())
        .compose(publisher)
        .compose(published -> plans.finish(run, null))
        .recover(failure -> giveUp(run, failure));
  }

  /** A report that somebody has changed, moved or published since is theirs. */
  private Future<Void> giveUp(UnpublishedRun run, Throwable failure) {
    log.warn("report {} is not published as planned: {}", run.command().slug(), failure.toString());
    return Refusal.mayPass(failure)
        ? Future.succeededFuture()
        : plans.finish(run, failure.toString());
  }
}
