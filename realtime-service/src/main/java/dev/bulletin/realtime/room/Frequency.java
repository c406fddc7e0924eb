package dev.bulletin.realtime.room;

import java.time.Duration;

/** How often something happens in a second, over about the last ten. Not thread-safe. */
final class Frequency {
  static final Duration WINDOW = Duration.ofSeconds(10);

  private static final long NANOS = WINDOW.toNanos();

  private long window = Long.MIN_VALUE;
  private int before;
  private int now;

  /** It has happened at that time, in nanoseconds of a clock that never goes back. */
  void add(long nanos) {
    turnTo(Math.floorDiv(nanos, NANOS));
    now++;
  }

  /** At that time; of the window before, what is not longer ago than a window counts. */
  double perSecond(long nanos) {
    turnTo(Math.floorDiv(nanos, NANOS));
    double passed = (double) Math.floorMod(nanos, NANOS) / NANOS;
    return (before * (1 - passed) + now) / WINDOW.toSeconds();
  }

  private void turnTo(long next) {
    if (next > window) {
      before = next - 1 == window ? now : 0;
      now = 0;
      window = next;
    }
  }
}
