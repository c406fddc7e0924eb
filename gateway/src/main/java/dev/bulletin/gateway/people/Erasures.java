package dev.bulletin.gateway.people;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.db.Database;
import dev.bulletin.gateway.audit.Audit;
import dev.bulletin.gateway.audit.AuditEvent;
import dev.bulletin.gateway.person.Login;
import dev.bulletin.gateway.person.Passwords;
import dev.bulletin.gateway.person.Person;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Erases what says who a person was. First they are put out and kept out, then the services forget
 * the name under which they have written, and only then does the gateway: an erasure that has
 * stopped halfway can be asked for again.
 */
public final class Erasures {
  private static final String PUT_OUT =
      """
      WITH tokens AS (
        DELETE FROM api_token WHERE person_id = $1::bigint),
      links AS (
        DELETE FROM one_time_link WHERE person_id = $1::bigint),
      sessions AS (
        DELETE FROM session WHERE person_id = $1::bigint)
      UPDATE person
         SET disabled_at = coalesce(disabled_at, $2::timestamptz), roles = '{}'
       WHERE id = $1::bigint""";

  private static final String FORGET =
      """
      WITH attempts AS (
        DELETE FROM sign_in_attempt WHERE subject = 'login ' || $2::text)
      UPDATE person
         SET login = $3::text, name = $3::text, password_hash = $4::text, has_password = false,
             issuer = NULL, external_id = NULL, erased_at = $5::timestamptz
       WHERE id = $1::bigint""";

  private final Changes changes;
  private final AuthorNames authors;
  private final Passwords passwords;
  private final Clock clock;

  public Erasures(
      Database database, Audit audit, AuthorNames authors, Passwords passwords, Clock clock) {
    this.changes = new Changes(database, audit);
    this.authors = authors;
    this.passwords = passwords;
    this.clock = clock;
  }

  /** Fails with CONFLICT for the last administrator. */
  public Future<Void> erase(Person person, Principal asker, AuditEvent event) {
    String anonymous = Login.ofErased(person.id());
    return changes
        .make(event.onPerson(person.id()), connection -> putOut(connection, person))
        .compose(
            out -> authors.replace(asker, person.principal().name(), Person.PREFIX + anonymous))
        .compose(forgotten -> changes.make(connection -> forget(connection, person, anonymous)));
  }

  private Future<Void> putOut(SqlConnection connection, Person person) {
    return connection.preparedQuery(PUT_OUT).execute(Tuple.of(person.id(), now())).mapEmpty();
  }

  private Future<Void> forget(SqlConnection connection, Person person, String anonymous) {
    Tuple values = Tuple.of(person.id(), person.login(), anonymous, passwords.nobody(), now());
    return connection.preparedQuery(FORGET).execute(values).mapEmpty();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
