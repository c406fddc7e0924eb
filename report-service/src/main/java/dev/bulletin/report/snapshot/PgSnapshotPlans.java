package dev.bulletin.report.snapshot;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.db.Database;
import dev.bulletin.contract.report.PlannedSnapshot;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.SnapshotPlan;
import dev.bulletin.report.store.PgFailures;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Plans and what has become of them, in PostgreSQL. Thread-safe. */
final class PgSnapshotPlans {
  private static final String LIST =
      """
      SELECT p.name, p.dashboard, p.cron, p.zone, p.publish, p.next_at,
             last.due_at AS last_at, last.slug AS last_slug
        FROM snapshot_plan p
        LEFT JOIN LATERAL
             (SELECT r.due_at, r.slug
                FROM snapshot_run r
               WHERE r.plan = p.name AND r.slug IS NOT NULL
               ORDER BY r.due_at DESC
               LIMIT 1) AS last ON true
       ORDER BY p.name""";

  /** Waits for a report that is being made by the plan. */
  private static final String SAVE =
      """
      INSERT INTO snapshot_plan
             (name, dashboard, cron, zone, publish, saved_by, scopes, next_at, saved_at)
      VALUES ($1::text, $2::text, $3::text, $4::text, $5::boolean, $6::text, $7::text[],
              $8::timestamptz, now())
          ON CONFLICT (name) DO UPDATE
         SET dashboard = excluded.dashboard, cron = excluded.cron, zone = excluded.zone,
             publish = excluded.publish, saved_by = excluded.saved_by, scopes = excluded.scopes,
             next_at = excluded.next_at, saved_at = excluded.saved_at""";

  private static final String DELETE =
      """
      DELETE FROM snapshot_plan
       WHERE name = $1::text""";

  private static final String DUE =
      """
      SELECT name
        FROM snapshot_plan
       WHERE next_at <= $1::timestamptz
       ORDER BY next_at, name""";

  private static final String UNPUBLISHED =
      """
      SELECT r.plan, r.due_at, r.slug, r.revision, p.saved_by, p.scopes
        FROM snapshot_run r
        JOIN snapshot_plan p ON p.name = r.plan
       WHERE r.publish
       ORDER BY r.due_at, r.plan""";

  private static final String PUBLISHED =
      """
      UPDATE snapshot_run
         SET publish = false, failure = $3::text
       WHERE plan = $1::text AND due_at = $2::timestamptz""";

  private final Database database;

  PgSnapshotPlans(Database database) {
    this.database = database;
  }

  /** All of them, by name. */
  Future<List<PlannedSnapshot>> list() {
    return read(LIST, Tuple.tuple(), PgSnapshotPlans::toPlanned);
  }

  /** Keeps a plan, in place of the one of that name. */
  Future<Void> save(SnapshotPlan plan, Principal principal, @Nullable Instant nextAt) {
    Tuple values =
        Tuple.of(
            plan.name(),
            plan.dashboard(),
            plan.cron(),
            plan.zone(),
            plan.publish(),
            principal.name(),
            principal.scopes().toArray(String[]::new));
    return write(SAVE, values.addValue(nextAt == null ? null : utc(nextAt))).mapEmpty();
  }

  /** Whether there was one of that name. */
  Future<Boolean> delete(String name) {
    return write(DELETE, Tuple.of(name)).map(rows -> rows.rowCount() > 0);
  }

  /** The names of those whose time has come, the longest waiting first. */
  Future<List<String>> due(Instant now) {
    return read(DUE, Tuple.of(utc(now)), row -> row.getString("name"));
  }

  /** What is still to be published, the oldest first. */
  Future<List<UnpublishedRun>> unpublished() {
    return read(UNPUBLISHED, Tuple.tuple(), PgSnapshotPlans::toRun);
  }

  /**
   * Counts a run as published, or as never to be.
   *
   * @param failure why not; null when it is published
   */
  Future<Void> finish(UnpublishedRun run, @Nullable String failure) {
    return write(PUBLISHED, Tuple.of(run.plan(), utc(run.dueAt()), failure)).mapEmpty();
  }

  private <T> Future<List<T>> read(String sql, Tuple values, Function<Row, T> mapper) {
    return database
        .statements()
        .preparedQuery(sql)
        .execute(values)
        .map(rows -> all(rows, mapper))
        .recover(PgFailures::explain);
  }

  private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> mapper) {
    return StreamSupport.stream(rows.spliterator(), /* parallel= */ false).map(mapper).toList();
  }

  /** Not on a connection that others share: a row may be locked while its report is made. */
  private Future<RowSet<Row>> write(String sql, Tuple values) {
    return database.transactions().preparedQuery(sql).execute(values).recover(PgFailures::explain);
  }

  private static PlannedSnapshot toPlanned(Row row) {
    return new PlannedSnapshot(
        toPlan(row),
        instant(row.getOffsetDateTime("next_at")),
        instant(row.getOffsetDateTime("last_at")),
        row.getString("last_slug"));
  }

  static SnapshotPlan toPlan(Row row) {
    return new SnapshotPlan(
        row.getString("name"),
        row.getString("dashboard"),
        row.getString("cron"),
        row.getString("zone"),
        row.getBoolean("publish"));
  }

  static Principal toPrincipal(Row row) {
    return new Principal(row.getString("saved_by"), Set.of(row.getArrayOfStrings("scopes")));
  }

  private static UnpublishedRun toRun(Row row) {
    return new UnpublishedRun(
        row.getString("plan"),
        row.getOffsetDateTime("due_at").toInstant(),
        new PublishReport(toPrincipal(row), row.getString("slug"), row.getInteger("revision")));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
