package dev.bulletin.gateway.oidc;

import dev.bulletin.common.db.Database;
import dev.bulletin.gateway.person.RandomKey;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Those who have gone to the provider, in PostgreSQL, so that they may come back to any instance.
 * Whoever comes back takes their row with them: nobody comes back twice.
 */
final class Departures {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final String LEAVE =
      """
      INSERT INTO vouching (state_hash, browser_hash, nonce, verifier, return_path, expires_at)
      VALUES ($1::bytea, $2::bytea, $3::text, $4::text, $5::text, $6::timestamptz)""";

  private static final String RETURN =
      """
      DELETE FROM vouching
       WHERE state_hash = $1::bytea AND browser_hash = $2::bytea AND expires_at > $3::timestamptz
      RETURNING nonce, verifier, return_path""";

  private static final String TIDY =
      """
      DELETE FROM vouching
       WHERE expires_at <= $1::timestamptz""";

  private final Database database;
  private final Clock clock;

  Departures(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What must be the same when they come back.
   *
   * @param nonce stands in the token that the provider signs
   * @param verifier proves to the provider that the same ask who have sent them
   * @param returnPath where they wanted to go
   */
  record Departure(String nonce, String verifier, String returnPath) {
    static Departure to(String returnPath) {
      return new Departure(
          RandomKey.random().value().reveal(), RandomKey.random().value().reveal(), returnPath);
    }

    /** Without what must not reach a log. */
    @Override
    public String toString() {
      return returnPath;
    }
  }

  /** Somebody leaves, and will show both keys when they come back. */
  Future<Void> leave(RandomKey state, RandomKey browser, Departure departure) {
    Tuple values =
        Tuple.of(
            state.hash(),
            browser.hash(),
            departure.nonce(),
            departure.verifier(),
            departure.returnPath(),
            now().plus(LIMIT));
    return database.statements().preparedQuery(LEAVE).execute(values).mapEmpty();
  }

  /** How somebody left who shows these keys; empty when nobody did, or they were back already. */
  Future<Optional<Departure>> back(RandomKey state, RandomKey browser) {
    return database
        .statements()
        .preparedQuery(RETURN)
        .mapping(Departures::toDeparture)
        .execute(Tuple.of(state.hash(), browser.hash(), now()))
        .map(rows -> StreamSupport.stream(rows.spliterator(), /* parallel= */ false).findFirst());
  }

  /** Forgets those who never came back. */
  Future<Void> tidy() {
    return database.statements().preparedQuery(TIDY).execute(Tuple.of(now())).mapEmpty();
  }

  private static Departure toDeparture(Row row) {
    return new Departure(
        row.getString("nonce"), row.getString("verifier"), row.getString("return_path"));
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
