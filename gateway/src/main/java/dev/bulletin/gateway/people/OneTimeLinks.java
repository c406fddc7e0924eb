package dev.bulletin.gateway.people;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.audit.Audit;
import dev.bulletin.gateway.audit.AuditEvent;
import dev.bulletin.gateway.person.Person;
import dev.bulletin.gateway.person.RandomKey;
import dev.bulletin.gateway.person.Role;
import io.vertx.core.Future;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Links by which somebody sets their password, or makes the first administrator: each opens once,
 * on whatever instance, and not for ever. Whether one is used is decided by who deletes its row.
 */
public final class OneTimeLinks {
  /** Time to be sent to somebody who is away for a weekend. */
  public static final Duration FOR_PEOPLE = Duration.ofDays(3);

  public static final Duration FOR_SET_UP = Duration.ofDays(1);

  private static final String CREATE =
      """
      WITH before AS (
        DELETE FROM one_time_link WHERE person_id = $2::bigint)
      INSERT INTO one_time_link (hash, person_id, expires_at)
      SELECT $1::bytea, person.id, $3::timestamptz
        FROM person
       WHERE id = $2::bigint AND disabled_at IS NULL AND erased_at IS NULL""";

  private static final String CREATE_SET_UP =
      """
      INSERT INTO one_time_link (hash, expires_at)
      VALUES ($1::bytea, $2::timestamptz)""";

  private static final String FIND =
      """
      SELECT person.id, person.login, person.name, person.roles
        FROM one_time_link link
        JOIN person ON person.id = link.person_id
       WHERE link.hash = $1::bytea
         AND link.expires_at > $2::timestamptz
         AND person.disabled_at IS NULL""";

  private static final String FIND_SET_UP =
      """
      SELECT FROM one_time_link
       WHERE hash = $1::bytea AND expires_at > $2::timestamptz AND person_id IS NULL""";

  private static final String USE =
      """
      DELETE FROM one_time_link link
       USING person
       WHERE link.hash = $1::bytea
         AND link.expires_at > $2::timestamptz
         AND person.id = link.person_id
         AND person.disabled_at IS NULL
      RETURNING person.id, person.login, person.name, person.roles""";

  private static final String USE_SET_UP =
      """
      DELETE FROM one_time_link
       WHERE hash = $1::bytea AND expires_at > $2::timestamptz AND person_id IS NULL""";

  private static final String SET_PASSWORD =
      """
      WITH ended AS (
        DELETE FROM session WHERE person_id = $1::bigint)
      UPDATE person
         SET password_hash = $2::text, has_password = true
       WHERE id = $1::bigint""";

  private static final String MAKE_ADMIN =
      """
      INSERT INTO person (login, name, password_hash, roles)
      VALUES ($1::text, $2::text, $3::text, $4::text[])
      RETURNING id, login, name, roles""";

  private static final String TIDY =
      """
      DELETE FROM one_time_link
       WHERE expires_at <= $1::timestamptz""";

  private static final String END_SET_UP =
      """
      DELETE FROM one_time_link
       WHERE person_id IS NULL""";

  private final Database database;
  private final Changes changes;
  private final Clock clock;

  public OneTimeLinks(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.changes = new Changes(database, audit);
    this.clock = clock;
  }

  /** For a person, in whose place no other link opens from then on. */
  Future<RandomKey> create(SqlConnection connection, long person) {
    RandomKey key = RandomKey.random();
    return connection
        .preparedQuery(CREATE)
        .execute(Tuple.of(key.hash(), person, now().plus(FOR_PEOPLE)))
        .compose(
            created ->
                created.rowCount() == 0
                    ? Future.failedFuture(ServiceException.notFound("person", "" + person))
                    : Future.succeededFuture(key));
  }

  /** Whose password the link sets; empty when it opens nothing. */
  public Future<Optional<Person>> find(RandomKey key) {
    return database
        .statements()
        .preparedQuery(FIND)
        .mapping(MemberRows::toPerson)
        .execute(Tuple.of(key.hash(), now()))
        .map(OneTimeLinks::first);
  }

  /** Uses the link up, sets the password and ends all sessions; fails with GONE. */
  public Future<Person> setPassword(RandomKey key, String passwordHash, AuditEvent event) {
    return changes.make(
        connection -> used(connection, key).compose(who -> set(connection, who, passwordHash)),
        who -> event.by(who.principal().name()).onPerson(who.id()));
  }

  private Future<Person> used(SqlConnection connection, RandomKey key) {
    return connection
        .preparedQuery(USE)
        .mapping(MemberRows::toPerson)
        .execute(Tuple.of(key.hash(), now()))
        .map(OneTimeLinks::first)
        .map(used -> used.orElseThrow(OneTimeLinks::gone));
  }

  private static Future<Person> set(SqlConnection connection, Person who, String passwordHash) {
    return connection
        .preparedQuery(SET_PASSWORD)
        .execute(Tuple.of(who.id(), passwordHash))
        .map(who);
  }

  /** What makes the first administrator; empty when there is one. */
  public Future<Optional<RandomKey>> createSetUp() {
    return Changes.hasAdmin(database.statements())
        .compose(
            there ->
                there ? Future.succeededFuture(Optional.empty()) : newSetUp().map(Optional::of));
  }

  private Future<RandomKey> newSetUp() {
    RandomKey key = RandomKey.random();
    return database
        .statements()
        .preparedQuery(CREATE_SET_UP)
        .execute(Tuple.of(key.hash(), now().plus(FOR_SET_UP)))
        .map(key);
  }

  /** Whether the link would make the first administrator. */
  public Future<Boolean> isSetUp(RandomKey key) {
    SqlClient client = database.statements();
    return client
        .preparedQuery(FIND_SET_UP)
        .execute(Tuple.of(key.hash(), now()))
        .map(found -> found.size() == 1);
  }

  /**
   * Uses the link up, and all others of its kind with it, and makes the first administrator. Fails
   * with GONE, also when there is one by now, or with CONFLICT for a login in use.
   */
  public Future<Person> makeAdmin(
      RandomKey key, NewPerson first, String passwordHash, AuditEvent event) {
    return changes.make(
        connection ->
            Changes.hasAdmin(connection)
                .compose(there -> there ? Future.failedFuture(gone()) : use(connection, key))
                .compose(used -> insert(connection, first, passwordHash)),
        made -> event.by(made.principal().name()).onPerson(made.id()));
  }

  private Future<Void> use(SqlConnection connection, RandomKey key) {
    return connection
        .preparedQuery(USE_SET_UP)
        .execute(Tuple.of(key.hash(), now()))
        .compose(used -> used.rowCount() == 0 ? Future.failedFuture(gone()) : end(connection));
  }

  private static Future<Void> end(SqlConnection connection) {
    return connection.query(END_SET_UP).execute().mapEmpty();
  }

  private static Future<Person> insert(
      SqlConnection connection, NewPerson first, String passwordHash) {
    String[] roles = {Role.ADMIN.code()};
    return connection
        .preparedQuery(MAKE_ADMIN)
        .mapping(MemberRows::toPerson)
        .execute(Tuple.of(first.login(), first.name(), passwordHash, roles))
        .map(rows -> rows.iterator().next());
  }

  /** Forgets those that open nothing any more. */
  public Future<Void> tidy() {
    return database.statements().preparedQuery(TIDY).execute(Tuple.of(now())).mapEmpty();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static ServiceException gone() {
    return new ServiceException(
        ErrorCode.GONE, "the link has been used or has expired: ask for a new one");
  }

  private static Optional<Person> first(RowSet<Person> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }
}
