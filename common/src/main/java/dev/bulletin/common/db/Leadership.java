package dev.bulletin.common.db;

import dev.bulletin.common.lifecycle.Repeater;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
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
 * it has asked. Thread-safe.
 */
public final class Leadership {
  private static final Logger log = LoggerFactory.getLogger(Leadership.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration CONFIRMED_FOR = Duration.ofSeconds(2);
  private static final Duration ENDED_AFTER = Duration.ofSeconds(3);
  private static final String TAKE = "SELECT pg_try_advisory_lock($1::bigint)";

  private final Vertx vertx;
  private final PgConnectOptions options;
  private final long task;
  private final Repeater repeater;
  private volatile Optional<PgConnection> connection = Optional.empty();
  private volatile boolean held;
  private volatile long confirmedAt;

  /** Competes for the task with that number, unique within the database. */
  public Leadership(Vertx vertx, PgConnectOptions options, long task) {
    this.vertx = vertx;
    this.task = task;
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
    return repeater.stop().compose(stopped -> release());
  }

  /** Whether this instance may act for all at this moment. */
  public boolean isLeader() {
    return held && System.nanoTime() - confirmedAt < CONFIRMED_FOR.toNanos();
  }

  private Future<?> compete() {
    long askedAt = System.nanoTime();
    return connected()
        .compose(this::take)
        .timeout(PERIOD.toMillis(), TimeUnit.MILLISECONDS)
        .onSuccess(leads -> confirm(leads, askedAt))
        .recover(this::lose);
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
      held = false;
    }
  }

  /** A holder only shows that it is alive: taking the lock again would have to be undone twice. */
  private Future<Boolean> take(PgConnection current) {
    return held
        ? current.query("SELECT 1").execute().map(true)
        : current
            .preparedQuery(TAKE)
            .execute(Tuple.of(task))
            .map(rows -> rows.iterator().next().getBoolean(0));
  }

  private void confirm(boolean leads, long askedAt) {
    confirmedAt = askedAt;
    if (leads && !held) {
      log.info("leading task {}", task);
    }
    held = leads;
  }

  private Future<Boolean> lose(Throwable failure) {
    if (held) {
      log.warn("leadership of task {} is lost", task, failure);
    }
    return release().map(false);
  }

  private Future<Void> release() {
    held = false;
    Optional<PgConnection> last = connection;
    connection = Optional.empty();
    return last.map(PgConnection::close).orElseGet(Future::succeededFuture).otherwiseEmpty();
  }
}
