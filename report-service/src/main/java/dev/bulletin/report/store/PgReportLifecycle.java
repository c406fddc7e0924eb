package dev.bulletin.report.store;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.db.Database;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.ScheduleReport;
import dev.bulletin.contract.report.UnscheduleReport;
import dev.bulletin.contract.report.WithdrawReport;
import dev.bulletin.report.outcome.OutcomeTransaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
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
    return write(command, transaction -> transaction.schedule(command));
  }

  @Override
  public Future<ReportWritten> unschedule(UnscheduleReport command) {
    return write(command, transaction -> transaction.unschedule(command));
  }

  @Override
  public Future<ReportWritten> withdraw(WithdrawReport command) {
    return write(command, transaction -> transaction.withdraw(command));
  }

  @Override
  public Future<ReportWritten> move(MoveReport command) {
    return write(command, transaction -> transaction.move(command));
  }

  private Future<ReportWritten> write(
      Command command, Function<LifecycleTransaction, Future<ReportWritten>> statements) {
    return database
        .transactions()
        .withTransaction(connection -> write(connection, command, statements))
        .recover(PgFailures::explain);
  }

  private static Future<ReportWritten> write(
      SqlConnection connection,
      Command command,
      Function<LifecycleTransaction, Future<ReportWritten>> statements) {
    return OutcomeTransaction.carryOut(
        connection, command, () -> statements.apply(new LifecycleTransaction(connection)));
  }
}
