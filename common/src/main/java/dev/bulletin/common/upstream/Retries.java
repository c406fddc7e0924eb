package dev.bulletin.common.upstream;

import java.time.Duration;
import java.util.Optional;

/** Whether and when a failed call is tried again. */
record Retries(int most) {
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final int MOST_DOUBLINGS = 4;

  /**
   * The pause before the next try, unless there is none. It is anything up to 200 ms, then up to
   * 400 ms and so on, so that many callers do not come back together; on top of what the host
   * wishes.
   *
   * @param made how many tries have failed
   * @param left until the call must have ended
   * @param chance from 0 to less than 1
   */
  Optional<Duration> pause(UpstreamException failure, int made, Duration left, double chance) {
    if (made > most || !failure.isPassing()) {
      return Optional.empty();
    }
    Duration wish = failure.retryAfter().orElse(Duration.ZERO);
    Duration pause = wish.plusMillis(1 + (long) (chance * ceiling(made)));
    return pause.compareTo(left) < 0 ? Optional.of(pause) : Optional.empty();
  }

  private static long ceiling(int made) {
    return FIRST.toMillis() << Math.min(made - 1, MOST_DOUBLINGS);
  }
}
