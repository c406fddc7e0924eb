package dev.bulletin.gateway.token;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.audit.Audit;
import dev.bulletin.gateway.audit.AuditEvent;
import dev.bulletin.gateway.person.Person;
import dev.bulletin.gateway.person.PgPeople;
import dev.bulletin.gateway.person.RandomKey;
import dev.bulletin.gateway.session.Caller;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Tokens of programs in PostgreSQL. */
public final class PgIssuedTokens implements IssuedTokens {
  private static final String UNIQUE_VIOLATION = "23505";

  private static final String LIST =
      """
      SELECT token.id, token.name, token.scopes, token.created_at, token.expires_at,
             token.last_used_at, coalesce(person.login, '') AS maker,
             person.disabled_at IS NULL AS held
        FROM api_token token
        LEFT JOIN person ON person.id = token.person_id
       WHERE $1::boolean OR token.person_id IS NOT DISTINCT FROM $2::bigint
       ORDER BY token.name""";

  private static final String GIVER =
      """
      SELECT token.scopes, token.expires_at, person.id, person.login, person.name, person.roles
        FROM api_token token
        LEFT JOIN person ON person.id = token.person_id
       WHERE token.name = $1::text AND person.disabled_at IS NULL""";

  private static final String CREATE =
      """
      INSERT INTO api_token (name, hash, scopes, expires_at, person_id)
      VALUES ($1::text, $2::bytea, $3::text[], $4::timestamptz, $5::bigint)
      RETURNING id""";

  private static final String REVOKE =
      """
      DELETE FROM api_token
       WHERE id = $1::bigint
         AND ($2::boolean OR person_id IS NOT DISTINCT FROM $3::bigint)
      RETURNING name""";

  private final Database database;
  private final Audit audit;

  public PgIssuedTokens(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  @Override
  public Future<Giver> giver(Principal program) {
    return database
        .statements()
        .preparedQuery(GIVER)
        .mapping(PgIssuedTokens::toGiver)
        .execute(Tuple.of(program.name().substring(Caller.PREFIX.length())))
        .map(rows -> first(rows).orElseThrow(PgIssuedTokens::gone));
  }

  private static Giver toGiver(Row row) {
    Set<String> held = Set.of(row.getArrayOfStrings("scopes"));
    Instant until = toInstant(row.getOffsetDateTime("expires_at"));
    if (row.getLong("id") == null) {
      return Giver.ofOperator(held, until);
    }
    var person =
        new Person(
            row.getLong("id"),
            row.getString("login"),
            row.getString("name"),
            PgPeople.roles(row.getArrayOfStrings("roles")));
    return Giver.of(person, held, until);
  }

  private static ServiceException gone() {
    return new ServiceException(ErrorCode.UNAUTHENTICATED, "the token is not known");
  }

  private static <T> Optional<T> first(RowSet<T> rows) {
    return StreamSupport.stream(rows.spliterator(), /* parallel= */ false).findFirst();
  }

  @Override
  public Future<List<IssuedToken>> list(Giver giver) {
    return database
        .statements()
        .preparedQuery(LIST)
        .mapping(PgIssuedTokens::toToken)
        .execute(Tuple.of(giver.everybody(), giver.person()))
        .map(rows -> StreamSupport.stream(rows.spliterator(), /* parallel= */ false).toList());
  }

  @Override
  public Future<MadeToken> create(NewToken token, Giver giver, AuditEvent event) {
    return Future.succeededFuture(giver)
        .map(token::givenBy)
        .compose(given -> keep(given, giver.person(), event));
  }

  private Future<MadeToken> keep(NewToken token, @Nullable Long person, AuditEvent event) {
    List<String> scopes = token.scopes().stream().sorted().toList();
    RandomKey key = RandomKey.random();
    Tuple values =
        Tuple.of(token.name(), key.hash())
            .addArrayOfString(scopes.toArray(String[]::new))
            .addOffsetDateTime(toTime(token.expiresAt()))
            .addLong(person);
    AuditEvent made = event.on("token", token.name()).with(String.join(" ", scopes));
    return database
        .transactions()
        .withTransaction(connection -> insert(connection, values, made))
        .recover(PgIssuedTokens::taken)
        .map(id -> new MadeToken(id, key));
  }

  private Future<Long> insert(SqlConnection connection, Tuple values, AuditEvent made) {
    return connection
        .preparedQuery(CREATE)
        .execute(values)
        .map(rows -> rows.iterator().next().getLong("id"))
        .compose(id -> audit.noteWith(connection, made).map(id));
  }

  @Override
  public Future<Void> revoke(long id, Giver giver, AuditEvent event) {
    return database
        .transactions()
        .withTransaction(
            connection ->
                connection
                    .preparedQuery(REVOKE)
                    .execute(Tuple.of(id, giver.everybody(), giver.person()))
                    .map(rows -> first(rows).orElseThrow(() -> unknown(id)).getString("name"))
                    .compose(name -> audit.noteWith(connection, event.on("token", name))));
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
