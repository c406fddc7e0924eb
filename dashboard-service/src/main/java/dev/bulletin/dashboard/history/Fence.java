package dev.bulletin.dashboard.history;

import dev.bulletin.dashboard.series.LowerTermException;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;

/**
 * What keeps a leader that was replaced from writing: its statement names its term, and reads the
 * one in force so that no other can be elected before it has ended.
 *
 * @param task whose leader writes
 */
public record Fence(long task) {
  /** To be put before a statement whose arguments 1 and 2 are the task and the term. */
  static final String FENCE =
      """
      WITH fence AS MATERIALIZED (
        SELECT term, term <= $2::bigint AS open FROM leadership WHERE task = $1::bigint FOR SHARE)""";

  /** The rows are those of the fence: fails when nothing was written. */
  static Future<Void> check(RowSet<Row> rows, long term) {
    long inForce = rows.size() == 0 ? 0 : rows.iterator().next().getLong("term");
    return rows.size() == 0 || inForce > term
        ? Future.failedFuture(new LowerTermException(term, inForce))
        : Future.succeededFuture();
  }
}
