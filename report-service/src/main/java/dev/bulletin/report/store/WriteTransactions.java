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
    return database
        .transactions()
        .withTransaction(connection -> carryOut(connection, command, statements))
        .onSuccess(written -> written.change().ifPresent(committed))
        .map(Written::answer)
        .recover(PgFailures::explain);
  }

  private static Future<Written> carryOut(
      SqlConnection connection,
      Command command,
      Function<ReportTransaction, Future<ReportWritten>> statements) {
    ReportTransaction transaction = new ReportTransaction(connection);
    return OutcomeTransaction.carryOut(connection, command, () -> statements.apply(transaction))
        .map(answer -> new Written(answer, transaction.change()));
  }
}
