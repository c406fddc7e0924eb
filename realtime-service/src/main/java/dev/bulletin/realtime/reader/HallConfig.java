package dev.bulletin.realtime.reader;

import java.time.Duration;

/**
 * How readers are looked after.
 *
 * @param tick how long messages wait for others to be told together with; zero tells them at once
 * @param arrivals how many may be coming in at the same time
 */
public record HallConfig(Duration tick, Liveness liveness, Limits limits, int arrivals) {
  /** As many as two cores greet in about a second. */
  public static final int ARRIVALS = 2_000;

  /** With the usual number of arrivals. */
  public HallConfig(Duration tick, Liveness liveness, Limits limits) {
    this(tick, liveness, limits, ARRIVALS);
  }
}
