package dev.bulletin.gateway.person;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Limits attempts to sign in, by login and by address, over all instances: each attempt moves the
 * time at which its subject is free again by one interval, and is refused when that time would be
 * too far ahead. The attempt counts before the password is looked at, so many at once gain nothing.
 */
public final class SignInLimits {
  /** Two guesses a minute in the long run are made at one person. */
  private static final Allowance LOGIN = new Allowance(10, Duration.ofSeconds(30));

  /** An office shares an address. */
  private static final Allowance ADDRESS = new Allowance(30, Duration.ofSeconds(10));

  private static final String TAKE =
      """
      INSERT INTO sign_in_attempt AS known (subject, due)
      VALUES ($1::text, $3::timestamptz)
          ON CONFLICT (subject) DO UPDATE
         SET due = greatest(known.due, $2::timestamptz) + ($3::timestamptz - $2::timestamptz)
       WHERE greatest(known.due, $2::timestamptz) + ($3::timestamptz - $2::timestamptz)
             <= $4::timestamptz""";

  private static final String FORGET =
      """
      DELETE FROM sign_in_attempt
       WHERE subject = $1::text""";

  private static final String TIDY =
      """
      DELETE FROM sign_in_attempt
       WHERE due < $1::timestamptz""";

  private final Database database;
  private final Clock clock;

  public SignInLimits(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Counts an attempt; fails with TOO_MANY_REQUESTS when there were too many. */
  Future<Void> admit(SignIn.Attempt attempt) {
    return take("address " + attempt.address(), ADDRESS)
        .compose(admitted -> take(subject(attempt.login()), LOGIN));
  }

  /** Whoever has proved to be that person is not held up by those who only tried. */
  Future<Void> forget(String login) {
    return database.statements().preparedQuery(FORGET).execute(Tuple.of(subject(login))).mapEmpty();
  }

  /** Forgets all whose time has come. */
  public Future<Void> tidy() {
    return database.statements().preparedQuery(TIDY).execute(Tuple.of(now())).mapEmpty();
  }

  private static String subject(String login) {
    return "login " + login;
  }

  private Future<Void> take(String subject, Allowance allowance) {
    OffsetDateTime now = now();
    Tuple values =
        Tuple.of(subject, now, now.plus(allowance.interval()), now.plus(allowance.limit()));
    return database
        .statements()
        .preparedQuery(TAKE)
        .execute(values)
        .compose(taken -> taken.rowCount() == 0 ? refused() : Future.succeededFuture());
  }

  private static Future<Void> refused() {
    return Future.failedFuture(
        new ServiceException(
            ErrorCode.TOO_MANY_REQUESTS, "too many attempts to sign in, wait a minute"));
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
