package dev.bulletin.common.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Counts the elections of a task's leader, so that what an earlier one still does can be told from
 * what the present one does.
 */
@FunctionalInterface
public interface Terms {
  /** For tasks that do no harm when two do them: it is always term 0. */
  Terms UNCOUNTED = (connection, task) -> Future.succeededFuture(0L);

  /**
   * Counted in the service's table {@code leadership (task bigint primary key, term bigint)}. A
   * term is the time of its election in milliseconds, or one more than the last where that is more:
   * so terms grow even over a database that was restored from a backup or made anew.
   */
  Terms COUNTED = Terms::next;

  /** Begins a term of the task, on the connection that has just been elected. */
  Future<Long> begin(SqlConnection connection, long task);

  private static Future<Long> next(SqlConnection connection, long task) {
    return connection
        .preparedQuery(
            """
            INSERT INTO leadership (task, term)
            VALUES ($1::bigint, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
                ON CONFLICT (task)
                DO UPDATE SET term = greatest(leadership.term + 1, excluded.term)
            RETURNING term""")
        .execute(Tuple.of(task))
        .map(rows -> rows.iterator().next().getLong("term"));
  }
}
