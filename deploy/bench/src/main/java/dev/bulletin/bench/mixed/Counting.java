package dev.bulletin.bench.mixed;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** What one run of a load counts, on the event loop of the load. */
final class Counting {
  private final long start;
  private final long nanos;
  private final Promise<Loaded> ended = Promise.promise();
  private final Map<Kind, Histogram> answers = new EnumMap<>(Kind.class);
  private final Map<String, Long> failures = new TreeMap<>();
  private long bytes;
  private int underWay;
  private boolean over;

  Counting(long start, Duration duration) {
    this.start = start;
    this.nanos = duration.toNanos();
  }

  boolean isOver(long now) {
    return now - start >= nanos;
  }

  void sent() {
    underWay++;
  }

  void answered(Kind kind, long due, int length) {
    long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
    Latencies.count(answers.computeIfAbsent(kind, first -> Latencies.counting()), micros);
    bytes += length;
    landed();
  }

  void failed(Kind kind, Throwable failure) {
    failures.merge(kind + ": " + failure.getMessage(), 1L, Long::sum);
    landed();
  }

  private void landed() {
    underWay--;
    endIfOver();
  }

  /** Nothing will be sent from now on. */
  void noMore() {
    over = true;
    endIfOver();
  }

  private void endIfOver() {
    if (over && underWay == 0) {
      ended.tryComplete(
          new Loaded(latencies(), failures, (System.nanoTime() - start) / 1e9, bytes));
    }
  }

  private Map<Kind, Latencies> latencies() {
    return answers.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Latencies.of(entry.getValue())));
  }

  Future<Loaded> ended() {
    return ended.future();
  }
}
