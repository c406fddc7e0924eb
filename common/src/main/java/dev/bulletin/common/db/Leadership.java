package dev.bulletin.common.db;

import dev.bulletin.common.lifecycle.Repeater;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One leader for a task among all instances of a service, elected by an advisory lock that a
 * connection of its own holds in PostgreSQL.
 *
 * <p>The connection is used every second, and PostgreSQL ends it after 3 s without use, so that the
 * lock of an instance that is paused or cut off comes free. An instance takes itself for the leader
 * only for 2 s after PostgreSQL last confirmed it: one that wakes from a pause does not act before
 * it has asked. Each election begins a term. Thread-safe.
 */
public final class Leadership {
  private static final Logger log = LoggerFactory.getLogger(Leadership.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration CONFIRMED_FOR = Duration.ofSeconds(2);
  private static final Duration ENDED_AFTER = Duration.ofSeconds(3);

  /** Longer than it takes to try twice to reach a PostgreSQL that does not answer. */
  private static final Duration CUT_OFF_FOR = Duration.ofMillis(3_500);

  private static final String TAKE = "SELECT pg_try_advisory_lock($1::bigint)";

  private final Vertx vertx;
  private final PgConnectOptions options;
  private final long task;
  private final Terms terms;
  private final Repeater repeater;
  private volatile Optional<PgConnection> connection = Optional.empty();
  private volatile OptionalLong held = OptionalLong.empty();
  private volatile OptionalLong last = OptionalLong.empty();
  private volatile boolean cutOff;
  private volatile long confirmedAt;
  private volatile long cutOffAt;

  /** Competes for the task with that number, unique within the database. */
  public Leadership(Vertx vertx, PgConnectOptions options, long task, Terms terms) {
    this.vertx = vertx;
    this.task = task;
    this.terms = terms;
    this.options =
        options
            .addProperty("idle_session_timeout", Long.toString(ENDED_AFTER.toMillis()))
            .setReconnectAttempts(0);
    this.repeater = new Repeater(vertx, "election", PERIOD, this::compete);
  }

  /** Begins to compete. */
  public void start() {
    repeater.start();
  }

  /** Gives the lock back, so that another takes over at once. */
  public Future<Void> stop() {
    return repeater.stop().compose(stopped -> release()).onComplete(released -> retire());
  }

  private void retire() {
    last = OptionalLong.empty();
  }

  /** Whether this instance may act for all at this moment. */
  public boolean isLeader() {
    return term().isPresent();
  }

  /** The term in which this instance may act for all at this moment; empty when it may not. */
  public OptionalLong term() {
    return isWithin(CONFIRMED_FOR, confirmedAt) ? held : OptionalLong.empty();
  }

  /**
   * The term in which it led when PostgreSQL last answered, for as long as it tries in vain to
   * reach PostgreSQL: for work that goes on then, at which two do no harm. Another may have been
   * elected.
   */
  public OptionalLong termWhenCutOff() {
    return cutOff && isWithin(CUT_OFF_FOR, cutOffAt) ? last : OptionalLong.empty();
  }

  private static boolean isWithin(Duration limit, long since) {
    return System.nanoTime() - since < limit.toNanos();
  }

  /** A connection that ends may have been ended for a pause; one that cannot be opened tells. */
  private Future<?> compete() {
    long askedAt = System.nanoTime();
    boolean anew = connection.isEmpty();
    return connected()
        .compose(current -> anew || held.isEmpty() ? take(current) : showLife(current))
        .timeout(PERIOD.toMillis(), TimeUnit.MILLISECONDS)
        .onSuccess(term -> confirm(term, askedAt))
        .recover(failure -> lose(failure, anew));
  }

  private Future<PgConnection> connected() {
    return connection
        .map(Future::succeededFuture)
        .orElseGet(() -> PgConnection.connect(vertx, options).onSuccess(this::keep));
  }

  private void keep(PgConnection opened) {
    connection = Optional.of(opened);
    opened.closeHandler(closed -> forget(opened));
  }

  private void forget(PgConnection closed) {
    if (connection.filter(current -> current == closed).isPresent()) {
      connection = Optional.empty();
      held = OptionalLong.empty();
    }
  }

  private Future<OptionalLong> take(PgConnection current) {
    return current
        .preparedQuery(TAKE)
        .execute(Tuple.of(task))
        .compose(rows -> begin(current, rows.iterator().next().getBoolean(0)));
  }

  /** A holder takes the lock no second time, which would have to be undone twice. */
  private Future<OptionalLong> showLife(PgConnection current) {
    return current.query("SELECT 1").execute().map(held);
  }

  private Future<OptionalLong> begin(PgConnection current, boolean elected) {
    return elected
        ? terms.begin(current, task).map(OptionalLong::of)
        : Future.succeededFuture(OptionalLong.empty());
  }

  private void confirm(OptionalLong term, long askedAt) {
    if (term.isPresent() && held.isEmpty()) {
      log.info("leading task {} in term {}", task, term.getAsLong());
    }
    confirmedAt = askedAt;
    last = term;
    cutOff = false;
    held = term;
  }

  private Future<OptionalLong> lose(Throwable failure, boolean anew) {
    if (held.isPresent()) {
      log.warn("leadership of task {} is lost", task, failure);
    }
    cutOff = anew;
    cutOffAt = System.nanoTime();
    return release().map(OptionalLong.empty());
  }

  /** Not waiting for a PostgreSQL that does not answer, which would end the competition. */
  private Future<Void> release() {
    held = OptionalLong.empty();
    Optional<PgConnection> opened = connection;
    connection = Optional.empty();
    return opened
        .map(PgConnection::close)
        .orElseGet(Future::succeededFuture)
        .timeout(PERIOD.toMillis(), TimeUnit.MILLISECONDS)
        .otherwiseEmpty();
  }
}
