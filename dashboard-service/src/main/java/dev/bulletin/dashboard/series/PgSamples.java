package dev.bulletin.dashboard.series;

import dev.bulletin.common.db.Database;
import dev.bulletin.contract.dashboard.Sample;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.data.Numeric;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** All samples, in PostgreSQL. */
public final class PgSamples implements SampleStore {
  /** Beyond PostgreSQL's own limit for a statement, for one that hangs altogether. */
  private static final Duration LIMIT = Duration.ofSeconds(6);

  private static final String KEEP =
      """
      INSERT INTO sample (series, at, value, source)
      SELECT series, at, value, source
        FROM unnest($1::text[], $2::timestamptz[], $3::numeric[], $4::text[])
          AS given (series, at, value, source)
          ON CONFLICT DO NOTHING""";

  /** One step down the index for each series, where DISTINCT ON would read the whole day. */
  private static final String LATEST =
      """
      SELECT newest.series, newest.at, newest.value, newest.source
        FROM unnest($1::text[]) AS wanted (series)
       CROSS JOIN LATERAL
             (SELECT series, at, value, source
                FROM sample
               WHERE sample.series = wanted.series
                 AND source = $2::text
                 AND at > now() - interval '1 day'
               ORDER BY at DESC
               LIMIT 1) AS newest""";

  private final Database database;
  private final String source;
  private final String[] series;

  /** Of all that is kept, the latest samples are asked for by these series and this source. */
  public PgSamples(Database database, String source, List<String> series) {
    this.database = database;
    this.source = source;
    this.series = series.toArray(String[]::new);
  }

  @Override
  public Future<Void> keep(List<Sample> samples) {
    return database
        .statements()
        .preparedQuery(KEEP)
        .execute(columns(samples))
        .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .mapEmpty();
  }

  private static Tuple columns(List<Sample> samples) {
    return Tuple.of(
        samples.stream().map(Sample::series).toArray(String[]::new),
        samples.stream().map(PgSamples::time).toArray(OffsetDateTime[]::new),
        samples.stream().map(sample -> Numeric.create(sample.value())).toArray(Numeric[]::new),
        samples.stream().map(Sample::source).toArray(String[]::new));
  }

  private static OffsetDateTime time(Sample sample) {
    return sample.at().atOffset(ZoneOffset.UTC);
  }

  @Override
  public Future<List<Sample>> latest() {
    return database
        .statements()
        .preparedQuery(LATEST)
        .execute(Tuple.of(series, source))
        .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .map(PgSamples::toSamples);
  }

  private static List<Sample> toSamples(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), /* parallel= */ false)
        .map(PgSamples::toSample)
        .toList();
  }

  private static Sample toSample(Row row) {
    return new Sample(
        row.getString("series"),
        row.getBigDecimal("value"),
        row.getOffsetDateTime("at").toInstant(),
        row.getString("source"));
  }
}
