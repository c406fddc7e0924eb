package dev.bulletin.gateway.hook;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.delivery.EventType;
import dev.bulletin.gateway.delivery.Signature;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Hooks in PostgreSQL. */
public final class PgHooks implements Hooks {
  /** More are a mistake of a program. */
  private static final int MOST = 100;

  private static final String LIST =
      """
      SELECT name, url, events, active, revision, created_at, updated_at, failing_since, off_since
        FROM hook
       WHERE $1::text IS NULL OR name = $1::text
       ORDER BY name""";

  private static final String CREATE =
      """
      INSERT INTO hook (name, url, events, active, secret, revision)
      SELECT $1::text, $2::text, $3::text[], $4::boolean, $5::text, 1
       WHERE (SELECT count(*) FROM hook) < $6::int
          ON CONFLICT (name) DO NOTHING
      RETURNING revision""";

  private static final String REPLACE =
      """
      UPDATE hook
         SET url = $3::text, events = $4::text[], active = $5::boolean,
             revision = revision + 1, updated_at = now(),
             failing_since = NULL, off_since = CASE WHEN $5::boolean THEN NULL ELSE off_since END
       WHERE name = $1::text AND revision = $2::int
      RETURNING revision""";

  private static final String DELETE =
      """
      DELETE FROM hook
       WHERE name = $1::text AND revision = $2::int
      RETURNING 0 AS revision""";

  private static final String RENEW =
      """
      UPDATE hook
         SET former_secret = secret, former_until = now() + interval '1 day', secret = $3::text,
             revision = revision + 1, updated_at = now()
       WHERE name = $1::text AND revision = $2::int
      RETURNING revision""";

  private final Database database;

  public PgHooks(Database database) {
    this.database = database;
  }

  @Override
  public Future<List<Hook>> list() {
    return list(null);
  }

  private Future<List<Hook>> list(@Nullable String name) {
    return database
        .statements()
        .preparedQuery(LIST)
        .mapping(PgHooks::toHook)
        .execute(Tuple.of(name))
        .map(rows -> StreamSupport.stream(rows.spliterator(), /* parallel= */ false).toList());
  }

  @Override
  public Future<Hook> find(String name) {
    return list(name).map(found -> found.stream().findFirst().orElseThrow(() -> notFound(name)));
  }

  @Override
  public Future<HookWritten> create(HookDraft draft) {
    String secret = Signature.newSecret();
    return execute(
            CREATE, Tuple.of(draft.name(), draft.url(), codes(draft), draft.active(), secret, MOST))
        .compose(rows -> rows.size() > 0 ? written(draft.name(), rows, secret) : refused(draft));
  }

  private Future<HookWritten> refused(HookDraft draft) {
    return list(draft.name())
        .map(
            found -> {
              throw found.isEmpty()
                  ? new ServiceException(
                      ErrorCode.CONFLICT, "there are %d hooks, which is the most".formatted(MOST))
                  : new ServiceException(
                      ErrorCode.PRECONDITION_FAILED, "there is a hook of that name");
            });
  }

  @Override
  public Future<HookWritten> replace(HookDraft draft, int revision) {
    Tuple values = Tuple.of(draft.name(), revision, draft.url(), codes(draft), draft.active());
    return change(draft.name(), REPLACE, values, /* secret= */ null);
  }

  @Override
  public Future<HookWritten> delete(String name, int revision) {
    return change(name, DELETE, Tuple.of(name, revision), /* secret= */ null);
  }

  @Override
  public Future<HookWritten> renewSecret(String name, int revision) {
    String secret = Signature.newSecret();
    return change(name, RENEW, Tuple.of(name, revision, secret), secret);
  }

  private Future<HookWritten> change(
      String name, String statement, Tuple values, @Nullable String secret) {
    return execute(statement, values)
        .compose(rows -> rows.size() > 0 ? written(name, rows, secret) : changed(name));
  }

  private Future<HookWritten> changed(String name) {
    return find(name)
        .map(
            hook -> {
              throw new ServiceException(
                  ErrorCode.PRECONDITION_FAILED, "the hook is at revision " + hook.revision());
            });
  }

  private static Future<HookWritten> written(
      String name, RowSet<Row> rows, @Nullable String secret) {
    int revision = rows.iterator().next().getInteger("revision");
    return Future.succeededFuture(new HookWritten(name, revision, secret));
  }

  private Future<RowSet<Row>> execute(String statement, Tuple values) {
    return database.statements().preparedQuery(statement).execute(values);
  }

  static ServiceException notFound(String name) {
    return ServiceException.notFound("hook", name);
  }

  private static String[] codes(HookDraft draft) {
    return draft.events().stream().map(EventType::code).toArray(String[]::new);
  }

  private static Hook toHook(Row row) {
    return new Hook(
        row.getString("name"),
        row.getString("url"),
        Arrays.stream(row.getArrayOfStrings("events"))
            .flatMap(code -> EventType.known(code).stream())
            .toList(),
        row.getBoolean("active"),
        row.getInteger("revision"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("updated_at").toInstant(),
        instant(row, "failing_since"),
        instant(row, "off_since"));
  }

  static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
