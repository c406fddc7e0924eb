package dev.bulletin.dashboard.history;

import dev.bulletin.common.db.Database;
import dev.bulletin.contract.dashboard.Candle;
import dev.bulletin.dashboard.history.SeriesIds.Key;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.data.Numeric;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The candles of exchanges, in PostgreSQL. Thread-safe. */
public final class PgCandles implements CandleStore {
  /** Beyond PostgreSQL's own limit for a statement, for one that hangs altogether. */
  private static final Duration LIMIT = Duration.ofSeconds(6);

  private static final String KEEP =
      Fence.FENCE
          + """
          ,
          written AS (
            INSERT INTO candle AS kept (series_id, at, open, high, low, close, volume)
            SELECT series_id, at, open, high, low, close, volume
              FROM unnest($3::int[], $4::timestamptz[], $5::numeric[], $6::numeric[], $7::numeric[],
                          $8::numeric[], $9::numeric[])
                AS given (series_id, at, open, high, low, close, volume)
             WHERE EXISTS (SELECT FROM fence WHERE open)
                ON CONFLICT (series_id, at) DO UPDATE
               SET open = excluded.open, high = excluded.high, low = excluded.low,
                   close = excluded.close, volume = excluded.volume
             WHERE (kept.open, kept.high, kept.low, kept.close, kept.volume)
                   IS DISTINCT FROM (excluded.open, excluded.high, excluded.low, excluded.close,
                                     excluded.volume))
          SELECT term FROM fence""";

  private static final String LAST =
      """
      SELECT at, open, high, low, close, volume
        FROM (SELECT at, open, high, low, close, volume
                FROM candle
               WHERE series_id = $1::int
               ORDER BY at DESC
               LIMIT $2::int) AS newest
       ORDER BY at""";

  private final Database database;
  private final SeriesIds ids;
  private final StoredSeries stored;
  private final Fence fence;

  public PgCandles(Database database, SeriesIds ids, StoredSeries stored, Fence fence) {
    this.database = database;
    this.ids = ids;
    this.stored = stored;
    this.fence = fence;
  }

  /** A candle and the number of its series. */
  private record Numbered(int series, Candle candle) {}

  @Override
  public Future<Void> keep(long term, List<CandleBatch> batches) {
    return ids.learn(batches.stream().map(PgCandles::key).toList())
        .compose(learned -> write(term, numbered(batches)))
        .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Key key(CandleBatch batch) {
    return new Key(batch.series(), batch.source());
  }

  /** Without those of a series for which there is no room. */
  private List<Numbered> numbered(List<CandleBatch> batches) {
    List<Numbered> all = new ArrayList<>();
    for (CandleBatch batch : batches) {
      ids.find(key(batch))
          .ifPresent(id -> batch.candles().forEach(candle -> all.add(new Numbered(id, candle))));
    }
    return all;
  }

  private Future<Void> write(long term, List<Numbered> candles) {
    Tuple arguments = Tuple.of(fence.task(), term, series(candles), times(candles));
    arguments
        .addValue(column(candles, Candle::open))
        .addValue(column(candles, Candle::high))
        .addValue(column(candles, Candle::low))
        .addValue(column(candles, Candle::close))
        .addValue(column(candles, Candle::volume));
    return database
        .statements()
        .preparedQuery(KEEP)
        .execute(arguments)
        .compose(rows -> Fence.check(rows, term));
  }

  private static Integer[] series(List<Numbered> candles) {
    return candles.stream().map(Numbered::series).toArray(Integer[]::new);
  }

  private static OffsetDateTime[] times(List<Numbered> candles) {
    return candles.stream()
        .map(one -> one.candle().at().atOffset(ZoneOffset.UTC))
        .toArray(OffsetDateTime[]::new);
  }

  private static Numeric[] column(
      List<Numbered> candles, Function<Candle, @Nullable BigDecimal> value) {
    return candles.stream()
        .map(
            one -> Optional.ofNullable(value.apply(one.candle())).map(Numeric::create).orElse(null))
        .toArray(Numeric[]::new);
  }

  @Override
  public Future<List<Candle>> last(String series, int count) {
    return stored
        .find(series)
        .compose(
            found ->
                found
                    .map(one -> last(one.id(), count))
                    .orElseGet(() -> Future.succeededFuture(List.of())))
        .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Future<List<Candle>> last(int series, int count) {
    return database
        .statements()
        .preparedQuery(LAST)
        .execute(Tuple.of(series, count))
        .map(rows -> PgCandleReader.toCandles(rows, "at"));
  }
}
