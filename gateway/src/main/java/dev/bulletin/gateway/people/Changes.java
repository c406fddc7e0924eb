package dev.bulletin.gateway.people;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.audit.Audit;
import dev.bulletin.gateway.audit.AuditEvent;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes of people: each in a transaction of its own, recorded together with itself, and undone
 * when it would leave an installation that had an administrator without one.
 */
final class Changes {
  private static final Logger log = LoggerFactory.getLogger(Changes.class);
  private static final String UNIQUE_VIOLATION = "23505";

  /** Two who change people do so one after the other, or each could take the other for the rest. */
  private static final String LOCK = "LOCK TABLE person IN SHARE ROW EXCLUSIVE MODE";

  private static final String HAS_ADMIN =
      """
      SELECT EXISTS (
        SELECT FROM person
         WHERE 'admin' = ANY(roles)
           AND disabled_at IS NULL
           AND (has_password OR issuer IS NOT NULL)) AS there""";

  private final Database database;
  private final Audit audit;

  Changes(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  /** Makes a change that is known before it is made. */
  <T> Future<T> make(AuditEvent event, Function<SqlConnection, Future<T>> change) {
    return inTransaction(
        connection -> audit.noteWith(connection, event).compose(noted -> change.apply(connection)));
  }

  /** Makes a change that is known by what has become of it. */
  <T> Future<T> make(Function<SqlConnection, Future<T>> change, Function<T, AuditEvent> event) {
    return inTransaction(
        connection ->
            change
                .apply(connection)
                .compose(made -> audit.noteWith(connection, event.apply(made)).map(made)));
  }

  /** Makes a change that is recorded already. */
  <T> Future<T> make(Function<SqlConnection, Future<T>> change) {
    return inTransaction(change);
  }

  private <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> change) {
    return database
        .transactions()
        .withTransaction(connection -> locked(connection, change))
        .recover(Changes::explained);
  }

  private static <T> Future<T> locked(
      SqlConnection connection, Function<SqlConnection, Future<T>> change) {
    Future<Boolean> before =
        connection.query(LOCK).execute().compose(locked -> hasAdmin(connection));
    return before
        .compose(known -> change.apply(connection))
        .compose(made -> keepingAdmin(connection, before.result()).map(made));
  }

  private static Future<Void> keepingAdmin(SqlConnection connection, boolean before) {
    return hasAdmin(connection)
        .compose(after -> before && !after ? noAdmin() : Future.succeededFuture());
  }

  static Future<Boolean> hasAdmin(SqlClient client) {
    return client
        .query(HAS_ADMIN)
        .execute()
        .map(rows -> rows.iterator().next().getBoolean("there"));
  }

  private static Future<Void> noAdmin() {
    return Future.failedFuture(
        new ServiceException(
            ErrorCode.CONFLICT, "this is the last administrator: make another one first"));
  }

  private static <T> Future<T> explained(Throwable failure) {
    if (failure instanceof ServiceException) {
      return Future.failedFuture(failure);
    }
    if (failure instanceof PgException refusal && UNIQUE_VIOLATION.equals(refusal.getSqlState())) {
      return Future.failedFuture(
          new ServiceException(ErrorCode.CONFLICT, "login: somebody has it already"));
    }
    log.warn("people cannot be changed", failure);
    return Future.failedFuture(ServiceException.unavailable("people cannot be changed at present"));
  }
}
