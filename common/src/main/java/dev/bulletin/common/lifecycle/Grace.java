package dev.bulletin.common.lifecycle;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time in which a node must have stopped before it is killed. Each step may take half of what
 * is left, so that one that hangs leaves something to all that come after it. Thread-safe.
 */
final class Grace {
  private final LongSupplier nanoClock;
  private final long end;

  private Grace(Duration length, LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.end = nanoClock.getAsLong() + length.toNanos();
  }

  static Grace begin(Duration length, LongSupplier nanoClock) {
    return new Grace(length, nanoClock);
  }

  /** What is left of it; never nothing, as nobody can wait for no time. */
  Duration left() {
    return Duration.ofNanos(Math.max(1_000_000, end - nanoClock.getAsLong()));
  }

  /** The most that the next step may take. */
  Duration step() {
    return left().dividedBy(2);
  }
}
