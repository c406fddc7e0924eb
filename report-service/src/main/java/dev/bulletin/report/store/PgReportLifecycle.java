package dev.bulletin.report.store;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.db.Database;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.ScheduleReport;
import dev.bulletin.contract.report.UnscheduleReport;
import dev.bulletin.contract.report.WithdrawReport;
import io.vertx.core.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** The lives of reports in PostgreSQL; each write is a transaction. Thread-safe. */
public final class PgReportLifecycle implements ReportLifecycle {
  private final WriteTransactions writes;

  /**
   * Of the reports in that database, whose schema must be up to date.
   *
   * @param committed is given each change as soon as it is committed
   */
  public PgReportLifecycle(Database database, Consumer<Change> committed) {
    this.writes = new WriteTransactions(database, committed);
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
    return writes.carryOut(
        command, transaction -> statements.apply(new LifecycleTransaction(transaction)));
  }
}
