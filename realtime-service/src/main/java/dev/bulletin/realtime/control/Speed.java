package dev.bulletin.realtime.control;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * How fast a count grows in a second, over the last ten, when it is looked at once a second.
 * Thread-safe.
 */
final class Speed {
  private static final int SAMPLES = 11;

  private final DoubleSupplier count;
  private final Deque<Sample> samples = new ArrayDeque<>(SAMPLES);

  Speed(DoubleSupplier count) {
    this.count = count;
  }

  private record Sample(long nanos, double count) {}

  synchronized void look(long nanos) {
    if (samples.size() == SAMPLES) {
      samples.remove();
    }
    samples.add(new Sample(nanos, count.getAsDouble()));
  }

  /** Nothing before it was looked at twice. */
  synchronized double perSecond() {
    if (samples.size() < 2) {
      return 0;
    }
    Sample first = samples.getFirst();
    Sample last = samples.getLast();
    double seconds = (last.nanos() - first.nanos()) / (double) TimeUnit.SECONDS.toNanos(1);
    return seconds <= 0 ? 0 : (last.count() - first.count()) / seconds;
  }
}
