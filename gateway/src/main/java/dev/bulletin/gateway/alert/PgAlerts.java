package dev.bulletin.gateway.alert;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.delivery.HookEvent;
import dev.bulletin.gateway.delivery.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rules in PostgreSQL. */
public final class PgAlerts implements Alerts {
  /** More are a mistake of a program. */
  private static final int MOST = 200;

  private static final String LIST =
      """
      SELECT name, kind, subject, threshold, hysteresis, seconds, active, revision,
             created_at, updated_at, raised, changed_at
        FROM alert_rule
       WHERE $1::text IS NULL OR name = $1::text
       ORDER BY name""";

  private static final String CREATE =
      """
      INSERT INTO alert_rule
             (name, kind, subject, threshold, hysteresis, seconds, active, revision)
      SELECT $1::text, $2::text, $3::text, $4::numeric, $5::numeric, $6::int, $7::boolean, 1
       WHERE (SELECT count(*) FROM alert_rule) < $8::int
          ON CONFLICT (name) DO NOTHING
      RETURNING revision""";

  private static final String BEFORE =
      """
      SELECT id, kind, subject, threshold, turn, raised
        FROM alert_rule
       WHERE name = $1::text AND revision = $2::int
         FOR UPDATE""";

  private static final String REPLACE =
      """
      UPDATE alert_rule
         SET kind = $2::text, subject = $3::text, threshold = $4::numeric,
             hysteresis = $5::numeric, seconds = $6::int, active = $7::boolean,
             revision = revision + 1, updated_at = now(), turn = turn + 1,
             changed_at = CASE WHEN raised THEN now() ELSE changed_at END,
             raised = false, crossed_at = NULL
       WHERE name = $1::text
      RETURNING revision""";

  private static final String DELETE =
      """
      DELETE FROM alert_rule
       WHERE name = $1::text
      RETURNING 0 AS revision""";

  private final Database database;
  private final Outbox outbox;
  private final Clock clock;

  public PgAlerts(Database database, Outbox outbox, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Future<List<Alert>> list() {
    return list(null);
  }

  private Future<List<Alert>> list(@Nullable String name) {
    return database
        .statements()
        .preparedQuery(LIST)
        .mapping(PgAlerts::toAlert)
        .execute(Tuple.of(name))
        .map(rows -> StreamSupport.stream(rows.spliterator(), /* parallel= */ false).toList());
  }

  @Override
  public Future<Alert> find(String name) {
    return list(name)
        .map(
            found ->
                found.stream()
                    .findFirst()
                    .orElseThrow(() -> ServiceException.notFound("alert", name)));
  }

  @Override
  public Future<AlertWritten> create(AlertDraft draft) {
    return database
        .statements()
        .preparedQuery(CREATE)
        .execute(values(draft).addInteger(MOST))
        .compose(
            rows ->
                rows.size() > 0
                    ? Future.succeededFuture(written(draft.name(), rows))
                    : refused(draft));
  }

  private Future<AlertWritten> refused(AlertDraft draft) {
    return list(draft.name())
        .map(
            found -> {
              throw found.isEmpty()
                  ? new ServiceException(
                      ErrorCode.CONFLICT, "there are %d rules, which is the most".formatted(MOST))
                  : new ServiceException(
                      ErrorCode.PRECONDITION_FAILED, "there is a rule of that name");
            });
  }

  @Override
  public Future<AlertWritten> replace(AlertDraft draft, int revision) {
    return change(draft.name(), revision, REPLACE, values(draft));
  }

  @Override
  public Future<AlertWritten> delete(String name, int revision) {
    return change(name, revision, DELETE, Tuple.of(name));
  }

  private Future<AlertWritten> change(String name, int revision, String statement, Tuple values) {
    return database
        .transactions()
        .withTransaction(
            connection ->
                connection
                    .preparedQuery(BEFORE)
                    .execute(Tuple.of(name, revision))
                    .compose(
                        before ->
                            before.size() > 0 ? tell(connection, name, before) : changed(name))
                    .compose(told -> connection.preparedQuery(statement).execute(values))
                    .map(rows -> written(name, rows)));
  }

  private Future<Void> changed(String name) {
    return find(name)
        .map(
            alert -> {
              throw new ServiceException(
                  ErrorCode.PRECONDITION_FAILED, "the rule is at revision " + alert.revision());
            });
  }

  /** Nobody else would: the rule that was raised is gone. */
  private Future<Void> tell(SqlConnection connection, String name, RowSet<Row> before) {
    Row row = before.iterator().next();
    if (!row.getBoolean("raised")) {
      return Future.succeededFuture();
    }
    AlertKind kind = kind(row);
    var news =
        new AlertNews(
            name,
            kind,
            row.getString("subject"),
            row.getBigDecimal("threshold"),
            null,
            null,
            null,
            AlertNews.RULE);
    String key = key(row.getLong("id"), row.getLong("turn") + 1);
    return outbox.tell(connection, HookEvent.of(kind.cleared(), key, clock.instant(), news));
  }

  /** Names a change of a rule: there is one for each turn. */
  public static String key(long rule, long turn) {
    return "rule-" + rule + "/" + turn;
  }

  private static Tuple values(AlertDraft draft) {
    return Tuple.tuple()
        .addString(draft.name())
        .addString(draft.kind().code())
        .addString(draft.subject())
        .addBigDecimal(draft.threshold())
        .addBigDecimal(draft.hysteresis())
        .addInteger(draft.seconds())
        .addBoolean(draft.active());
  }

  private static AlertWritten written(String name, RowSet<Row> rows) {
    return new AlertWritten(name, rows.iterator().next().getInteger("revision"));
  }

  private static AlertKind kind(Row row) {
    return AlertKind.known(row.getString("kind")).orElseThrow();
  }

  private static Alert toAlert(Row row) {
    OffsetDateTime changed = row.getOffsetDateTime("changed_at");
    return new Alert(
        row.getString("name"),
        kind(row),
        row.getString("subject"),
        row.getBigDecimal("threshold"),
        row.getBigDecimal("hysteresis"),
        row.getInteger("seconds"),
        row.getBoolean("active"),
        row.getInteger("revision"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("updated_at").toInstant(),
        row.getBoolean("raised"),
        changed == null ? null : changed.toInstant());
  }
}
