package dev.bulletin.bench.realtime.crowd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What the readers of one event loop count, on which it lives. */
final class Counts {
  private static final long MAX_MICROS = TimeUnit.MINUTES.toMicros(10);
  private static final long TENTH = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int DIGITS = 3;

  private final long from;
  private final long interval;
  private final Histogram latency = new Histogram(MAX_MICROS, DIGITS);
  private final Histogram behind = new Histogram(MAX_MICROS, DIGITS);
  private final Histogram caughtUp = new Histogram(MAX_MICROS, DIGITS);
  private final Histogram afterOld = new Histogram(MAX_MICROS, DIGITS);
  private final Histogram joining = new Histogram(MAX_MICROS, DIGITS);
  private final Map<String, Long> closes = new TreeMap<>();
  private final Map<String, Long> failures = new TreeMap<>();
  private final List<Integer> closesByTenth = new ArrayList<>();
  private long markers;
  private long early;
  private long frames;
  private long bytes;
  private long missed;
  private long repeated;

  /**
   * Counts from a moment on.
   *
   * @param interval between two messages of a room, in nanoseconds
   */
  Counts(long from, long interval) {
    this.from = from;
    this.interval = interval;
  }

  /** Whether a message counts that was due then; if not, it is noted as early. */
  boolean takes(long dueNanos) {
    boolean due = dueNanos - from >= 0;
    early += due ? 0 : 1;
    return due;
  }

  /**
   * A message was told.
   *
   * @param skipped how many numbers before it have not come; below zero it has come before
   */
  void told(long now, long dueNanos, int skipped) {
    markers++;
    record(latency, now - dueNanos);
    if (skipped < 0) {
      repeated++;
    } else {
      missed += skipped;
      record(behind, now - dueNanos + skipped * interval);
    }
  }

  void frame() {
    frames++;
  }

  void read(int count) {
    bytes += count;
  }

  void caughtUp(long sinceReading, long sinceOld) {
    record(caughtUp, sinceReading);
    record(afterOld, sinceOld);
  }

  void joined(long nanos) {
    record(joining, nanos);
  }

  void closed(int code, long now) {
    closes.merge(Integer.toString(code), 1L, Long::sum);
    int tenth = (int) Math.max(0, (now - from) / TENTH);
    while (closesByTenth.size() <= tenth) {
      closesByTenth.add(0);
    }
    closesByTenth.set(tenth, closesByTenth.get(tenth) + 1);
  }

  void failed(String kind) {
    failures.merge(kind, 1L, Long::sum);
  }

  private static void record(Histogram histogram, long nanos) {
    histogram.recordValue(Math.min(MAX_MICROS, Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos))));
  }

  Tally tally(int open, int joined, int complete, int upgradesRefused) {
    return new Tally(
        open,
        joined,
        complete,
        upgradesRefused,
        markers,
        early,
        frames,
        bytes,
        missed,
        repeated,
        closes,
        failures,
        closesByTenth,
        Tally.text(latency),
        Tally.text(behind),
        Tally.text(caughtUp),
        Tally.text(afterOld),
        Tally.text(joining));
  }
}
