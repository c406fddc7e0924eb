package dev.bulletin.gateway.repeat;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.gateway.inner.CollectedAnswer;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers in PostgreSQL, for a day. */
final class PgKeptAnswers implements KeptAnswers {
  private static final Duration KEPT_FOR = Duration.ofHours(24);

  /**
   * No write takes as long: whoever was doing it is gone. Of one that is safe nobody waits for it.
   */
  private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(1);

  private static final int MAX_BYTES = 65_536;

  private static final List<String> KEPT_HEADERS =
      List.of("content-type", "etag", "location", "link", "retry-after");

  private static final String BEGIN =
      """
      INSERT INTO keyed_write AS kept (caller, key, fingerprint, begun_at)
      VALUES ($1::text, $2::text, $3::bytea, $4::timestamptz)
          ON CONFLICT (caller, key) DO UPDATE
         SET fingerprint = excluded.fingerprint, begun_at = excluded.begun_at,
             status = NULL, headers = NULL, body = NULL
       WHERE kept.begun_at <= $5::timestamptz
          OR (kept.status IS NULL
              AND ($7::boolean OR kept.begun_at <= $6::timestamptz)
              AND kept.fingerprint = excluded.fingerprint)
      RETURNING begun_at""";

  private static final String FIND =
      """
      SELECT fingerprint, status, headers, body
        FROM keyed_write
       WHERE caller = $1::text AND key = $2::text""";

  private static final String FINISH =
      """
      UPDATE keyed_write
         SET status = $4::int, headers = $5::text, body = $6::bytea
       WHERE caller = $1::text AND key = $2::text AND begun_at = $3::timestamptz""";

  private static final String FORGET =
      """
      DELETE FROM keyed_write
       WHERE caller = $1::text AND key = $2::text AND begun_at = $3::timestamptz""";

  private static final String TIDY =
      """
      DELETE FROM keyed_write
       WHERE begun_at <= greatest($1::timestamptz, (
               SELECT begun_at
                 FROM keyed_write
                ORDER BY begun_at DESC
               OFFSET $2::int
                LIMIT 1))""";

  private final Database database;
  private final Clock clock;
  private final int maxKept;

  PgKeptAnswers(Database database, Clock clock, int maxKept) {
    this.database = database;
    this.clock = clock;
    this.maxKept = maxKept;
  }

  @Override
  public Future<Standing> begin(KeyedWrite write) {
    Tuple values =
        Tuple.of(
            write.caller(),
            write.key(),
            write.fingerprint(),
            time(write.begunAt()),
            time(write.begunAt().minus(KEPT_FOR)),
            time(write.begunAt().minus(GIVEN_UP_AFTER)),
            write.isSafe());
    return execute(BEGIN, values)
        .compose(
            rows -> rows.size() == 1 ? Future.succeededFuture(new Standing.Fresh()) : find(write));
  }

  private Future<Standing> find(KeyedWrite write) {
    return execute(FIND, Tuple.of(write.caller(), write.key()))
        .map(
            rows ->
                rows.size() == 0 ? new Standing.Running() : standing(write, rows.iterator().next()))
        .compose(standing -> beginAnew(write, standing));
  }

  /** One that was forgotten in between is begun by who asks again. */
  private Future<Standing> beginAnew(KeyedWrite write, Standing standing) {
    return standing instanceof Standing.Running && write.isSafe()
        ? begin(write)
        : Future.succeededFuture(standing);
  }

  private static Standing standing(KeyedWrite write, Row row) {
    if (!row.getBuffer("fingerprint").equals(write.fingerprint())) {
      return new Standing.Other();
    }
    return row.getInteger("status") == null
        ? new Standing.Running()
        : new Standing.Done(toAnswer(row));
  }

  @SuppressWarnings("unchecked")
  private static CollectedAnswer toAnswer(Row row) {
    MultiMap headers = HttpHeaders.headers();
    Map<String, String> kept = JsonMapper.read(row.getString("headers"), Map.class);
    kept.forEach(headers::add);
    return new CollectedAnswer(row.getInteger("status"), headers, row.getBuffer("body"));
  }

  /** An answer that is too large is not kept, and the key can be used again. */
  @Override
  public Future<Void> finish(KeyedWrite write, CollectedAnswer answer) {
    if (answer.body().length() > MAX_BYTES) {
      return forget(write);
    }
    Map<String, String> headers = new TreeMap<>();
    for (String name : KEPT_HEADERS) {
      String value = answer.headers().get(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return execute(
            FINISH,
            Tuple.of(
                write.caller(),
                write.key(),
                time(write.begunAt()),
                answer.status(),
                JsonMapper.string(headers),
                answer.body()))
        .mapEmpty();
  }

  @Override
  public Future<Void> forget(KeyedWrite write) {
    return execute(FORGET, Tuple.of(write.caller(), write.key(), time(write.begunAt()))).mapEmpty();
  }

  /** Removes what is a day old, and the oldest of more than there may be. */
  Future<Void> tidy() {
    OffsetDateTime expired = time(clock.instant().minus(KEPT_FOR));
    return execute(TIDY, Tuple.of(expired, maxKept)).mapEmpty();
  }

  private Future<RowSet<Row>> execute(String statement, Tuple values) {
    return database.statements().preparedQuery(statement).execute(values);
  }

  private static OffsetDateTime time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
