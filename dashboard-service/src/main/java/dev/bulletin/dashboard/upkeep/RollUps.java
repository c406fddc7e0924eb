package dev.bulletin.dashboard.upkeep;

import dev.bulletin.common.db.Database;
import dev.bulletin.dashboard.history.Level;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Rolls samples up, a step at a time. Two may do it at once: each step holds the row that says how
 * far its level has come.
 *
 * <p>First minutes are sealed, which waits for whoever is writing into them: from then on what is
 * written into a sealed minute is noted as late. So a minute that is rolled up afterwards misses
 * nothing, and what was noted is rolled up again.
 */
final class RollUps {
  /** A step is one transaction; after an outage there are many. */
  private static final Map<Level, Duration> STEPS =
      Map.of(
          Level.MINUTE, Duration.ofHours(1),
          Level.FIVE_MINUTES, Duration.ofHours(6),
          Level.HOUR, Duration.ofDays(1),
          Level.DAY, Duration.ofDays(30));

  private static final int LATE_AT_ONCE = 10_000;
  private static final String ALLOW = "SET LOCAL statement_timeout = '5min'";
  private static final String SEAL =
      "UPDATE rolled_up SET until = $1::timestamptz WHERE level = 'sealed' AND until < $1::timestamptz";
  private static final String LOCK =
      "SELECT until FROM rolled_up WHERE level = $1::text FOR UPDATE";
  private static final String READ = "SELECT until FROM rolled_up WHERE level = $1::text";
  private static final String ADVANCE =
      "UPDATE rolled_up SET until = $2::timestamptz WHERE level = $1::text";
  private static final String TAKE_LATE =
      """
      WITH late AS (
        DELETE FROM late_minute
         WHERE ctid = ANY (ARRAY(SELECT ctid FROM late_minute LIMIT $1::int))
        RETURNING series_id, at)
      SELECT array_agg(series_id) AS series, array_agg(at) AS minutes
        FROM (SELECT DISTINCT series_id, at FROM late) AS minute""";

  private final Database database;

  RollUps(Database database) {
    this.database = database;
  }

  /** Seals the minutes that have ended by then. */
  Future<Void> seal(Instant until) {
    return database
        .statements()
        .preparedQuery(SEAL)
        .execute(Tuple.of(time(Level.MINUTE.floor(until))))
        .mapEmpty();
  }

  /** Takes a level one step on; says whether there is more to be done. */
  Future<Boolean> step(Level level) {
    return database.transactions().withTransaction(transaction -> step(transaction, level));
  }

  private static Future<Boolean> step(SqlConnection transaction, Level level) {
    return transaction
        .query(ALLOW)
        .execute()
        .compose(allowed -> until(transaction, LOCK, RollUpSql.name(level)))
        .compose(from -> step(transaction, level, from));
  }

  private static Future<Boolean> step(SqlConnection transaction, Level level, Instant from) {
    String basis = level == Level.MINUTE ? "sealed" : RollUpSql.name(level.basis());
    return until(transaction, READ, basis)
        .compose(ready -> step(transaction, level, from, level.floor(ready)));
  }

  private static Future<Boolean> step(
      SqlConnection transaction, Level level, Instant from, Instant ready) {
    Instant aim = from.plus(STEPS.getOrDefault(level, level.unit()));
    Instant to = aim.isBefore(ready) ? aim : ready;
    return from.isBefore(to)
        ? rollUp(transaction, level, from, to).map(rolled -> to.isBefore(ready))
        : Future.succeededFuture(false);
  }

  private static Future<Void> rollUp(
      SqlConnection transaction, Level level, Instant from, Instant to) {
    return transaction
        .preparedQuery(RollUpSql.between(level))
        .execute(Tuple.of(time(from), time(to)))
        .compose(
            rolled ->
                transaction
                    .preparedQuery(ADVANCE)
                    .execute(Tuple.of(RollUpSql.name(level), time(to))))
        .mapEmpty();
  }

  private static Future<Instant> until(SqlConnection transaction, String sql, String level) {
    return transaction
        .preparedQuery(sql)
        .execute(Tuple.of(level))
        .map(rows -> rows.iterator().next().getOffsetDateTime("until").toInstant());
  }

  /** Rolls up again what has got late samples; says whether there is more to be done. */
  Future<Boolean> again() {
    return database.transactions().withTransaction(RollUps::again);
  }

  /** What was taken is visible to the statements after, which therefore miss no sample of it. */
  private static Future<Boolean> again(SqlConnection transaction) {
    return transaction
        .query(ALLOW)
        .execute()
        .compose(allowed -> until(transaction, LOCK, RollUpSql.name(Level.MINUTE)))
        .compose(locked -> transaction.preparedQuery(TAKE_LATE).execute(Tuple.of(LATE_AT_ONCE)))
        .compose(late -> again(transaction, late));
  }

  private static Future<Boolean> again(SqlConnection transaction, RowSet<Row> late) {
    Row row = late.iterator().next();
    Integer[] series = row.getArrayOfIntegers("series");
    if (series == null) {
      return Future.succeededFuture(false);
    }
    Tuple minutes =
        Tuple.tuple()
            .addArrayOfInteger(series)
            .addArrayOfOffsetDateTime(row.getArrayOfOffsetDateTimes("minutes"));
    return again(transaction, Level.MINUTE, minutes)
        .compose(rolled -> again(transaction, Level.FIVE_MINUTES, minutes))
        .compose(rolled -> again(transaction, Level.HOUR, minutes))
        .compose(rolled -> again(transaction, Level.DAY, minutes))
        .map(rolled -> true);
  }

  private static Future<Void> again(SqlConnection transaction, Level level, Tuple minutes) {
    return transaction.preparedQuery(RollUpSql.again(level)).execute(minutes).mapEmpty();
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
