package dev.bulletin.dashboard.history;

import dev.bulletin.common.db.Database;
import dev.bulletin.dashboard.series.Realm;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Finds series of a realm by their names, and where their history is. Thread-safe. */
public final class StoredSeries {
  /** Should a name have been given by several sources, the one that came last counts. */
  private static final String FIND =
      """
      SELECT found.id, found.source,
             (SELECT until FROM rolled_up WHERE level = 'minute') AS minute,
             (SELECT until FROM rolled_up WHERE level = 'five_minutes') AS five_minutes,
             (SELECT until FROM rolled_up WHERE level = 'hour') AS hour,
             (SELECT until FROM rolled_up WHERE level = 'day') AS day
        FROM (VALUES (1)) AS one
        LEFT JOIN (SELECT id, source
                     FROM series
                    WHERE name = $1::text AND coalesce(simulated, $2::boolean) = $2::boolean
                    ORDER BY id DESC
                    LIMIT 1) AS found
          ON true""";

  private final Database database;
  private final Realm realm;
  private final Retention retention;
  private final Clock clock;

  public StoredSeries(Database database, Realm realm, Retention retention, Clock clock) {
    this.database = database;
    this.realm = realm;
    this.retention = retention;
    this.clock = clock;
  }

  /** A series that has been written to. */
  record Found(int id, String source, Progress progress) {}

  Future<Optional<Found>> find(String name) {
    return database
        .statements()
        .preparedQuery(FIND)
        .execute(Tuple.of(name, realm.simulated()))
        .map(rows -> found(rows.iterator().next()));
  }

  private Optional<Found> found(Row row) {
    return Optional.ofNullable(row.getInteger("id"))
        .map(id -> new Found(id, row.getString("source"), progress(row)));
  }

  private Progress progress(Row row) {
    Instant now = clock.instant();
    Map<Level, Instant> until = new EnumMap<>(Level.class);
    Map<Level, Instant> since = new EnumMap<>(Level.class);
    until.put(Level.MINUTE, time(row.getOffsetDateTime("minute")));
    until.put(Level.FIVE_MINUTES, time(row.getOffsetDateTime("five_minutes")));
    until.put(Level.HOUR, time(row.getOffsetDateTime("hour")));
    until.put(Level.DAY, time(row.getOffsetDateTime("day")));
    for (Level level : Level.values()) {
      since.put(level, retention.start(level, now));
    }
    return new Progress(until, since);
  }

  private static Instant time(OffsetDateTime time) {
    return time.toInstant();
  }
}
