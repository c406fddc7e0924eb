package dev.bulletin.report.store;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Shutdown;
import io.vertx.core.Future;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Connections for what is read by a cursor. It holds one for as long as its reader likes, so they
 * are none of those that writes wait for, but besides them; and nobody waits for them. Thread-safe.
 */
public final class ExportPool {
  private final Pool pool;
  private final int size;

  private ExportPool(Pool pool, int size) {
    this.pool = pool;
    this.size = size;
  }

  /** So many at once, opened when they are needed and closed some time after. */
  public static ExportPool open(Node node, Database database, int size) {
    PgConnectOptions connection = database.connection();
    Pool pool =
        PgBuilder.pool()
            .using(node.vertx())
            .connectingTo(connection)
            .with(
                new PoolOptions()
                    .setName(connection.getUser() + "-export")
                    .setMaxSize(size)
                    .setMaxWaitQueueSize(0)
                    .setIdleTimeout(1)
                    .setIdleTimeoutUnit(TimeUnit.MINUTES)
                    .setConnectionTimeout(10)
                    .setConnectionTimeoutUnit(TimeUnit.SECONDS))
            .build();
    node.shutdown().add(Shutdown.Stage.CLIENTS, pool::close);
    return new ExportPool(pool, size);
  }

  /** Fails with UNAVAILABLE when so many are under way already. */
  <T> Future<T> withTransaction(Function<SqlConnection, Future<T>> reader) {
    return pool.withTransaction(reader).recover(this::explain);
  }

  private <T> Future<T> explain(Throwable failure) {
    return Future.failedFuture(
        failure instanceof ConnectionPoolTooBusyException
            ? ServiceException.unavailable(
                "%d exports are under way here and no more are taken; try again when one has ended"
                    .formatted(size))
            : failure);
  }
}
