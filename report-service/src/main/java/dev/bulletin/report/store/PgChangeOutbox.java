package dev.bulletin.report.store;

import dev.bulletin.common.db.Database;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.report.search.WordTags;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The outbox in PostgreSQL. Rows stay locked while they are told and are marked in the same
 * transaction: an instance that dies in between gives them back, so that they are told again.
 */
public final class PgChangeOutbox implements ChangeOutbox {
  private static final String ROWS =
      """
      SELECT c.id, c.slug, c.revision, c.status, c.at, c.reach,
             r.identity, r.author, r.tags, r.published_at, r.updated_at,
             ARRAY(SELECT f.slug FROM report_former_slug f WHERE f.report = r.id) AS former_slugs,
             t.language, t.title, t.summary, t.reading_minutes,
             CASE WHEN c.status = 'published' THEN tsvector_to_array(t.search) ELSE '{}' END
               AS words
        FROM change c
        JOIN report r ON r.id = c.report
        JOIN report_text t ON t.report = c.report
       ORDER BY c.id, t.language""";

  private static final String TAKE =
      """
      WITH change AS (
        SELECT id, report, slug, revision, status, at, reach
          FROM report_change
         WHERE announced_at IS NULL
         ORDER BY id
         LIMIT $1::int
           FOR UPDATE SKIP LOCKED)
      """
          + ROWS;

  private static final String FIND =
      """
      WITH change AS (
        SELECT id, report, slug, revision, status, at, reach
          FROM report_change
         WHERE slug = $1::text AND revision = $2::int
         ORDER BY id DESC
         LIMIT 1)
      """
          + ROWS;

  /** A mark that is lost when the database crashes is made again: its disk is not waited for. */
  private static final String MARK =
      """
      WITH unwaited AS (SELECT set_config('synchronous_commit', 'off', /* is_local */ true))
      UPDATE report_change
         SET announced_at = clock_timestamp()
        FROM unwaited
       WHERE id = ANY($1::bigint[])""";

  /** What an import of many reports writes is told once. */
  private static final int MOST_REOPENED = 1_000;

  private static final String REOPEN =
      """
      WITH newest AS (
        SELECT id, at
          FROM report_change
         ORDER BY id DESC
         LIMIT $1::int),
      told AS (
        SELECT id
          FROM report_change
         WHERE announced_at IS NOT NULL
           AND id IN (SELECT id
                        FROM newest
                       WHERE at >= (SELECT max(at) FROM newest) - make_interval(secs => $2::float8))
           FOR UPDATE SKIP LOCKED)
      UPDATE report_change
         SET announced_at = NULL
       WHERE id IN (SELECT id FROM told)""";

  private final Database database;

  /** The outbox that writes to reports in that database fill. */
  public PgChangeOutbox(Database database) {
    this.database = database;
  }

  @Override
  public Future<Integer> handOn(Function<List<Change>, Future<Void>> teller) {
    return database.transactions().withTransaction(connection -> handOn(connection, teller));
  }

  /** On a connection of its own for the time: behind others on a shared one the writer waits. */
  @Override
  public Future<Optional<Change>> find(String slug, int revision) {
    return database
        .transactions()
        .preparedQuery(FIND)
        .execute(Tuple.of(slug, revision))
        .map(PgChangeOutbox::rowsById)
        .map(found -> changes(found.values()).stream().findFirst());
  }

  @Override
  public Future<Void> reopen(Duration span) {
    return database
        .transactions()
        .preparedQuery(REOPEN)
        .execute(Tuple.of(MOST_REOPENED, span.toMillis() / 1_000.0))
        .mapEmpty();
  }

  private static Future<Integer> handOn(
      SqlConnection connection, Function<List<Change>, Future<Void>> teller) {
    return connection
        .preparedQuery(TAKE)
        .execute(Tuple.of(BATCH))
        .map(PgChangeOutbox::rowsById)
        .compose(taken -> tell(connection, taken, teller));
  }

  private static Future<Integer> tell(
      SqlConnection connection,
      SortedMap<Long, List<Row>> taken,
      Function<List<Change>, Future<Void>> teller) {
    if (taken.isEmpty()) {
      return Future.succeededFuture(0);
    }
    return teller
        .apply(changes(taken.values()))
        .compose(told -> mark(connection, taken.keySet()))
        .map(taken.size());
  }

  private static Future<?> mark(SqlConnection connection, Set<Long> ids) {
    return connection.preparedQuery(MARK).execute(Tuple.of(ids.toArray(Long[]::new)));
  }

  /** A change has one row for each language. */
  private static SortedMap<Long, List<Row>> rowsById(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .collect(
            Collectors.groupingBy(row -> row.getLong("id"), TreeMap::new, Collectors.toList()));
  }

  private static List<Change> changes(Collection<List<Row>> taken) {
    return taken.stream().map(PgChangeOutbox::toChange).toList();
  }

  private static Change toChange(List<Row> rows) {
    Set<String> words =
        rows.stream()
            .flatMap(
                row ->
                    WordTags.of(
                        ReportRows.language(row.getString("language")),
                        row.getArrayOfStrings("words")))
            .collect(Collectors.toUnmodifiableSet());
    return new Change(toTold(rows), words);
  }

  private static ReportChanged toTold(List<Row> rows) {
    Row row = rows.get(0);
    ReportStatus status = ReportRows.status(row);
    return new ReportChanged(
        row.getLong("id").toString(),
        row.getString("slug"),
        row.getInteger("revision"),
        status,
        ReportRows.instant(row, "at"),
        outdated(row, status),
        status == ReportStatus.PUBLISHED ? summaries(rows) : List.of());
  }

  private static Set<String> outdated(Row row, ReportStatus status) {
    List<String> slugs =
        Stream.concat(
                Stream.of(row.getString("slug")),
                Arrays.stream(row.getArrayOfStrings("former_slugs")))
            .toList();
    return Outdated.tags(slugs, status, ReportRows.reach(row));
  }

  private static List<ReportSummary> summaries(List<Row> rows) {
    return rows.stream().map(ReportRows::toSummary).toList();
  }
}
