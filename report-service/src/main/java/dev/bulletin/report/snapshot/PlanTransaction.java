package dev.bulletin.report.snapshot;

import dev.bulletin.contract.report.ReportWritten;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One due time of a plan, statement by statement, on a connection with a transaction open: the plan
 * is held from its beginning to its end, and the row of the due time can be there only once.
 */
final class PlanTransaction {
  /** What another instance has in hand is left to it. */
  private static final String HOLD =
      """
      SELECT name, dashboard, cron, zone, publish, saved_by, scopes, next_at
        FROM snapshot_plan
       WHERE name = $1::text AND next_at <= $2::timestamptz
         FOR UPDATE SKIP LOCKED""";

  private static final String BEGIN =
      """
      INSERT INTO snapshot_run (plan, due_at, made_at)
      VALUES ($1::text, $2::timestamptz, $3::timestamptz)
          ON CONFLICT DO NOTHING""";

  private static final String MADE =
      """
      UPDATE snapshot_run
         SET slug = $3::text, revision = $4::int, publish = $5::boolean
       WHERE plan = $1::text AND due_at = $2::timestamptz""";

  private static final String REFUSED =
      """
      UPDATE snapshot_run
         SET failure = $3::text
       WHERE plan = $1::text AND due_at = $2::timestamptz""";

  private static final String ADVANCE =
      """
      UPDATE snapshot_plan
         SET next_at = $2::timestamptz
       WHERE name = $1::text""";

  private final SqlConnection connection;

  PlanTransaction(SqlConnection connection) {
    this.connection = connection;
  }

  /** Holds the plan, if it is due and nobody else holds it. */
  Future<Optional<DuePlan>> hold(String name, Instant now) {
    return execute(HOLD, Tuple.of(name, PgSnapshotPlans.utc(now)))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst())
        .map(row -> row.map(PlanTransaction::toDue));
  }

  private static DuePlan toDue(Row row) {
    return new DuePlan(
        PgSnapshotPlans.toPlan(row),
        PgSnapshotPlans.toPrincipal(row),
        row.getOffsetDateTime("next_at").toInstant());
  }

  /** Whether nothing was made for that time before. */
  Future<Boolean> begin(String plan, Instant dueAt, Instant now) {
    Tuple values = Tuple.of(plan, PgSnapshotPlans.utc(dueAt), PgSnapshotPlans.utc(now));
    return execute(BEGIN, values).map(rows -> rows.rowCount() == 1);
  }

  Future<Void> made(DuePlan due, Instant dueAt, ReportWritten report) {
    return execute(
            MADE,
            Tuple.of(
                due.name(),
                PgSnapshotPlans.utc(dueAt),
                report.slug(),
                report.revision(),
                due.plan().publish()))
        .mapEmpty();
  }

  Future<Void> refused(DuePlan due, Instant dueAt, String failure) {
    return execute(REFUSED, Tuple.of(due.name(), PgSnapshotPlans.utc(dueAt), failure)).mapEmpty();
  }

  Future<Void> advance(String plan, @Nullable Instant nextAt) {
    return execute(
            ADVANCE, Tuple.of(plan).addValue(nextAt == null ? null : PgSnapshotPlans.utc(nextAt)))
        .mapEmpty();
  }

  private Future<RowSet<Row>> execute(String sql, Tuple values) {
    return connection.preparedQuery(sql).execute(values);
  }
}
