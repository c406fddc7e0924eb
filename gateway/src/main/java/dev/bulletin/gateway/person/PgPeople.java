package dev.bulletin.gateway.person;

import dev.bulletin.common.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** People in PostgreSQL. */
public final class PgPeople implements People {
  private static final String FIND =
      """
      SELECT id, login, name, roles, password_hash, disabled_at IS NOT NULL AS disabled
        FROM person
       WHERE login = $1::text""";

  private static final String ENSURE =
      """
      WITH kept AS (
        INSERT INTO person (login, name, password_hash, roles)
        VALUES ($1::text, $1::text, $2::text, $3::text[])
            ON CONFLICT (login) DO UPDATE
           SET password_hash = excluded.password_hash, has_password = true,
               roles = excluded.roles
        RETURNING id)
      DELETE FROM session
       USING kept
       WHERE session.person_id = kept.id""";

  private final Database database;

  public PgPeople(Database database) {
    this.database = database;
  }

  @Override
  public Future<Optional<Account>> find(String login) {
    return database
        .statements()
        .preparedQuery(FIND)
        .mapping(PgPeople::toAccount)
        .execute(Tuple.of(login))
        .map(PgPeople::first);
  }

  @Override
  public Future<Void> ensure(String login, String passwordHash, Set<Role> roles) {
    String[] codes = roles.stream().map(Role::code).sorted().toArray(String[]::new);
    return database
        .statements()
        .preparedQuery(ENSURE)
        .execute(Tuple.of(login, passwordHash, codes))
        .mapEmpty();
  }

  private static Account toAccount(Row row) {
    var person =
        new Person(
            row.getLong("id"),
            row.getString("login"),
            row.getString("name"),
            roles(row.getArrayOfStrings("roles")));
    return new Account(person, row.getString("password_hash"), row.getBoolean("disabled"));
  }

  /** A role that a newer version has added gives nothing here. */
  public static Set<Role> roles(String[] codes) {
    return Arrays.stream(codes)
        .flatMap(code -> Role.of(code).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<Account> first(RowSet<Account> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }
}
