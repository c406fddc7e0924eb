package dev.bulletin.report.outcome;

import dev.bulletin.common.bus.Command;
import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Repeater;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportWritten;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has come of commands with a key, for a day. Thread-safe. */
public final class CommandOutcomes {
  private static final Logger log = LoggerFactory.getLogger(CommandOutcomes.class);
  private static final Duration SWEPT_EVERY = Duration.ofMinutes(10);
  private static final int BATCH = 10_000;

  /** What another instance sweeps is left to it. */
  private static final String SWEEP =
      """
      DELETE FROM command_outcome
       WHERE key IN (
               SELECT key
                 FROM command_outcome
                WHERE at <= clock_timestamp() - interval '24 hours'
                ORDER BY at
                LIMIT $1::int
                  FOR UPDATE SKIP LOCKED)""";

  private final Database database;

  CommandOutcomes(Database database) {
    this.database = database;
  }

  /** In a database of reports, which is swept from now on. */
  public static CommandOutcomes open(Node node, Database database) {
    CommandOutcomes outcomes = new CommandOutcomes(database);
    Repeater repeater =
        new Repeater(node.vertx(), "sweeping of outcomes", SWEPT_EVERY, outcomes::sweep);
    node.shutdown().add(Shutdown.Stage.WORK, repeater::stop);
    repeater.start();
    return outcomes;
  }

  /** Removes what is a day old. */
  Future<Void> sweep() {
    return database
        .transactions()
        .preparedQuery(SWEEP)
        .execute(Tuple.of(BATCH))
        .compose(swept -> swept.rowCount() < BATCH ? Future.succeededFuture() : sweep());
  }

  /**
   * A command that, once it is done, is answered with what has come of it, whatever is in its way.
   */
  public <C extends Record & Command> Function<C, Future<ReportWritten>> answering(
      Function<C, Future<ReportWritten>> command) {
    return given ->
        Optional.ofNullable(given.commandKey())
            .map(key -> answer(command, given, key))
            .orElseGet(() -> command.apply(given));
  }

  private <C extends Record & Command> Future<ReportWritten> answer(
      Function<C, Future<ReportWritten>> command, C given, CommandKey key) {
    given.principal().require(ReportContract.WRITE_SCOPE);
    return Future.succeededFuture(given)
        .compose(command)
        .recover(failure -> lookBefore(failure, key));
  }

  private Future<ReportWritten> lookBefore(Throwable failure, CommandKey key) {
    if (failure instanceof DoneBefore done) {
      return Future.succeededFuture(done.outcome());
    }
    return failure instanceof ServiceException ? look(failure, key) : Future.failedFuture(failure);
  }

  /**
   * What was done may be what it is refused for, or too late to be asked for by now. In a
   * transaction that ends with nothing: it waits for one that is doing it.
   */
  private Future<ReportWritten> look(Throwable refusal, CommandKey key) {
    return database
        .transactions()
        .withTransaction(connection -> look(connection, refusal, key))
        .recover(CommandOutcomes::unknown);
  }

  private static Future<ReportWritten> look(
      SqlConnection connection, Throwable refusal, CommandKey key) {
    return new OutcomeTransaction(connection, key)
        .take()
        .compose(
            before ->
                before.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(refusal)));
  }

  /** A refusal is final for who hears it, so it is not passed on when it may not be true. */
  private static Future<ReportWritten> unknown(Throwable failure) {
    if (failure instanceof ServiceException) {
      return Future.failedFuture(failure);
    }
    log.warn("it is not known whether a command was done before: {}", failure.toString());
    return Future.failedFuture(
        ServiceException.unavailable("the database of reports does not answer at present"));
  }
}
