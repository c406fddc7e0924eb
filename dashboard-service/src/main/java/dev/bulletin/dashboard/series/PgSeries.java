package dev.bulletin.dashboard.series;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.PassingFailure;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesPoint;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history of series, from the samples in PostgreSQL. What has more samples than are wanted is
 * thinned out there: of each of equally long spans the lowest and the highest sample, and the first
 * and the last of all, as in Jugel et al., "M4: A Visualization-Oriented Time Series Data
 * Aggregation" (VLDB 2014). So no peak is lost, and no more rows reach this JVM than are answered.
 */
public final class PgSeries implements SeriesReader {
  private static final Logger log = LoggerFactory.getLogger(PgSeries.class);

  /** Less than the question may take, so that the asker hears why. */
  private static final Duration LIMIT = Duration.ofMillis(2_500);

  private static final String ALL =
      """
      SELECT (extract(epoch FROM at) * 1000000)::bigint AS micros, value
        FROM sample
       WHERE series = $1::text AND source = $2::text
         AND at >= $3::timestamptz AND at < $4::timestamptz
       ORDER BY at
       LIMIT $5::int""";

  /** A sample is an array, value first, so that the least and the greatest bring their times. */
  private static final String THINNED =
      """
      WITH wanted AS NOT MATERIALIZED (
        SELECT at, ARRAY[value, extract(epoch FROM at)] AS point
          FROM sample
         WHERE series = $1::text AND source = $2::text
           AND at >= $3::timestamptz AND at < $4::timestamptz),
      span AS (
        SELECT min(point) AS lowest, max(point) AS highest
          FROM wanted
         GROUP BY date_bin($5::bigint * interval '1 microsecond', at, $3::timestamptz)),
      kept AS (
        SELECT lowest AS point FROM span
         UNION
        SELECT highest FROM span
         UNION
        (SELECT point FROM wanted ORDER BY at LIMIT $6::int)
         UNION
        (SELECT point FROM wanted ORDER BY at DESC LIMIT $6::int))
      SELECT (point[2] * 1000000)::bigint AS micros, point[1] AS value
        FROM kept
       ORDER BY micros""";

  private final Database database;
  private final String source;

  /** Of all samples, those that this source has given. */
  public PgSeries(Database database, String source) {
    this.database = database;
    this.source = source;
  }

  @Override
  public Future<List<SeriesPoint>> read(ReadSeries question) {
    return all(question)
        .compose(
            found ->
                found.size() <= question.points()
                    ? Future.succeededFuture(found)
                    : thinned(question))
        .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .recover(failure -> explain(question, failure));
  }

  /** One more than wanted tells that there are too many. */
  private Future<List<SeriesPoint>> all(ReadSeries question) {
    return execute(ALL, range(question).addInteger(question.points() + 1));
  }

  private Future<List<SeriesPoint>> thinned(ReadSeries question) {
    int ends = question.points() < 4 ? 0 : 1;
    int spans = question.points() / 2 - ends;
    long range = ChronoUnit.MICROS.between(question.from(), question.to());
    return execute(THINNED, range(question).addLong(range / spans + 1).addInteger(ends));
  }

  private Tuple range(ReadSeries question) {
    return Tuple.of(question.series(), source, time(question.from()), time(question.to()));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Not on a connection that others share: a month takes a second. */
  private Future<List<SeriesPoint>> execute(String sql, Tuple arguments) {
    return database.transactions().preparedQuery(sql).execute(arguments).map(PgSeries::toPoints);
  }

  private static List<SeriesPoint> toPoints(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), /* parallel= */ false)
        .map(PgSeries::toPoint)
        .toList();
  }

  private static SeriesPoint toPoint(Row row) {
    Instant at = Instant.EPOCH.plus(row.getLong("micros"), ChronoUnit.MICROS);
    return new SeriesPoint(at, row.getBigDecimal("value"));
  }

  private static Future<List<SeriesPoint>> explain(ReadSeries question, Throwable failure) {
    if (!PassingFailure.is(failure)) {
      return Future.failedFuture(failure);
    }
    log.warn("the history of {} is not to be read: {}", question.series(), failure.toString());
    return Future.failedFuture(
        ServiceException.unavailable(
            "the history of %s does not answer at present; a shorter range may"
                .formatted(question.series())));
  }
}
