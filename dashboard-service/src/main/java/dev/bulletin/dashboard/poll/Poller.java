package dev.bulletin.dashboard.poll;

import dev.bulletin.common.lifecycle.Repeater;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.source.Source;
import dev.bulletin.dashboard.source.SourceException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a source once an interval while this instance is the one that may. When the source gives
 * nothing, nothing is taken in, and the figures that are known grow old.
 */
public final class Poller {
  private static final Logger log = LoggerFactory.getLogger(Poller.class);

  /** How soon an instance that has come to lead begins, however long the interval is. */
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Duration interval;
  private final BooleanSupplier leading;
  private final Source source;
  private final Intake intake;
  private final Repeater repeater;
  private volatile long dueAt = System.nanoTime();

  public Poller(
      Vertx vertx, Duration interval, BooleanSupplier leading, Source source, Intake intake) {
    this.interval = interval;
    this.leading = leading;
    this.source = source;
    this.intake = intake;
    this.repeater = new Repeater(vertx, "polling " + source.name(), LOOK, this::look);
  }

  public void start() {
    repeater.start();
  }

  /** Ends when a poll under way has ended. */
  public Future<Void> stop() {
    return repeater.stop();
  }

  private Future<?> look() {
    boolean due = System.nanoTime() - dueAt >= 0;
    return due && leading.getAsBoolean() ? poll() : Future.succeededFuture();
  }

  private Future<Void> poll() {
    dueAt = System.nanoTime() + interval.toNanos();
    return source.fetch().compose(this::takeIn).recover(this::goWithout);
  }

  /** Another may have come to lead while the source was asked. */
  private Future<Void> takeIn(List<Sample> samples) {
    return leading.getAsBoolean() ? intake.accept(samples) : Future.succeededFuture();
  }

  private Future<Void> goWithout(Throwable failure) {
    if (!(failure instanceof SourceException known)) {
      return Future.failedFuture(failure);
    }
    if (known.reason() == SourceException.Reason.RESTING) {
      log.debug("{}: {}", source.name(), known.getMessage());
    } else {
      log.warn("{} gave no samples: {}", source.name(), known.getMessage());
    }
    return Future.succeededFuture();
  }
}
