package dev.bulletin.dashboard.library;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.PassingFailure;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Definitions in PostgreSQL. Thread-safe. */
public final class PgDefinitions implements DefinitionStore {
  private static final Logger log = LoggerFactory.getLogger(PgDefinitions.class);

  static final int MAX_DEFINITIONS = 200;

  /** Less than a command may take, so that who asks hears why. */
  private static final Duration LIMIT = Duration.ofSeconds(4);

  private static final String MARKS =
      """
      SELECT name, revision, saved_at
        FROM dashboard_definition""";

  private static final String FIND =
      """
      SELECT name, yaml, revision, author, saved_at
        FROM dashboard_definition
       WHERE name = ANY ($1::text[])""";

  /** Those that come at the same moment are not counted. */
  private static final String INSERT =
      """
      INSERT INTO dashboard_definition (name, yaml, revision, author, saved_at)
      SELECT $1::text, $2::text, 1, $3::text, now()
       WHERE (SELECT count(*) FROM dashboard_definition) < $4::int
          ON CONFLICT DO NOTHING
      RETURNING revision""";

  private static final String UPDATE =
      """
      UPDATE dashboard_definition
         SET yaml = $2::text, revision = revision + 1, author = $3::text, saved_at = now()
       WHERE name = $1::text AND revision = $4::int
      RETURNING revision""";

  /** A moment later than it was saved, or no instance would read it again. */
  private static final String REPLACE_AUTHOR =
      """
      UPDATE dashboard_definition
         SET author = $2::text, saved_at = saved_at + interval '1 microsecond'
       WHERE author = $1::text""";

  private static final String DELETE =
      """
      DELETE FROM dashboard_definition
       WHERE name = $1::text AND revision = $2::int""";

  private final Database database;

  public PgDefinitions(Database database) {
    this.database = database;
  }

  @Override
  public Future<Map<String, Definition.Mark>> marks() {
    return execute(MARKS, Tuple.tuple())
        .map(
            rows ->
                stream(rows)
                    .collect(
                        Collectors.toMap(row -> row.getString("name"), PgDefinitions::toMark)));
  }

  private static Definition.Mark toMark(Row row) {
    return new Definition.Mark(
        row.getInteger("revision"), row.getOffsetDateTime("saved_at").toInstant());
  }

  @Override
  public Future<List<Definition>> find(Collection<String> names) {
    return execute(FIND, Tuple.of(names.toArray(String[]::new)))
        .map(rows -> stream(rows).map(PgDefinitions::toDefinition).toList());
  }

  private static Definition toDefinition(Row row) {
    return new Definition(
        row.getString("name"),
        row.getString("yaml"),
        row.getInteger("revision"),
        row.getString("author"),
        row.getOffsetDateTime("saved_at").toInstant());
  }

  @Override
  public Future<Integer> save(String name, String yaml, int revision, String author) {
    Future<RowSet<Row>> saved =
        revision == 0
            ? execute(INSERT, Tuple.of(name, yaml, author, MAX_DEFINITIONS))
            : execute(UPDATE, Tuple.of(name, yaml, author, revision));
    return saved.compose(rows -> rows.size() == 1 ? revision(rows) : refuse(name, revision));
  }

  private static Future<Integer> revision(RowSet<Row> rows) {
    return Future.succeededFuture(rows.iterator().next().getInteger("revision"));
  }

  private <T> Future<T> refuse(String name, int revision) {
    return marks()
        .compose(
            marks ->
                Future.failedFuture(
                    revision == 0 && !marks.containsKey(name) ? tooMany() : changed(marks, name)));
  }

  private static ServiceException tooMany() {
    return new ServiceException(
        ErrorCode.CONFLICT, "there are %d dashboards already".formatted(MAX_DEFINITIONS));
  }

  private static ServiceException changed(Map<String, Definition.Mark> marks, String name) {
    Definition.Mark mark = marks.get(name);
    int current = mark == null ? 0 : mark.revision();
    return new ServiceException(
        ErrorCode.PRECONDITION_FAILED,
        "changed by someone else: the revision of %s is %d".formatted(name, current));
  }

  @Override
  public Future<Integer> replaceAuthor(String name, String other) {
    return execute(REPLACE_AUTHOR, Tuple.of(name, other)).map(RowSet::rowCount);
  }

  @Override
  public Future<Void> delete(String name, int revision) {
    return execute(DELETE, Tuple.of(name, revision))
        .compose(
            rows ->
                rows.rowCount() == 1
                    ? Future.succeededFuture()
                    : marks().compose(marks -> Future.failedFuture(undeletable(marks, name))));
  }

  private static ServiceException undeletable(Map<String, Definition.Mark> marks, String name) {
    return marks.containsKey(name)
        ? changed(marks, name)
        : ServiceException.notFound("definition", name);
  }

  private Future<RowSet<Row>> execute(String sql, Tuple values) {
    return database
        .statements()
        .preparedQuery(sql)
        .execute(values)
        .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .recover(PgDefinitions::explain);
  }

  private static <T> Future<T> explain(Throwable failure) {
    if (!PassingFailure.is(failure)) {
      return Future.failedFuture(failure);
    }
    log.warn("definitions are not to be had: {}", failure.toString());
    return Future.failedFuture(
        ServiceException.unavailable("the database of dashboards does not answer at present"));
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), /* parallel= */ false);
  }
}
