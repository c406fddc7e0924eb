package dev.bulletin.gateway.delivery;

import dev.bulletin.common.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What is to be told, in PostgreSQL: written together with what it tells of, and there until it has
 * arrived or was given up. Any instance takes what is due, and has it in hand for a while; what one
 * that dies had in hand is then taken by another, under the same webhook-id. So every receiver is
 * told at least once, in no certain order.
 */
public final class Outbox {
  /** Of one hook, so that one that is slow or far behind does not keep the others waiting. */
  static final int MOST_OF_ONE = 4;

  private static final String TELL =
      """
      WITH hooks AS (
        SELECT id
          FROM hook
         WHERE active AND off_since IS NULL AND $3::text = ANY (events)),
      told AS (
        INSERT INTO hook_event (id, key, type, body)
        SELECT $1::text, $2::text, $3::text, $4::text
         WHERE EXISTS (SELECT FROM hooks)
            ON CONFLICT DO NOTHING
        RETURNING id)
      INSERT INTO hook_delivery (hook, event)
      SELECT hooks.id, told.id
        FROM hooks, told""";

  private static final String TELL_ONE =
      """
      WITH told AS (
        INSERT INTO hook_event (id, key, type, body)
        SELECT $1::text, $2::text, $3::text, $4::text
         WHERE EXISTS (SELECT FROM hook WHERE name = $5::text)
        RETURNING id)
      INSERT INTO hook_delivery (hook, event)
      SELECT hook.id, told.id
        FROM hook, told
       WHERE hook.name = $5::text
      RETURNING id""";

  private static final String TAKE =
      """
      WITH due AS (
        SELECT d.id
          FROM hook h
         CROSS JOIN LATERAL (
                 SELECT id, due_at
                   FROM hook_delivery
                  WHERE hook = h.id AND state = 'waiting' AND due_at <= now()
                  ORDER BY due_at, id
                  LIMIT $3::int
                    FOR UPDATE SKIP LOCKED) d
         WHERE h.active AND h.off_since IS NULL AND h.id <> ALL ($2::bigint[])
         ORDER BY d.due_at, d.id
         LIMIT $1::int)
      UPDATE hook_delivery d
         SET attempts = d.attempts + 1, due_at = now() + make_interval(secs => $4::float8)
        FROM due, hook h, hook_event e
       WHERE d.id = due.id AND h.id = d.hook AND e.id = d.event
      RETURNING d.id, d.attempts, d.hook, h.name, h.url, h.secret, e.id AS event, e.body,
                CASE WHEN h.former_until > now() THEN h.former_secret END AS former_secret""";

  private static final String SUCCEED =
      """
      WITH delivered AS (
        UPDATE hook_delivery
           SET state = 'delivered', outcome = $3::text, status = $4::int, duration_ms = $5::int,
               last_at = now()
         WHERE id = $1::bigint AND attempts = $2::int AND state = 'waiting')
      UPDATE hook
         SET failing_since = NULL
       WHERE id = $6::bigint AND failing_since IS NOT NULL""";

  private static final String FAIL =
      """
      WITH failed AS (
        UPDATE hook_delivery
           SET state = CASE WHEN $2::int < $7::int THEN 'waiting' ELSE 'given_up' END,
               due_at = now() + make_interval(secs => $8::float8),
               outcome = $3::text, status = $4::int, duration_ms = $5::int, last_at = now()
         WHERE id = $1::bigint AND attempts = $2::int AND state = 'waiting')
      UPDATE hook
         SET failing_since = now()
       WHERE id = $6::bigint AND failing_since IS NULL""";

  private static final String SWITCH_OFF =
      """
      WITH off AS (
        UPDATE hook
           SET off_since = now()
         WHERE id = $1::bigint AND off_since IS NULL
           AND failing_since <= now() - make_interval(secs => $2::float8)
        RETURNING id),
      given_up AS (
        UPDATE hook_delivery
           SET state = 'given_up', outcome = coalesce(outcome, $3::text)
         WHERE hook IN (SELECT id FROM off) AND state = 'waiting')
      SELECT id
        FROM off""";

