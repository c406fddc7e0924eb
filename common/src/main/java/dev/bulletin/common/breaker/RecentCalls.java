package dev.bulletin.common.breaker;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How the last calls went: a hundred at most, and none from before the window. Thread-safe. */
final class RecentCalls {
  private static final int MOST = 100;

  private final Breaking limits;
  private final Deque<Outcome> newestFirst = new ArrayDeque<>();

  private record Outcome(Instant at, boolean failed) {}

  RecentCalls(Breaking limits) {
    this.limits = limits;
  }

  synchronized void succeeded(Instant now) {
    add(now, /* failed= */ false);
  }

  /** Whether that was one too many. */
  synchronized boolean failed(Instant now) {
    add(now, /* failed= */ true);
    return failuresInARow() >= limits.inARow() || isHalfFailed();
  }

  synchronized void forget() {
    newestFirst.clear();
  }

  private void add(Instant now, boolean failed) {
    newestFirst.addFirst(new Outcome(now, failed));
    Instant begin = now.minus(limits.window());
    while (newestFirst.size() > MOST || newestFirst.getLast().at().isBefore(begin)) {
      newestFirst.removeLast();
    }
  }

  private long failuresInARow() {
    return newestFirst.stream().takeWhile(Outcome::failed).count();
  }

  private boolean isHalfFailed() {
    long failed = newestFirst.stream().filter(Outcome::failed).count();
    return newestFirst.size() >= limits.calls() && 2 * failed >= newestFirst.size();
  }
}
