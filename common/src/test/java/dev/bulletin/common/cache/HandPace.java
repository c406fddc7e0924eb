package dev.bulletin.common.cache;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that passes when a test says so; chance that always falls the same. Not thread-safe. */
final class HandPace implements Pace {
  private final List<Timer> timers = new ArrayList<>();
  private long now;

  private record Timer(long at, Promise<Void> fired) {}

  @Override
  public long read() {
    return now;
  }

  @Override
  public Future<Void> after(Duration span) {
    Timer timer = new Timer(now + span.toNanos(), Promise.promise());
    timers.add(timer);
    return timer.fired().future();
  }

  @Override
  public double chance() {
    return 0;
  }

  /** Lets that much time pass; what was to happen meanwhile happens at its time. */
  void pass(Duration span) {
    long end = now + span.toNanos();
    for (Optional<Timer> due = next(end); due.isPresent(); due = next(end)) {
      now = Math.max(now, due.get().at());
      timers.remove(due.get());
      due.get().fired().complete();
    }
    now = end;
  }

  private Optional<Timer> next(long end) {
    return timers.stream()
        .filter(timer -> timer.at() <= end)
        .min(Comparator.comparingLong(Timer::at));
  }
}
