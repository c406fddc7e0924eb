package dev.bulletin.report.schedule;

import dev.bulletin.common.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The schedule in PostgreSQL, whose clock is the one that counts. Thread-safe. */
final class PgSchedule implements Schedule {
  private static final String TAKE =
      """
      UPDATE report
         SET publish_try_at = now() + $2::bigint * interval '1 millisecond'
       WHERE id IN (SELECT id
                      FROM report
                     WHERE status = 'scheduled' AND publish_try_at <= now()
                     ORDER BY publish_try_at
                     LIMIT $1::int
                       FOR UPDATE SKIP LOCKED)
      RETURNING slug, revision, scheduled_by""";

  private static final String UNTIL_NEXT =
      """
      SELECT ceil(extract(epoch FROM min(publish_try_at) - now()) * 1000)::bigint AS millis
        FROM report
       WHERE status = 'scheduled'""";

  private final Database database;

  PgSchedule(Database database) {
    this.database = database;
  }

  @Override
  public Future<List<DueReport>> take(Duration hold) {
    return database
        .statements()
        .preparedQuery(TAKE)
        .mapping(PgSchedule::toDue)
        .execute(Tuple.of(BATCH, hold.toMillis()))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
  }

  private static DueReport toDue(Row row) {
    return new DueReport(
        row.getString("slug"), row.getInteger("revision"), row.getString("scheduled_by"));
  }

  @Override
  public Future<Optional<Duration>> untilNext() {
    return database.statements().preparedQuery(UNTIL_NEXT).execute().map(PgSchedule::toDuration);
  }

  private static Optional<Duration> toDuration(RowSet<Row> rows) {
    return Optional.ofNullable(rows.iterator().next().getLong("millis")).map(Duration::ofMillis);
  }
}
