package dev.bulletin.common.lifecycle;

import java.time.Duration;

/**
 * Begins at a limit, and ends after some looks in a row that were below half of it. Not
 * thread-safe.
 */
final class Calm {
  private static final int LOOKS = 10;

  private final Duration limit;
  private boolean over;
  private int calm;

  Calm(Duration limit) {
    this.limit = limit;
  }

  /** Whether the limit is over, after another look. */
  boolean isOver(Duration seen) {
    if (seen.compareTo(limit) >= 0) {
      over = true;
      calm = 0;
    } else if (over) {
      calm = seen.compareTo(limit.dividedBy(2)) < 0 ? calm + 1 : 0;
      over = calm < LOOKS;
    }
    return over;
  }
}
