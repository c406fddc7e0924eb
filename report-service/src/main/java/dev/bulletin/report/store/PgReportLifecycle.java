package dev.bulletin.report.store;

import dev.bulletin.common.db.Database;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.ScheduleReport;
import dev.bulletin.contract.report.UnscheduleReport;
import dev.bulletin.contract.report.WithdrawReport;
import io.vertx.core.Future;
import java.util.function.Function;

/** The lives of reports in PostgreSQL; each write is a transaction. Thread-safe. */
public final class PgReportLifecycle implements ReportLifecycle {
  private final Database database;

  /** Of the reports in that database, whose schema must be up to date. */
  public PgReportLifecycle(Database database) {
    this.database = database;
  }

  @Override
  public Future<ReportWritten> schedule(ScheduleReport command) {
    return write(transaction -> transaction.schedule(command));
  }

  @Override
  public Future<ReportWritten> unschedule(UnscheduleReport command) {
    return write(transaction -> transaction.unschedule(command));
  }

  @Override
  public Future<ReportWritten> withdraw(WithdrawReport command) {
    return write(transaction -> transaction.withdraw(command));
  }

  @Override
  public Future<ReportWritten> move(MoveReport command) {
    return write(transaction -> transaction.move(command));
  }

  private Future<ReportWritten> write(
      Function<LifecycleTransaction, Future<ReportWritten>> statements) {
    return database
        .transactions()
        .withTransaction(connection -> statements.apply(new LifecycleTransaction(connection)))
        .recover(PgFailures::explain);
  }
}