  private static final String TIDY =
      """
      DELETE FROM hook_event e
       WHERE created_at < now() - make_interval(secs => $1::float8)
         AND NOT EXISTS (SELECT FROM hook_delivery d WHERE d.event = e.id AND d.state = 'waiting')""";

  private final Database database;

  public Outbox(Database database) {
    this.database = database;
  }

  /**
   * Writes for every hook that wants to know of it; what was written before is left as it is. Takes
   * part in the transaction of the connection.
   */
  public Future<Void> tell(SqlClient connection, HookEvent event) {
    return connection
        .preparedQuery(TELL)
        .execute(Tuple.of(event.id(), event.key(), event.type(), event.body()))
        .mapEmpty();
  }

  /**
   * Writes for one hook, whatever it wants to know of.
   *
   * @return the delivery, unless there is no hook of that name
   */
  public Future<Optional<Long>> tellOne(String hook, HookEvent event) {
    return database
        .statements()
        .preparedQuery(TELL_ONE)
        .execute(Tuple.of(event.id(), event.key(), event.type(), event.body(), hook))
        .map(Outbox::firstId);
  }

  /**
   * Takes what is due, the longest waiting first.
   *
   * @param most so many at most
   * @param busy hooks of which nothing is wanted
   * @param hold until another instance may take the same
   */
  Future<List<Parcel>> take(int most, Collection<Long> busy, Duration hold) {
    return database
        .statements()
        .preparedQuery(TAKE)
        .mapping(Outbox::toParcel)
        .execute(Tuple.of(most, busy.toArray(Long[]::new), MOST_OF_ONE, seconds(hold)))
        .map(rows -> StreamSupport.stream(rows.spliterator(), /* parallel= */ false).toList());
  }

  /** It has arrived. */
  Future<Void> succeed(Parcel parcel, Outcome outcome) {
    return database
        .statements()
        .preparedQuery(SUCCEED)
        .execute(attempt(parcel, outcome))
        .mapEmpty();
  }

  /** It is tried again after the pause, unless there have been enough tries. */
  Future<Void> fail(Parcel parcel, Outcome outcome, int tries, Duration pause) {
    Tuple values = attempt(parcel, outcome).addInteger(tries).addDouble(seconds(pause));
    return database.statements().preparedQuery(FAIL).execute(values).mapEmpty();
  }

  private static Tuple attempt(Parcel parcel, Outcome outcome) {
    return Tuple.tuple()
        .addLong(parcel.delivery())
        .addInteger(parcel.attempt())
        .addString(outcome.kind().code())
        .addInteger(outcome.status())
        .addInteger((int) outcome.took().toMillis())
        .addLong(parcel.hook());
  }

  /** Sends that hook nothing more if it has failed for so long; true when that was so just now. */
  Future<Boolean> switchOff(long hook, Duration after) {
    return database
        .statements()
        .preparedQuery(SWITCH_OFF)
        .execute(Tuple.of(hook, seconds(after), Outcome.Kind.OFF.code()))
        .map(rows -> rows.size() > 0);
  }

  /** Forgets what happened longer ago, unless it is still to be told. */
  Future<Void> tidy(Duration retention) {
    return database
        .statements()
        .preparedQuery(TIDY)
        .execute(Tuple.of(seconds(retention)))
        .mapEmpty();
  }

  private static double seconds(Duration span) {
    return span.toMillis() / 1_000.0;
  }

  private static Optional<Long> firstId(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next().getLong("id"));
  }

  private static Parcel toParcel(Row row) {
    return new Parcel(
        row.getLong("id"),
        row.getLong("hook"),
        row.getString("name"),
        URI.create(row.getString("url")),
        Stream.of(row.getString("secret"), row.getString("former_secret"))
            .filter(Objects::nonNull)
            .toList(),
        row.getString("event"),
        row.getString("body"),
        row.getInteger("attempts"));
  }
}
