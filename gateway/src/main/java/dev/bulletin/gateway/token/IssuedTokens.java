package dev.bulletin.gateway.token;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.audit.Audit;
import dev.bulletin.gateway.audit.AuditEvent;
import dev.bulletin.gateway.person.Person;
import dev.bulletin.gateway.person.RandomKey;
import dev.bulletin.gateway.person.Role;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Makes tokens and revokes them, each recorded together with the change. Who looks after people
 * looks after all tokens; everybody else after those they have made.
 */
public final class IssuedTokens {
  private static final String UNIQUE_VIOLATION = "23505";

  private static final String LIST =
      """
      SELECT token.id, token.name, token.scopes, token.created_at, token.expires_at,
             token.last_used_at, coalesce(person.login, '') AS maker,
             person.disabled_at IS NULL AS held
        FROM api_token token
        LEFT JOIN person ON person.id = token.person_id
       WHERE $1::bigint IS NULL OR token.person_id = $1::bigint
       ORDER BY token.name""";

  private static final String CREATE =
      """
      INSERT INTO api_token (name, hash, scopes, expires_at, person_id)
      VALUES ($1::text, $2::bytea, $3::text[], $4::timestamptz, $5::bigint)""";

  private static final String REVOKE =
      """
      DELETE FROM api_token
       WHERE id = $1::bigint AND ($2::bigint IS NULL OR person_id = $2::bigint)
      RETURNING name""";

  private final Database database;
  private final Audit audit;

  public IssuedTokens(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  /** Those that the person looks after. */
  public Future<List<IssuedToken>> list(Person person) {
    return database
        .statements()
        .preparedQuery(LIST)
        .mapping(IssuedTokens::toToken)
        .execute(Tuple.of(limit(person)))
        .map(rows -> StreamSupport.stream(rows.spliterator(), /* parallel= */ false).toList());
  }

  /**
   * Makes a token, which is known to nobody but who is given it. Fails with FORBIDDEN for a scope
   * that the person may not give, and with CONFLICT for a name in use.
   */
  public Future<RandomKey> create(NewToken token, Person person, AuditEvent event) {
    if (!token.scopes().stream().allMatch(scope -> Grants.may(person, scope))) {
      return Future.failedFuture(
          new ServiceException(ErrorCode.FORBIDDEN, "you may not give one of these scopes"));
    }
    RandomKey key = RandomKey.random();
    Tuple values =
        Tuple.of(token.name(), key.hash())
            .addArrayOfString(token.scopes().stream().sorted().toArray(String[]::new))
            .addOffsetDateTime(toTime(token.expiresAt()))
            .addLong(person.id());
    AuditEvent made =
        event
            .on("token", token.name())
            .with(String.join(" ", token.scopes().stream().sorted().toList()));
    return database
        .transactions()
        .withTransaction(
            connection ->
                connection
                    .preparedQuery(CREATE)
                    .execute(values)
                    .compose(created -> audit.noteWith(connection, made)))
        .recover(IssuedTokens::taken)
        .map(key);
  }

  /** Ends a token; fails with NOT_FOUND when the person looks after none of that id. */
  public Future<Void> revoke(long id, Person person, AuditEvent event) {
    return database
        .transactions()
        .withTransaction(
            connection ->
                connection
                    .preparedQuery(REVOKE)
                    .execute(Tuple.of(id, limit(person)))
                    .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst())
                    .map(found -> found.orElseThrow(() -> unknown(id)).getString("name"))
                    .compose(name -> audit.noteWith(connection, event.on("token", name))));
  }

  /** Whose tokens the person looks after: null for everybody's. */
  private static @Nullable Long limit(Person person) {
    return person.principal().may(Role.PEOPLE_SCOPE) ? null : person.id();
  }

  private static <T> Future<T> taken(Throwable failure) {
    return Future.failedFuture(
        failure instanceof PgException refusal && UNIQUE_VIOLATION.equals(refusal.getSqlState())
            ? new ServiceException(ErrorCode.CONFLICT, "name: another token has it")
            : failure);
  }

  private static ServiceException unknown(long id) {
    return ServiceException.notFound("token", Long.toString(id));
  }

  private static @Nullable OffsetDateTime toTime(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private static IssuedToken toToken(Row row) {
    return new IssuedToken(
        row.getLong("id"),
        row.getString("name"),
        List.of(row.getArrayOfStrings("scopes")),
        row.getString("maker"),
        row.getBoolean("held"),
        row.getOffsetDateTime("created_at").toInstant(),
        toInstant(row.getOffsetDateTime("expires_at")),
        toInstant(row.getOffsetDateTime("last_used_at")));
  }

  private static @Nullable Instant toInstant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
