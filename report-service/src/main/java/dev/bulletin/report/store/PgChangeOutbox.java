package dev.bulletin.report.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bulletin.common.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * The outbox in PostgreSQL. Rows stay locked while they are told and are marked in the same
 * transaction: an instance that dies in between gives them back, so that they are told again.
 */
public final class PgChangeOutbox implements ChangeOutbox {
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
          + "SELECT "
          + ChangeRows.OF_CHANGE;

  private static final String FIND =
      """
      WITH change AS (
        SELECT id, report, slug, revision, status, at, reach
          FROM report_change
         WHERE slug = $1::text AND revision = $2::int
         ORDER BY id DESC
         LIMIT 1)
      """
          + "SELECT "
          + ChangeRows.OF_CHANGE;

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

  /** Between its commit and its acknowledgement; what is forgotten can be asked for. */
  private static final int MOST_OWN = 100;

  private static final Duration OWN_KEPT = Duration.ofMinutes(1);

  private final Database database;
  private final Cache<Revision, Change> own =
      Caffeine.newBuilder()
          .maximumSize(MOST_OWN)
          .expireAfterWrite(OWN_KEPT)
          .executor(Runnable::run)
          .build();

  /** The outbox that writes to reports in that database fill. */
  public PgChangeOutbox(Database database) {
    this.database = database;
  }

  private record Revision(String slug, int number) {}

  /** A change that was committed here: whoever {@linkplain #find finds} it is given this. */
  public void committed(Change change) {
    own.put(new Revision(change.told().slug(), change.told().revision()), change);
  }

  @Override
  public Future<Integer> handOn(Function<List<Change>, Future<Void>> teller) {
    return database.transactions().withTransaction(connection -> handOn(connection, teller));
  }

  @Override
  public Future<Optional<Change>> find(String slug, int revision) {
    return Optional.ofNullable(own.asMap().remove(new Revision(slug, revision)))
        .map(change -> Future.succeededFuture(Optional.of(change)))
        .orElseGet(() -> ask(slug, revision));
  }

  /** On a connection of its own for the time: behind others on a shared one the writer waits. */
  private Future<Optional<Change>> ask(String slug, int revision) {
    return database
        .transactions()
        .preparedQuery(FIND)
        .execute(Tuple.of(slug, revision))
        .map(ChangeRows::only);
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
        .map(ChangeRows::byId)
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
        .apply(ChangeRows.changes(taken.values()))
        .compose(told -> mark(connection, taken.keySet()))
        .map(taken.size());
  }

  private static Future<?> mark(SqlConnection connection, Set<Long> ids) {
    return connection.preparedQuery(MARK).execute(Tuple.of(ids.toArray(Long[]::new)));
  }
}
