package dev.bulletin.gateway.session;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.db.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/** Tokens in PostgreSQL. */
public final class PgTokens implements Tokens {
  private static final String FIND =
      """
      SELECT token.id, token.name, token.scopes, token.expires_at
        FROM api_token token
        LEFT JOIN person ON person.id = token.person_id
       WHERE token.hash = $1::bytea AND person.disabled_at IS NULL""";

  private static final String USE =
      """
      UPDATE api_token
         SET last_used_at = now()
       WHERE id = $1::bigint
         AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')""";

  private static final String ENSURE =
      """
      INSERT INTO api_token (name, hash, scopes)
      VALUES ($1::text, $2::bytea, $3::text[])
          ON CONFLICT (name) DO UPDATE
         SET hash = excluded.hash, scopes = excluded.scopes, expires_at = NULL""";

  private final Database database;

  public PgTokens(Database database) {
    this.database = database;
  }

  @Override
  public Future<Optional<ApiToken>> find(byte[] hash) {
    return database
        .statements()
        .preparedQuery(FIND)
        .mapping(PgTokens::toToken)
        .execute(Tuple.of(Buffer.buffer(hash)))
        .map(PgTokens::first);
  }

  @Override
  public Future<Void> use(long id) {
    return database.statements().preparedQuery(USE).execute(Tuple.of(id)).mapEmpty();
  }

  @Override
  public Future<Void> ensure(String name, Secret token, Set<String> scopes) {
    Buffer hash = Buffer.buffer(Bearer.hash(token.reveal()));
    return database
        .statements()
        .preparedQuery(ENSURE)
        .execute(Tuple.of(name, hash, scopes.toArray(String[]::new)))
        .mapEmpty();
  }

  private static ApiToken toToken(Row row) {
    OffsetDateTime expires = row.getOffsetDateTime("expires_at");
    return new ApiToken(
        row.getLong("id"),
        row.getString("name"),
        Set.of(row.getArrayOfStrings("scopes")),
        expires == null ? null : expires.toInstant());
  }

  private static Optional<ApiToken> first(RowSet<ApiToken> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }
}
