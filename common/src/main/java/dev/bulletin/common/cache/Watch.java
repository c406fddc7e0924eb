package dev.bulletin.common.cache;

import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Tells when an instance may have missed a change. Thread-safe. */
final class Watch {
  private static final long STANDSTILL_NANOS = TimeUnit.SECONDS.toNanos(4);

  private Set<String> peers = Set.of();
  private long lookedAt;

  Watch(long now) {
    this.lookedAt = now;
  }

  /**
   * Looks again, as is done once a second.
   *
   * @param seen the instances of the service that are in sight
   */
  synchronized boolean mayHaveMissed(long now, Set<String> seen) {
    return stoodStill(now) | metSomebody(seen);
  }

  /** Time went on without this instance, and so did messages perhaps. */
  private boolean stoodStill(long now) {
    boolean late = now - lookedAt > STANDSTILL_NANOS;
    lookedAt = now;
    return late;
  }

  /** An instance that was out of sight may have told what was not heard. */
  private boolean metSomebody(Set<String> seen) {
    Set<String> before = peers;
    peers = Set.copyOf(seen);
    return !before.isEmpty() && !before.containsAll(peers);
  }
}
