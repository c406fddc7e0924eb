package dev.bulletin.faults.network;

import java.time.Duration;

/**
 * How slow a wire is, in each direction.
 *
 * @param delay of a packet
 * @param jitter by how much more or less the delay may be
 * @param loss of a hundred packets, how many never arrive
 */
public record Slowness(Duration delay, Duration jitter, int loss) {
  public Slowness {
    if (jitter.compareTo(delay) > 0 || jitter.isNegative() || loss < 0 || loss > 100) {
      throw new IllegalArgumentException("not a wire: " + delay + ", " + jitter + ", " + loss);
    }
  }
}
