package dev.bulletin.common.lifecycle;

import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * Whether a node has more to do than it can: its event loops are late, or heavy work waits for a
 * thread. It counts as over only when both have been calm for a while, so that it does not go to
 * and fro. Thread-safe.
 */
public final class Strain {
  private static final long PERIOD_MILLIS = 100;

  private final Node node;
  private final Duration limit;
  private final Calm calm;
  private volatile long waitingSince;
  private volatile boolean tooMuch;

  private Strain(Node node, Duration limit) {
    this.node = node;
    this.limit = limit;
    this.calm = new Calm(limit);
  }

  /**
   * Begins to look.
   *
   * @param limit how late is too late
   */
  public static Strain watch(Node node, Duration limit) {
    var strain = new Strain(node, limit);
    Repeater repeater =
        new Repeater(
            node.vertx(), "look at the strain", Duration.ofMillis(PERIOD_MILLIS), strain::look);
    node.shutdown().add(Shutdown.Stage.WORK, repeater::stop);
    repeater.start();
    Gauge.builder("bulletin.overloaded", strain, now -> now.tooMuch ? 1 : 0)
        .description("1 while new work is refused")
        .register(node.meters());
    return strain;
  }

  /** Whether there is too much to do now, as far as is known on the thread that asks. */
  public boolean isTooMuch() {
    return tooMuch || node.loops().lagHere().compareTo(limit) > 0;
  }

  private Future<?> look() {
    Duration latest = node.loops().lag();
    Duration waited = waited();
    tooMuch = calm.isOver(latest.compareTo(waited) > 0 ? latest : waited);
    return Future.succeededFuture();
  }

  /** How long heavy work waits: that which was sent last, and has perhaps not been begun yet. */
  private Duration waited() {
    long sent = waitingSince;
    long now = System.nanoTime();
    if (sent != 0) {
      return Duration.ofNanos(now - sent);
    }
    waitingSince = now;
    node.cpu().executeBlocking(() -> waitingSince = 0, /* ordered= */ false);
    return Duration.ZERO;
  }
}
