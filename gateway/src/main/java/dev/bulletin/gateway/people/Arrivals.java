package dev.bulletin.gateway.people;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.audit.Audit;
import dev.bulletin.gateway.audit.AuditEvent;
import dev.bulletin.gateway.person.Login;
import dev.bulletin.gateway.person.Passwords;
import dev.bulletin.gateway.person.Person;
import dev.bulletin.gateway.person.Role;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Finds out who somebody is here for whom another provider vouches. A person is known by the
 * provider's own mark of them alone; a name is looked at once, for those who were invited and have
 * set no password, so that nobody takes an account by calling themselves so elsewhere.
 */
public final class Arrivals {
  private static final int MAX_NAME = 100;

  private static final String KNOWN =
      """
      SELECT id, login, name, roles, disabled_at IS NOT NULL AS disabled
        FROM person
       WHERE issuer = $1::text AND external_id = $2::text""";

  private static final String LINK =
      """
      WITH ended AS (
        DELETE FROM one_time_link
         USING person
         WHERE one_time_link.person_id = person.id AND person.login = $3::text
           AND NOT person.has_password AND person.issuer IS NULL)
      UPDATE person
         SET issuer = $1::text, external_id = $2::text
       WHERE login = $3::text AND NOT has_password AND issuer IS NULL AND disabled_at IS NULL
      RETURNING id, login, name, roles, false AS disabled""";

  private static final String CREATE =
      """
      INSERT INTO person (login, name, password_hash, roles, has_password, issuer, external_id)
      VALUES ($1::text, $2::text, $3::text, $4::text[], false, $5::text, $6::text)
          ON CONFLICT (login) DO NOTHING
      RETURNING id, login, name, roles, false AS disabled""";

  private static final String SET_ROLE =
      """
      UPDATE person
         SET roles = $2::text[]
       WHERE id = $1::bigint
      RETURNING id, login, name, roles""";

  private final Changes changes;
  private final Audit audit;
  private final Passwords passwords;

  public Arrivals(Database database, Audit audit, Passwords passwords) {
    this.changes = new Changes(database, audit);
    this.audit = audit;
    this.passwords = passwords;
  }

  /**
   * The person; fails with FORBIDDEN when they may not come in.
   *
   * @param arrival recorded when they come in
   * @param creation recorded when they get an account by it
   */
  public Future<Person> admit(Voucher voucher, AuditEvent arrival, AuditEvent creation) {
    return changes.make(
        connection -> person(connection, voucher, creation),
        who -> arrival.by(who.principal().name()).onPerson(who.id()));
  }

  private Future<Person> person(SqlConnection connection, Voucher voucher, AuditEvent creation) {
    if (voucher.decidesRole() && voucher.role().isEmpty()) {
      return refused();
    }
    return find(connection, KNOWN, Tuple.of(voucher.issuer(), voucher.subject()))
        .compose(
            known -> known.isPresent() ? Future.succeededFuture(known) : link(connection, voucher))
        .compose(
            known ->
                known.isPresent()
                    ? Future.succeededFuture(known)
                    : create(connection, voucher, creation))
        .compose(known -> known.map(Future::succeededFuture).orElseGet(Arrivals::refused))
        .compose(known -> withRole(connection, known, voucher));
  }

  private static Future<Optional<Person>> link(SqlConnection connection, Voucher voucher) {
    Tuple values = Tuple.of(voucher.issuer(), voucher.subject(), voucher.login());
    return find(connection, LINK, values);
  }

  private Future<Optional<Person>> create(
      SqlConnection connection, Voucher voucher, AuditEvent creation) {
    boolean fits = Login.fits(voucher.login()) && !Login.isOfErased(voucher.login());
    if (!voucher.creates() || voucher.role().isEmpty() || !fits) {
      return Future.succeededFuture(Optional.empty());
    }
    String[] roles = {voucher.role().get().code()};
    Tuple values =
        Tuple.of(
            voucher.login(),
            name(voucher),
            passwords.nobody(),
            roles,
            voucher.issuer(),
            voucher.subject());
    return find(connection, CREATE, values)
        .compose(made -> noted(connection, made, creation).map(made));
  }

  private Future<Void> noted(SqlConnection connection, Optional<Person> made, AuditEvent creation) {
    return made.map(
            person ->
                audit.noteWith(
                    connection, creation.by(person.principal().name()).onPerson(person.id())))
        .orElseGet(Future::succeededFuture);
  }

  private static String name(Voucher voucher) {
    String line = voucher.name().replaceAll("\\p{Cntrl}", " ").strip();
    String whole = line.isEmpty() ? voucher.login() : line;
    return whole.length() <= MAX_NAME ? whole : whole.substring(0, MAX_NAME);
  }

  /** Fails with FORBIDDEN for somebody who is disabled. */
  private static Future<Optional<Person>> find(
      SqlConnection connection, String statement, Tuple values) {
    return connection
        .preparedQuery(statement)
        .execute(values)
        .map(rows -> StreamSupport.stream(rows.spliterator(), /* parallel= */ false).findFirst())
        .compose(found -> found.map(Arrivals::enabled).orElseGet(Arrivals::nobody));
  }

  private static Future<Optional<Person>> nobody() {
    return Future.succeededFuture(Optional.empty());
  }

  private static Future<Optional<Person>> enabled(Row row) {
    return row.getBoolean("disabled")
        ? refused()
        : Future.succeededFuture(Optional.of(MemberRows.toPerson(row)));
  }

  private static Future<Person> withRole(SqlConnection connection, Person known, Voucher voucher) {
    Optional<Role> role = voucher.decidesRole() ? voucher.role() : Optional.empty();
    if (role.isEmpty() || known.roles().equals(Set.of(role.get()))) {
      return Future.succeededFuture(known);
    }
    String[] roles = {role.get().code()};
    return connection
        .preparedQuery(SET_ROLE)
        .mapping(MemberRows::toPerson)
        .execute(Tuple.of(known.id()).addArrayOfString(roles))
        .map(rows -> rows.iterator().next());
  }

  private static <T> Future<T> refused() {
    return Future.failedFuture(
        new ServiceException(
            ErrorCode.FORBIDDEN, "the provider knows you, and nobody has let you in here"));
  }
}
