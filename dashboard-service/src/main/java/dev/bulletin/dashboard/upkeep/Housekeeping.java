package dev.bulletin.dashboard.upkeep;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.lifecycle.Repeater;
import dev.bulletin.dashboard.history.Level;
import dev.bulletin.dashboard.history.Retention;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Keeps history in order while this instance leads: makes partitions ahead, rolls up what has
 * ended, and drops what is kept no longer.
 */
public final class Housekeeping {
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final Duration PARTITIONS_EVERY = Duration.ofHours(1);

  /** For samples on their way when their minute ends, which would all be late. */
  private static final Duration SEAL_AFTER = Duration.ofSeconds(10);

  private final Partitions partitions;
  private final RollUps rollUps;
  private final BooleanSupplier leading;
  private final Clock clock;
  private final Repeater repeater;
  private Instant partitionsDueAt = Instant.MIN;

  public Housekeeping(
      Vertx vertx, Database database, Retention retention, BooleanSupplier leading, Clock clock) {
    this.partitions = new Partitions(database, retention);
    this.rollUps = new RollUps(database);
    this.leading = leading;
    this.clock = clock;
    this.repeater = new Repeater(vertx, "housekeeping", PERIOD, this::runIfLeading);
  }

  public void start() {
    repeater.start();
  }

  /** Ends when a run under way has ended. */
  public Future<Void> stop() {
    return repeater.stop();
  }

  private Future<?> runIfLeading() {
    return leading.getAsBoolean() ? run() : Future.succeededFuture();
  }

  /** Does all that there is to do. Late samples before anything is dropped that they belong to. */
  public Future<Void> run() {
    return makePartitions()
        .compose(made -> rollUps.seal(clock.instant().minus(SEAL_AFTER)))
        .compose(shut -> untilDone(() -> rollUps.step(Level.MINUTE)))
        .compose(rolled -> untilDone(() -> rollUps.step(Level.FIVE_MINUTES)))
        .compose(rolled -> untilDone(() -> rollUps.step(Level.HOUR)))
        .compose(rolled -> untilDone(() -> rollUps.step(Level.DAY)))
        .compose(rolled -> untilDone(rollUps::again))
        .compose(rolled -> dropPartitions());
  }

  private Future<Void> untilDone(Supplier<Future<Boolean>> step) {
    return step.get()
        .compose(
            more -> more && leading.getAsBoolean() ? untilDone(step) : Future.succeededFuture());
  }

  private Future<Void> makePartitions() {
    return isDue() ? partitions.make(clock.instant()) : Future.succeededFuture();
  }

  private Future<Void> dropPartitions() {
    return isDue()
        ? partitions.drop(clock.instant()).onSuccess(dropped -> postpone())
        : Future.succeededFuture();
  }

  private boolean isDue() {
    return !clock.instant().isBefore(partitionsDueAt);
  }

  private void postpone() {
    partitionsDueAt = clock.instant().plus(PARTITIONS_EVERY);
  }
}
