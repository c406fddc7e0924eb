package dev.bulletin.report.store;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.db.Database;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.report.outcome.OutcomeTransaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Carries commands out, each in a transaction of its own, and says what they have changed. */
final class WriteTransactions {
  private final Database database;
  private final Consumer<Change> committed;

  /**
   * In that database.
   *
   * @param committed is given each change as soon as it is committed
   */
  WriteTransactions(Database database, Consumer<Change> committed) {
    this.database = database;
    this.committed = committed;
  }

  private record Written(ReportWritten answer, Optional<Change> change) {}

  Future<ReportWritten> carryOut(
      Command command, Function<ReportTransaction, Future<ReportWritten>> statements) {
    return written(command, statements)
        .onSuccess(written -> written.change().ifPresent(committed))
        .map(Written::answer)
        .recover(PgFailures::explain);
  }

  /** With a key, what has come of the command is written last. */
  private Future<Written> written(
      Command command, Function<ReportTransaction, Future<ReportWritten>> statements) {
    return command.commandKey() == null
        ? PipelinedTransaction.carryOut(
            database.transactions(), transaction -> written(transaction, statements))
        : database
            .transactions()
            .withTransaction(connection -> written(connection, command, statements));
  }

  private static Future<Written> written(
      PipelinedTransaction connected,
      Function<ReportTransaction, Future<ReportWritten>> statements) {
    ReportTransaction transaction = new ReportTransaction(connected);
    return statements.apply(transaction).map(answer -> written(answer, transaction));
  }

  private static Future<Written> written(
      SqlConnection connection,
      Command command,
      Function<ReportTransaction, Future<ReportWritten>> statements) {
    ReportTransaction transaction = new ReportTransaction(PipelinedTransaction.within(connection));
    return OutcomeTransaction.carryOut(connection, command, () -> statements.apply(transaction))
        .map(answer -> written(answer, transaction));
  }

  private static Written written(ReportWritten answer, ReportTransaction transaction) {
    return new Written(answer, transaction.change());
  }
}
