package dev.bulletin.dashboard.history;

import dev.bulletin.common.db.Database;
import dev.bulletin.contract.dashboard.Candle;
import dev.bulletin.contract.dashboard.ReadCandles;
import dev.bulletin.dashboard.history.StoredSeries.Found;
import dev.bulletin.dashboard.series.CandleLength;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Candles from PostgreSQL: an exchange's own, put together when longer ones are wanted, and else of
 * roll-ups and of the samples that are not rolled up yet.
 */
public final class PgCandleReader implements CandleReader {
  private static final String SUM_UP =
      """
      WITH part AS (
        %s)
      SELECT date_bin($2::bigint * interval '1 second', at, timestamptz '1970-01-05 00:00:00Z')
               AS span,
             (array_agg(open ORDER BY at))[1] AS open, max(high) AS high, min(low) AS low,
             (array_agg(close ORDER BY at DESC))[1] AS close, %s AS volume
        FROM part
       GROUP BY span
       ORDER BY span""";

  private static final String OF_EXCHANGE =
      """
      SELECT at, open, high, low, close, volume
        FROM candle
       WHERE series_id = $1::int AND at >= $3::timestamptz AND at < $4::timestamptz""";

  private static final String NO_VOLUME = "NULL::numeric";
  private static final String VOLUME = "sum(volume)";

  private final Database database;
  private final StoredSeries stored;

  public PgCandleReader(Database database, StoredSeries stored) {
    this.database = database;
    this.stored = stored;
  }

  @Override
  public Future<Optional<Candles>> read(ReadCandles question) {
    return Answering.inTime(question.series(), () -> answer(question));
  }

  private Future<Optional<Candles>> answer(ReadCandles question) {
    return stored
        .find(question.series())
        .compose(
            found ->
                found
                    .map(series -> candles(question, series).map(Optional::of))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  private Future<Candles> candles(ReadCandles question, Found series) {
    return CandleLength.of(question.series())
        .map(CandleLength::duration)
        .map(shortest -> ofExchange(question, series, shortest))
        .orElseGet(() -> ofSamples(question, series));
  }

  private Future<Candles> ofExchange(ReadCandles question, Found series, Duration shortest) {
    CandleSpan span = span(question, shortest);
    Tuple arguments =
        arguments(series, span)
            .addOffsetDateTime(time(span.ceil(question.from())))
            .addOffsetDateTime(time(span.ceil(question.to())));
    return execute(SUM_UP.formatted(OF_EXCHANGE, VOLUME), arguments, span, series);
  }

  private Future<Candles> ofSamples(ReadCandles question, Found series) {
    Level finest = series.progress().kept(Level.SAMPLE, question.from());
    CandleSpan span = span(question, finest.unit());
    var parts =
        series.progress().parts(span.level(), span.ceil(question.from()), span.ceil(question.to()));
    var query = new PartQuery(parts, 3);
    Tuple arguments = query.arguments(arguments(series, span));
    return execute(SUM_UP.formatted(query.rows(), NO_VOLUME), arguments, span, series);
  }

  private static CandleSpan span(ReadCandles question, Duration shortest) {
    return CandleSpan.shortest(question.from(), question.to(), question.candles(), shortest);
  }

  private static Tuple arguments(Found series, CandleSpan span) {
    return Tuple.of(series.id(), span.length().toSeconds());
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private Future<Candles> execute(String sql, Tuple arguments, CandleSpan span, Found series) {
    return database
        .transactions()
        .preparedQuery(sql)
        .execute(arguments)
        .map(rows -> new Candles(span.length(), toCandles(rows, "span"), series.source()));
  }

  static List<Candle> toCandles(RowSet<Row> rows, String at) {
    return StreamSupport.stream(rows.spliterator(), /* parallel= */ false)
        .map(row -> toCandle(row, at))
        .toList();
  }

  private static Candle toCandle(Row row, String at) {
    return new Candle(
        row.getOffsetDateTime(at).toInstant(),
        row.getBigDecimal("open"),
        row.getBigDecimal("high"),
        row.getBigDecimal("low"),
        row.getBigDecimal("close"),
        row.getBigDecimal("volume"));
  }
}
