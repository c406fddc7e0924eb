package dev.bulletin.realtime.access;

/**
 * Bounds how often something may happen: so many times a second, and as many as come in two seconds
 * at once (the generic cell rate algorithm, which needs one number). Not thread-safe.
 */
public final class Rate {
  private static final long SECOND = 1_000_000_000L;

  private final long interval;
  private long next;

  /** A rate of which nothing has been used up at that time, in nanoseconds of any clock. */
  public Rate(int perSecond, long now) {
    this.interval = SECOND / perSecond;
    this.next = now;
  }

  /** Whether it may happen once more, which counts from now on. */
  public boolean allows(long now) {
    long earliest = next - now > 0 ? next : now;
    if (earliest - now >= 2 * SECOND) {
      return false;
    }
    next = earliest + interval;
    return true;
  }
}
