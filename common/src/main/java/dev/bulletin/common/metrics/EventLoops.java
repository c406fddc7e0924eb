package dev.bulletin.common.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches that every event loop turns: each notes the time ten times a second, and how late it is
 * in doing so is its lag.
 */
public final class EventLoops {
  private static final long PERIOD_MILLIS = 100;
  private static final Duration SILENT = Duration.ofSeconds(10);

  private final Map<String, Long> lastTurnByLoop = new ConcurrentHashMap<>();
  private final AtomicLong longestTurn = new AtomicLong();
  private final MeterRegistry meters;

  private EventLoops(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Starts watching; there must be as many loops as told. */
  public static Future<EventLoops> watch(Vertx vertx, MeterRegistry meters, int loops) {
    EventLoops watch = new EventLoops(meters);
    return vertx
        .deployVerticle(watch::pulse, new DeploymentOptions().setInstances(loops))
        .map(watch);
  }

  private VerticleBase pulse() {
    return new VerticleBase() {
      @Override
      public Future<?> start() {
        Pulse pulse = new Pulse(Thread.currentThread().getName());
        vertx.setPeriodic(PERIOD_MILLIS, id -> pulse.beat());
        return Future.succeededFuture();
      }
    };
  }

  /** The names of the loops' threads. */
  public List<String> names() {
    return lastTurnByLoop.keySet().stream().sorted().toList();
  }

  /** How late the loop is that asks, at this moment; none when another thread asks. */
  public Duration lagHere() {
    Long last = lastTurnByLoop.get(Thread.currentThread().getName());
    return last == null ? Duration.ZERO : late(System.nanoTime() - last);
  }

  /** How late the latest of all loops is, or was since this was asked last. */
  public Duration lag() {
    long now = System.nanoTime();
    long latest = lastTurnByLoop.values().stream().mapToLong(last -> now - last).max().orElse(0);
    return late(Math.max(latest, longestTurn.getAndSet(0)));
  }

  private static Duration late(long nanosSinceTurn) {
    return Duration.ofNanos(Math.max(0, nanosSinceTurn - PERIOD_MILLIS * 1_000_000));
  }

  /** The loops that were silent for more than 10 s. */
  public List<String> stuck() {
    long oldest = System.nanoTime() - SILENT.toNanos();
    return lastTurnByLoop.entrySet().stream()
        .filter(turn -> turn.getValue() < oldest)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private final class Pulse {
    private final String loop;
    private volatile double lagSeconds;

    Pulse(String loop) {
      this.loop = loop;
      lastTurnByLoop.put(loop, System.nanoTime());
      Gauge.builder("bulletin.event.loop.lag.seconds", this, pulse -> pulse.lagSeconds)
          .description("how late the loop is in keeping a timer")
          .tag("loop", loop)
          .register(meters);
    }

    void beat() {
      long now = System.nanoTime();
      Long last = lastTurnByLoop.put(loop, now);
      if (last != null) {
        longestTurn.accumulateAndGet(now - last, Math::max);
        lagSeconds = Math.max(0, (now - last) / 1e9 - PERIOD_MILLIS / 1e3);
      }
    }
  }
}
