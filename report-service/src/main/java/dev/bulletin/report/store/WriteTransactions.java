package dev.bulletin.report.store;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.db.Database;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.report.outcome.OutcomeTransaction;
import io.vertx.core.Future;
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
    return Optional.ofNullable(command.commandKey())
        .map(key -> withOutcome(key, statements))
        .orElseGet(() -> pipelined(statements))
        .onSuccess(written -> written.change().ifPresent(committed))
        .map(Written::answer)
        .recover(PgFailures::explain);
  }

  private Future<Written> pipelined(Function<ReportTransaction, Future<ReportWritten>> statements) {
    return PipelinedTransaction.carryOut(
        database.transactions(),
        transaction -> {
          ReportTransaction write = new ReportTransaction(transaction);
          return statements.apply(write).map(answer -> new Written(answer, write.change()));
        });
  }

  /** What has come of the command is written after its last statement. */
  private Future<Written> withOutcome(
      CommandKey key, Function<ReportTransaction, Future<ReportWritten>> statements) {
    return database
        .transactions()
        .withTransaction(
            connection -> {
              ReportTransaction write =
                  new ReportTransaction(PipelinedTransaction.within(connection));
              return OutcomeTransaction.carryOut(connection, key, () -> statements.apply(write))
                  .map(answer -> new Written(answer, write.change()));
            });
  }
}
