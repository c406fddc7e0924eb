package dev.bulletin.report.store;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that waits for no answer that it has no need of: its beginning goes out with the
 * first lock, and its end with the last statement.
 *
 * <p>PostgreSQL carries out what it is sent in its order. After a statement that has failed it
 * refuses all others, and {@code COMMIT} undoes what was done before.
 */
final class PipelinedTransaction {
  private final SqlConnection connection;
  private final Future<?> begun;
  private @Nullable Future<?> ended;

  /**
   * A transaction that is about to begin.
   *
   * @param begun ends when it has
   */
  PipelinedTransaction(SqlConnection connection, Future<?> begun) {
    this(connection, begun, null);
  }

  private PipelinedTransaction(
      SqlConnection connection, Future<?> begun, @Nullable Future<?> ended) {
    this.connection = connection;
    this.begun = begun;
    this.ended = ended;
  }

  /** Within a transaction that has begun, and that others end. */
  static PipelinedTransaction within(SqlConnection connection) {
    return new PipelinedTransaction(connection, Future.succeededFuture(), Future.succeededFuture());
  }

  /** Carries work out in a transaction of its own: all of it or, when the work fails, nothing. */
  static <T> Future<T> carryOut(Pool connections, Function<PipelinedTransaction, Future<T>> work) {
    return connections.withConnection(connection -> begin(connection, work));
  }

  private static <T> Future<T> begin(
      SqlConnection connection, Function<PipelinedTransaction, Future<T>> work) {
    Future<?> begun = connection.query("BEGIN").execute();
    PipelinedTransaction transaction = new PipelinedTransaction(connection, begun);
    return Future.succeededFuture(transaction).compose(work).transform(transaction::end);
  }

  /** Locks rows, and changes nothing: it may be sent before the transaction is known to begin. */
  Future<RowSet<Row>> lock(String sql, Tuple values) {
    return connection.preparedQuery(sql).execute(values);
  }

  Future<RowSet<Row>> execute(String sql, Tuple values) {
    return begun.compose(begin -> connection.preparedQuery(sql).execute(values));
  }

  /** Commits it behind what it was sent, which must be all. */
  void commit() {
    end("COMMIT");
  }

  private <T> Future<T> end(AsyncResult<T> work) {
    return work.succeeded()
        ? end("COMMIT").map(work.result())
        : end("ROLLBACK").transform(undone -> Future.failedFuture(work.cause()));
  }

  private Future<?> end(String how) {
    Future<?> end = ended == null ? begun.compose(begin -> connection.query(how).execute()) : ended;
    ended = end;
    return end;
  }
}
