package dev.bulletin.dashboard.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Allows so many calls in any minute. Thread-safe. */
final class Budget {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int callsPerMinute;
  private final Clock clock;
  private final Deque<Instant> calls = new ArrayDeque<>();

  Budget(int callsPerMinute, Clock clock) {
    this.callsPerMinute = callsPerMinute;
    this.clock = clock;
  }

  /** Whether there may be one more call, which is counted then. */
  synchronized boolean take() {
    Instant now = clock.instant();
    while (!calls.isEmpty() && !calls.peek().plus(MINUTE).isAfter(now)) {
      calls.remove();
    }
    return calls.size() < callsPerMinute && calls.add(now);
  }

  @Override
  public String toString() {
    return callsPerMinute + " calls a minute";
  }
}
