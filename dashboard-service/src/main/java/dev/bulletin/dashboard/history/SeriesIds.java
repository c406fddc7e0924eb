package dev.bulletin.dashboard.history;

import dev.bulletin.common.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The numbers of series, which never change, in memory; makes new series up to a limit.
 * Thread-safe.
 */
public final class SeriesIds {
  static final int MAX_SERIES = 20_000;

  private static final String FIND =
      """
      SELECT id, name, source
        FROM series
        JOIN unnest($1::text[], $2::text[]) AS given (name, source) USING (name, source)""";

  private static final String LOCK = "LOCK TABLE series IN SHARE ROW EXCLUSIVE MODE";

  private static final String MAKE =
      """
      INSERT INTO series (name, source)
      SELECT name, source
        FROM (SELECT name, source, row_number() OVER (ORDER BY name) AS number
                FROM unnest($1::text[], $2::text[]) AS given (name, source)
               WHERE NOT EXISTS (SELECT
                                   FROM series
                                  WHERE series.name = given.name
                                    AND series.source = given.source)) AS missing
       WHERE number <= $3::bigint - (SELECT count(*) FROM series)""";

  private final Database database;
  private final int max;
  private final Map<Key, Integer> known = new ConcurrentHashMap<>();

  public SeriesIds(Database database) {
    this(database, MAX_SERIES);
  }

  SeriesIds(Database database, int max) {
    this.database = database;
    this.max = max;
  }

  /** A series as one source gives it. */
  record Key(String name, String source) {}

  /** The number, as far as it is known. */
  OptionalInt find(Key key) {
    Integer id = known.get(key);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** How many series there may be. */
  int max() {
    return max;
  }

  /** Learns the numbers of all these, and makes those that are new as long as there is room. */
  Future<Void> learn(Collection<Key> keys) {
    List<Key> missing = missing(keys);
    return missing.isEmpty()
        ? Future.succeededFuture()
        : find(database.statements(), missing).compose(found -> make(missing(keys)));
  }

  private List<Key> missing(Collection<Key> keys) {
    return keys.stream().distinct().filter(key -> !known.containsKey(key)).toList();
  }

  private Future<Void> find(SqlClient client, List<Key> keys) {
    return client.preparedQuery(FIND).execute(columns(keys)).onSuccess(this::remember).mapEmpty();
  }

  private Future<Void> make(List<Key> keys) {
    return keys.isEmpty()
        ? Future.succeededFuture()
        : database
            .transactions()
            .withTransaction(transaction -> make(transaction, keys))
            .compose(made -> find(database.statements(), keys));
  }

  /** One after the other, or several would make more than there may be. */
  private Future<Void> make(SqlConnection transaction, List<Key> keys) {
    return transaction
        .query(LOCK)
        .execute()
        .compose(
            locked -> transaction.preparedQuery(MAKE).execute(columns(keys).addLong((long) max)))
        .mapEmpty();
  }

  private static Tuple columns(List<Key> keys) {
    return Tuple.tuple()
        .addArrayOfString(keys.stream().map(Key::name).toArray(String[]::new))
        .addArrayOfString(keys.stream().map(Key::source).toArray(String[]::new));
  }

  private void remember(RowSet<Row> rows) {
    rows.forEach(
        row ->
            known.put(
                new Key(row.getString("name"), row.getString("source")), row.getInteger("id")));
  }
}
