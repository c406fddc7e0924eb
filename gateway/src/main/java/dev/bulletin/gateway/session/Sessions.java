package dev.bulletin.gateway.session;

import dev.bulletin.common.db.Database;
import dev.bulletin.gateway.person.Person;
import dev.bulletin.gateway.person.PgPeople;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions in PostgreSQL, by the hash of their id. They are looked up for every request, so that
 * one that was ended has ended everywhere.
 */
public final class Sessions {
  private static final Logger log = LoggerFactory.getLogger(Sessions.class);
  private static final Duration NOTED_AFTER = Duration.ofMinutes(1);

  private static final String OPEN =
      """
      INSERT INTO session (hash, person_id, created_at, last_seen_at, expires_at, address)
      VALUES ($1::bytea, $2::bigint, $3::timestamptz, $3::timestamptz, $4::timestamptz, $5::text)""";

  private static final String FIND =
      """
      SELECT person.id, person.login, person.name, person.roles, session.last_seen_at
        FROM session
        JOIN person ON person.id = session.person_id
       WHERE session.hash = $1::bytea
         AND session.expires_at > $2::timestamptz
         AND session.last_seen_at > $3::timestamptz
         AND person.disabled_at IS NULL""";

  private static final String SEE =
      """
      UPDATE session
         SET last_seen_at = $2::timestamptz
       WHERE hash = $1::bytea AND last_seen_at < $2::timestamptz""";

  private static final String END =
      """
      DELETE FROM session
       WHERE hash = $1::bytea""";

  private static final String LIST =
      """
      SELECT encode(hash, 'hex') AS id, created_at, last_seen_at, address,
             hash = $2::bytea AS current
        FROM session
       WHERE person_id = $1::bigint
         AND expires_at > $3::timestamptz
         AND last_seen_at > $4::timestamptz
       ORDER BY last_seen_at DESC, created_at DESC""";

  private static final String END_OWN =
      """
      DELETE FROM session
       WHERE person_id = $1::bigint AND encode(hash, 'hex') = $2::text""";

  private static final String END_ALL =
      """
      DELETE FROM session
       WHERE person_id = $1::bigint""";

  private static final String TIDY =
      """
      DELETE FROM session
       WHERE expires_at <= $1::timestamptz OR last_seen_at <= $2::timestamptz""";

  private final Database database;
  private final SessionConfig config;
  private final Clock clock;

  public Sessions(Database database, SessionConfig config, Clock clock) {
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  /**
   * A new session, whose id nobody has known before.
   *
   * @param address what counts as the address it is begun from
   */
  Future<SessionId> open(Person person, String address) {
    SessionId id = SessionId.random();
    OffsetDateTime now = now();
    Tuple values = Tuple.of(hash(id), person.id(), now, now.plus(config.lifetime()), address);
    return execute(OPEN, values).map(id);
  }

  /** The session, unless it has ended or its person was disabled. */
  Future<Optional<Session>> find(SessionId id) {
    return database
        .statements()
        .preparedQuery(FIND)
        .mapping(Sessions::toSession)
        .execute(Tuple.of(hash(id), now(), idleSince()))
        .map(Sessions::first)
        .onSuccess(found -> found.ifPresent(session -> noteUse(id, session)));
  }

  private void noteUse(SessionId id, Session session) {
    if (session.lastSeenAt().isBefore(clock.instant().minus(NOTED_AFTER))) {
      execute(SEE, Tuple.of(hash(id), now()))
          .onFailure(failure -> log.warn("the use of a session was not noted", failure));
    }
  }

  Future<Void> end(SessionId id) {
    return execute(END, Tuple.of(hash(id)));
  }

  /** Where a person is signed in, the last seen first. */
  Future<List<OwnSession>> list(Person person, SessionId current) {
    return database
        .statements()
        .preparedQuery(LIST)
        .mapping(Sessions::toOwn)
        .execute(Tuple.of(person.id(), hash(current), now(), idleSince()))
        .map(rows -> StreamSupport.stream(rows.spliterator(), /* parallel= */ false).toList());
  }

  private static OwnSession toOwn(Row row) {
    return new OwnSession(
        row.getString("id"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getOffsetDateTime("last_seen_at").toInstant(),
        row.getString("address"),
        row.getBoolean("current"));
  }

  /** Ends one of a person's own sessions. */
  Future<Void> endOwn(Person person, String id) {
    return execute(END_OWN, Tuple.of(person.id(), id));
  }

  /** Ends all sessions of a person, wherever they are. */
  Future<Void> endAll(Person person) {
    return execute(END_ALL, Tuple.of(person.id()));
  }

  /** Forgets those that have ended by themselves. */
  public Future<Void> tidy() {
    return execute(TIDY, Tuple.of(now(), idleSince()));
  }

  private Future<Void> execute(String statement, Tuple values) {
    return database.statements().preparedQuery(statement).execute(values).mapEmpty();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private OffsetDateTime idleSince() {
    return now().minus(config.idle());
  }

  private static Buffer hash(SessionId id) {
    return Buffer.buffer(id.hash());
  }

  private static Session toSession(Row row) {
    var person =
        new Person(
            row.getLong("id"),
            row.getString("login"),
            row.getString("name"),
            PgPeople.roles(row.getArrayOfStrings("roles")));
    return new Session(person, row.getOffsetDateTime("last_seen_at").toInstant());
  }

  private static Optional<Session> first(RowSet<Session> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }
}
