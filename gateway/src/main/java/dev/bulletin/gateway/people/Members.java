package dev.bulletin.gateway.people;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.audit.Audit;
import dev.bulletin.gateway.audit.AuditEvent;
import dev.bulletin.gateway.person.Passwords;
import dev.bulletin.gateway.person.RandomKey;
import dev.bulletin.gateway.person.Role;
import io.vertx.core.Future;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Everybody there is, and what those who look after people do with them. */
public final class Members {
  private static final String SELECT =
      """
      SELECT person.id, person.login, person.name, person.roles, person.has_password,
             person.issuer IS NOT NULL AS vouched, person.disabled_at IS NOT NULL AS disabled,
             person.erased_at IS NOT NULL AS erased, person.created_at,
             (SELECT count(*) FROM session WHERE session.person_id = person.id)::int AS sessions,
             (SELECT count(*) FROM api_token WHERE api_token.person_id = person.id)::int AS tokens
        FROM person""";

  private static final String LIST =
      SELECT + " ORDER BY person.erased_at IS NOT NULL, person.disabled_at IS NOT NULL, login";

  private static final String FIND = SELECT + " WHERE person.id = $1::bigint";

  private static final String INVITE =
      """
      INSERT INTO person (login, name, password_hash, roles, has_password)
      VALUES ($1::text, $2::text, $3::text, $4::text[], false)
      RETURNING id""";

  private static final String SET_ROLE =
      """
      UPDATE person
         SET roles = $2::text[]
       WHERE id = $1::bigint AND erased_at IS NULL""";

  private static final String DISABLE =
      """
      UPDATE person
         SET disabled_at = coalesce(disabled_at, $2::timestamptz)
       WHERE id = $1::bigint AND erased_at IS NULL""";

  private static final String ENABLE =
      """
      UPDATE person
         SET disabled_at = NULL
       WHERE id = $1::bigint AND erased_at IS NULL""";

  private static final String SET_PASSWORD =
      """
      UPDATE person
         SET password_hash = $2::text, has_password = true
       WHERE id = $1::bigint AND erased_at IS NULL""";

  private static final String END_SESSIONS =
      """
      DELETE FROM session
       WHERE person_id = $1::bigint""";

  private final Database database;
  private final Changes changes;
  private final Passwords passwords;
  private final OneTimeLinks links;
  private final Clock clock;

  public Members(
      Database database, Audit audit, Passwords passwords, OneTimeLinks links, Clock clock) {
    this.database = database;
    this.changes = new Changes(database, audit);
    this.passwords = passwords;
    this.links = links;
    this.clock = clock;
  }

  /** Somebody who has been invited, and what opens the link that sets their password. */
  public record Invited(long id, RandomKey key) {}

  /** Everybody, those who are gone last. */
  public Future<List<Member>> list() {
    return database
        .statements()
        .preparedQuery(LIST)
        .mapping(MemberRows::toMember)
        .execute()
        .map(Members::toList);
  }

  private static List<Member> toList(RowSet<Member> rows) {
    List<Member> members = new ArrayList<>();
    rows.forEach(members::add);
    return members;
  }

  /** Fails with NOT_FOUND when there is no such person. */
  public Future<Member> find(long id) {
    return database
        .statements()
        .preparedQuery(FIND)
        .mapping(MemberRows::toMember)
        .execute(Tuple.of(id))
        .map(Members::toList)
        .map(found -> found.stream().findFirst().orElseThrow(() -> unknown(id)));
  }

  private static ServiceException unknown(long id) {
    return ServiceException.notFound("person", Long.toString(id));
  }

  /** Makes a person who sets their password by a link; fails with CONFLICT for a login in use. */
  public Future<Invited> invite(NewPerson invited, AuditEvent event) {
    String[] roles = {invited.role().code()};
    Tuple values = Tuple.of(invited.login(), invited.name(), passwords.nobody(), roles);
    return changes.make(
        connection ->
            connection
                .preparedQuery(INVITE)
                .execute(values)
                .map(rows -> rows.iterator().next().getLong("id"))
                .compose(id -> links.create(connection, id).map(key -> new Invited(id, key))),
        made -> event.onPerson(made.id()).with(invited.role().code()));
  }

  /** Gives out a link that sets a new password; one given out before opens nothing any more. */
  public Future<RandomKey> link(long id, AuditEvent event) {
    return changes.make(event.onPerson(id), connection -> links.create(connection, id));
  }

  /** Gives that role, and takes all others away. */
  public Future<Void> setRole(long id, Role role, AuditEvent event) {
    String[] roles = {role.code()};
    return changes.make(
        event.onPerson(id).with(role.code()),
        connection -> change(connection, SET_ROLE, Tuple.of(id).addArrayOfString(roles), id));
  }

  /** Keeps somebody out, and puts them out who are in. */
  public Future<Void> disable(long id, AuditEvent event) {
    return changes.make(
        event.onPerson(id),
        connection ->
            change(connection, DISABLE, Tuple.of(id, now()), id)
                .compose(disabled -> endSessions(connection, id)));
  }

  public Future<Void> enable(long id, AuditEvent event) {
    return changes.make(
        event.onPerson(id), connection -> change(connection, ENABLE, Tuple.of(id), id));
  }

  /** Sets somebody's password and signs them out everywhere. */
  public Future<Void> setPassword(long id, String passwordHash, AuditEvent event) {
    return changes.make(
        event.onPerson(id),
        connection ->
            change(connection, SET_PASSWORD, Tuple.of(id, passwordHash), id)
                .compose(set -> endSessions(connection, id)));
  }

  /** Signs somebody out everywhere. */
  public Future<Void> signOut(long id, AuditEvent event) {
    return changes.make(event.onPerson(id), connection -> endSessions(connection, id));
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static Future<Void> endSessions(SqlConnection connection, long id) {
    return connection.preparedQuery(END_SESSIONS).execute(Tuple.of(id)).mapEmpty();
  }

  private static Future<Void> change(
      SqlConnection connection, String statement, Tuple values, long id) {
    return connection
        .preparedQuery(statement)
        .execute(values)
        .compose(
            done ->
                done.rowCount() == 0 ? Future.failedFuture(unknown(id)) : Future.succeededFuture());
  }
}
