package dev.bulletin.dashboard.history;

import dev.bulletin.common.db.Database;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.dashboard.history.SeriesIds.Key;
import dev.bulletin.dashboard.series.Realm;
import dev.bulletin.dashboard.series.Refusal;
import dev.bulletin.dashboard.series.SampleStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.data.Numeric;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** All samples, in PostgreSQL. Thread-safe. */
public final class PgSamples implements SampleStore {
  /** Beyond PostgreSQL's own limit for a statement, for one that hangs altogether. */
  private static final Duration LIMIT = Duration.ofSeconds(6);

  private static final Duration MAX_AHEAD = Duration.ofMinutes(1);

  /**
   * A minute that is sealed is rolled up, or will be at once: what is written into it is noted. The
   * row that says so is locked, so that a minute is sealed either before, and is noted, or after.
   * Written in the order of the index: two who write the same at once wait for one another once.
   */
  private static final String WRITE =
      """
      written AS (
        INSERT INTO sample (series_id, at, value)
        SELECT series_id, at, value
          FROM unnest($3::int[], $4::timestamptz[], $5::numeric[]) AS given (series_id, at, value)
         WHERE EXISTS (SELECT FROM fence WHERE open)
         ORDER BY series_id, at
            ON CONFLICT DO NOTHING
        RETURNING series_id, at),
      sealed AS MATERIALIZED (
        SELECT until FROM rolled_up WHERE level = 'sealed' FOR SHARE),
      noted AS (
        INSERT INTO late_minute (series_id, at)
        SELECT DISTINCT series_id, date_bin('1 minute', at, timestamptz '1970-01-01 00:00:00Z')
          FROM written
          JOIN sealed ON written.at < sealed.until)
      SELECT term FROM fence""";

  private static final String WRITE_POLLED = Fence.FENCE + ",\n" + WRITE;

  /** Who pushes is no leader. */
  private static final String WRITE_PUSHED =
      "WITH fence AS (SELECT $1::bigint AS task, $2::bigint AS term, true AS open),\n" + WRITE;

  /** One step down the index for each series, where DISTINCT ON would read all. */
  private static final String LATEST =
      """
      SELECT series.name, series.source, newest.at, newest.value
        FROM series
       CROSS JOIN LATERAL
             (SELECT at, value
                FROM sample
               WHERE series_id = series.id
                 AND at > $1::timestamptz
               ORDER BY at DESC
               LIMIT 1) AS newest
       WHERE coalesce(series.simulated, $2::boolean) = $2::boolean""";

  private static final Duration LATEST_SINCE = Duration.ofDays(3);

  private final Database database;
  private final SeriesIds ids;
  private final Fence fence;
  private final Realm realm;
  private final Retention retention;
  private final Clock clock;

  /** Of all that is kept, the latest samples are asked for in this realm. */
  public PgSamples(
      Database database,
      SeriesIds ids,
      Fence fence,
      Realm realm,
      Retention retention,
      Clock clock) {
    this.database = database;
    this.ids = ids;
    this.fence = fence;
    this.realm = realm;
    this.retention = retention;
    this.clock = clock;
  }

  @Override
  public Future<List<Refusal>> keep(Samples samples) {
    Sorted timely = byTime(samples.samples());
    return ids.learn(timely.kept().stream().map(PgSamples::key).toList())
        .compose(learned -> write(samples.term(), byRoom(timely)))
        .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Samples that can be kept, and those that cannot. */
  private record Sorted(List<Sample> kept, List<Refusal> refused) {}

  private Sorted byTime(List<Sample> samples) {
    Instant now = clock.instant();
    Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>());
    samples.forEach(sample -> sort(sorted, sample, timeRefusal(sample, now)));
    return sorted;
  }

  private Sorted byRoom(Sorted timely) {
    Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>(timely.refused()));
    timely.kept().forEach(sample -> sort(sorted, sample, roomRefusal(sample)));
    return sorted;
  }

  private static void sort(Sorted sorted, Sample sample, Optional<String> reason) {
    if (reason.isPresent()) {
      sorted.refused().add(new Refusal(sample, reason.get()));
    } else {
      sorted.kept().add(sample);
    }
  }

  private Optional<String> timeRefusal(Sample sample, Instant now) {
    if (sample.at().isAfter(now.plus(MAX_AHEAD))) {
      return Optional.of("more than a minute ahead: " + sample.at());
    }
    return sample.at().isBefore(retention.start(Level.SAMPLE, now))
        ? Optional.of("older than samples are kept: " + sample.at())
        : Optional.empty();
  }

  private Optional<String> roomRefusal(Sample sample) {
    return ids.find(key(sample)).isPresent()
        ? Optional.empty()
        : Optional.of(
            "no room for another series: there are %,d, as many as may be".formatted(ids.max()));
  }

  private static Key key(Sample sample) {
    return new Key(sample.series(), sample.source());
  }

  private Future<List<Refusal>> write(long term, Sorted sorted) {
    return sorted.kept().isEmpty()
        ? Future.succeededFuture(sorted.refused())
        : database
            .statements()
            .preparedQuery(term == Samples.PUSHED ? WRITE_PUSHED : WRITE_POLLED)
            .execute(arguments(term, sorted.kept()))
            .compose(rows -> Fence.check(rows, term))
            .map(written -> sorted.refused());
  }

  private Tuple arguments(long term, List<Sample> samples) {
    return Tuple.of(
        fence.task(),
        term,
        samples.stream().map(this::id).toArray(Integer[]::new),
        samples.stream().map(PgSamples::time).toArray(OffsetDateTime[]::new),
        samples.stream().map(sample -> Numeric.create(sample.value())).toArray(Numeric[]::new));
  }

  private Integer id(Sample sample) {
    return ids.find(key(sample)).getAsInt();
  }

  private static OffsetDateTime time(Sample sample) {
    return sample.at().atOffset(ZoneOffset.UTC);
  }

  @Override
  public Future<List<Sample>> latest() {
    OffsetDateTime since = clock.instant().minus(LATEST_SINCE).atOffset(ZoneOffset.UTC);
    return database
        .transactions()
        .preparedQuery(LATEST)
        .execute(Tuple.of(since, realm.simulated()))
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
        row.getString("name"),
        row.getBigDecimal("value"),
        row.getOffsetDateTime("at").toInstant(),
        row.getString("source"));
  }
}
