package dev.bulletin.dashboard.history;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.ListSeries;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.SeriesPage;
import dev.bulletin.dashboard.series.LatestSamples;
import dev.bulletin.dashboard.series.Realm;
import dev.bulletin.dashboard.series.Snapshot;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Answers which series there are, from PostgreSQL, with their newest samples. Thread-safe. */
public final class SeriesList {
  private static final int MAX_LIMIT = 1_000;

  private static final String LIST =
      """
      SELECT DISTINCT name
        FROM series
       WHERE coalesce(simulated, $1::boolean) = $1::boolean
         AND starts_with(name, $2::text)
         AND name > $3::text
       ORDER BY name
       LIMIT $4::int""";

  private final Database database;
  private final Realm realm;
  private final LatestSamples latest;
  private final Function<Sample, Instant> staleness;
  private final Clock clock;

  /**
   * Of the series of that realm.
   *
   * @param staleness when a sample is stale, if nothing newer comes
   */
  public SeriesList(
      Database database,
      Realm realm,
      LatestSamples latest,
      Function<Sample, Instant> staleness,
      Clock clock) {
    this.database = database;
    this.realm = realm;
    this.latest = latest;
    this.staleness = staleness;
    this.clock = clock;
  }

  /** Fails with INVALID_REQUEST naming the field. */
  public Future<SeriesPage> read(ListSeries question) {
    Questions.check("limit", question.limit(), 1, MAX_LIMIT);
    Future<List<String>> names = names(question);
    Future<Snapshot> newest = latest.current();
    return Future.all(names, newest)
        .map(both -> page(names.result(), question.limit(), newest.result()));
  }

  /** One more than wanted tells that there is another page. */
  private Future<List<String>> names(ListSeries question) {
    String after = Objects.requireNonNullElse(question.after(), "");
    return database
        .statements()
        .preparedQuery(LIST)
        .execute(Tuple.of(realm.simulated(), question.prefix(), after, question.limit() + 1))
        .map(SeriesList::toNames);
  }

  private static List<String> toNames(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), /* parallel= */ false)
        .map(row -> row.getString("name"))
        .toList();
  }

  private SeriesPage page(List<String> names, int limit, Snapshot newest) {
    Instant now = clock.instant();
    List<Figure> figures =
        names.stream().limit(limit).map(name -> figure(name, newest, now)).toList();
    @Nullable String next = names.size() > limit ? names.get(limit - 1) : null;
    return new SeriesPage(provenance(figures, now), figures, next);
  }

  private Figure figure(String name, Snapshot newest, Instant now) {
    return newest
        .newest(name)
        .map(sample -> Figure.of(sample, staleness.apply(sample), now))
        .orElseGet(() -> Figure.missing(name));
  }

  private static Provenance provenance(List<Figure> figures, Instant now) {
    Instant newest =
        figures.stream()
            .map(Figure::at)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(now);
    return Provenance.fresh(
        UUID.nameUUIDFromBytes(JsonMapper.bytes(figures)).toString(), Set.of(), newest);
  }
}
