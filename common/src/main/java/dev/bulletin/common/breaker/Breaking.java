package dev.bulletin.common.breaker;

import java.time.Duration;

/**
 * When a host rests. A success in between resets nothing: a host that fails every other time rests
 * too.
 *
 * @param inARow so many failures one after the other, none longer ago than the window
 * @param calls so many calls within the window, of which half failed
 * @param rest until it is asked once again
 */
public record Breaking(int inARow, int calls, Duration window, Duration rest) {
  private static final int IN_A_ROW = 3;
  private static final int CALLS = 10;
  private static final Duration LONGEST_REST = Duration.ofSeconds(30);

  public Breaking {
    if (inARow < 1 || calls < 1 || !isPositive(window) || !isPositive(rest)) {
      throw new IllegalArgumentException("a breaker's limits must be positive");
    }
  }

  private static boolean isPositive(Duration span) {
    return span.toMillis() > 0;
  }

  /** For a host that is asked at that interval and has that deadline. */
  public static Breaking of(Duration interval, Duration deadline) {
    Duration rest = interval.multipliedBy(5);
    return new Breaking(
        IN_A_ROW,
        CALLS,
        interval.plus(deadline).multipliedBy(CALLS + 2),
        rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
  }
}
