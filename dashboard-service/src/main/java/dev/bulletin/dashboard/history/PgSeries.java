package dev.bulletin.dashboard.history;

import dev.bulletin.common.db.Database;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.dashboard.history.StoredSeries.Found;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The history of series, from PostgreSQL. What has more samples than are wanted is thinned out
 * there: of each of equally long spans the lowest and the highest sample, and the first and the
 * last of all, as in Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation"
 * (VLDB 2014). So no peak is lost, and no more rows reach this JVM than are answered.
 *
 * <p>Read are the coarsest roll-ups that have a row for each span; spans are made of whole rows,
 * and roll-ups know when their peaks were: each point is a sample at its own time.
 */
public final class PgSeries implements SeriesReader {
  private static final String ALL =
      """
      SELECT (extract(epoch FROM at) * 1000000)::bigint AS micros, value
        FROM sample
       WHERE series_id = $1::int AND at >= $2::timestamptz AND at < $3::timestamptz
       ORDER BY at
       LIMIT $4::int""";

  /** A point is an array, value first, so that the least and the greatest bring their times. */
  private static final String THINNED =
      """
      WITH part AS MATERIALIZED (
        %s),
      span AS (
        SELECT min(ARRAY[low, extract(epoch FROM low_at)]) AS lowest,
               max(ARRAY[high, extract(epoch FROM high_at)]) AS highest,
               sum(count) AS count
          FROM part
         GROUP BY date_bin($2::bigint * interval '1 microsecond', at, $3::timestamptz)),
      kept AS (
        SELECT lowest AS point FROM span
         UNION
        SELECT highest FROM span
         UNION
        (SELECT ARRAY[open, extract(epoch FROM open_at)] FROM part ORDER BY at LIMIT $4::int)
         UNION
        (SELECT ARRAY[close, extract(epoch FROM close_at)]
           FROM part
          ORDER BY at DESC
          LIMIT $4::int))
      SELECT (point[2] * 1000000)::bigint AS micros, point[1] AS value,
             (SELECT sum(count) FROM span)::bigint AS samples
        FROM kept
       WHERE point[2] >= extract(epoch FROM $5::timestamptz)
         AND point[2] < extract(epoch FROM $6::timestamptz)
       ORDER BY micros""";

  private static final int ARGUMENTS = 6;

  private final Database database;
  private final StoredSeries stored;

  public PgSeries(Database database, StoredSeries stored) {
    this.database = database;
    this.stored = stored;
  }

  @Override
  public Future<Optional<List<SeriesPoint>>> read(ReadSeries question) {
    return Answering.inTime(question.series(), () -> answer(question));
  }

  private Future<Optional<List<SeriesPoint>>> answer(ReadSeries question) {
    return stored
        .find(question.series())
        .compose(
            found ->
                found
                    .map(series -> points(question, series).map(Optional::of))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  private Future<List<SeriesPoint>> points(ReadSeries question, Found series) {
    Level level = series.progress().coarsest(question.from(), question.to(), spans(question));
    return level == Level.SAMPLE
        ? allIfFew(question, series)
        : thinned(question, series, level).compose(rows -> better(question, series, rows));
  }

  private static int ends(ReadSeries question) {
    return question.points() < 4 ? 0 : 1;
  }

  private static int spans(ReadSeries question) {
    return question.points() / 2 - ends(question);
  }

  /** One more than wanted tells that there are too many. */
  private Future<List<SeriesPoint>> allIfFew(ReadSeries question, Found series) {
    return all(question, series)
        .compose(
            found ->
                found.size() <= question.points()
                    ? Future.succeededFuture(found)
                    : thinned(question, series, Level.SAMPLE).map(PgSeries::toPoints));
  }

  /** A series that says something once in an hour may not have to be thinned out. */
  private Future<List<SeriesPoint>> better(ReadSeries question, Found series, RowSet<Row> thinned) {
    boolean all = thinned.size() == 0 || samples(thinned) <= question.points();
    return all && series.progress().isKept(Level.SAMPLE, question.from())
        ? all(question, series)
        : Future.succeededFuture(toPoints(thinned));
  }

  private static long samples(RowSet<Row> thinned) {
    Iterator<Row> rows = thinned.iterator();
    return rows.next().getLong("samples");
  }

  private Future<List<SeriesPoint>> all(ReadSeries question, Found series) {
    Tuple arguments =
        Tuple.of(series.id(), time(question.from()), time(question.to()), question.points() + 1);
    return execute(ALL, arguments).map(PgSeries::toPoints);
  }

  private Future<RowSet<Row>> thinned(ReadSeries question, Found series, Level level) {
    var parts = series.progress().parts(level, question.from(), question.to());
    var query = new PartQuery(parts, ARGUMENTS + 1);
    Instant origin = level.floor(question.from());
    Tuple arguments =
        Tuple.of(series.id(), spanMicros(question, level, origin), time(origin), ends(question))
            .addOffsetDateTime(time(question.from()))
            .addOffsetDateTime(time(question.to()));
    return execute(THINNED.formatted(query.rows()), query.arguments(arguments));
  }

  /** Whole units, so that no row is part of two spans, and so long that the spans are enough. */
  private static long spanMicros(ReadSeries question, Level level, Instant origin) {
    long unit = Level.micros(level.unit());
    long range = Level.micros(question.to()) - Level.micros(origin);
    return ceilDiv(ceilDiv(range, spans(question)), unit) * unit;
  }

  private static long ceilDiv(long a, long b) {
    return -Math.floorDiv(-a, b);
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Not on a connection that others share: many samples take a while. */
  private Future<RowSet<Row>> execute(String sql, Tuple arguments) {
    return database.transactions().preparedQuery(sql).execute(arguments);
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
}
