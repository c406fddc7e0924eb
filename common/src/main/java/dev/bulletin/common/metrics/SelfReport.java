package dev.bulletin.common.metrics;

import dev.bulletin.common.bus.TypedBus;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** Tells the suite every 5 s what this node has counted since it last did so. */
public final class SelfReport {
  private static final long PERIOD_MILLIS = 5_000;
  private static final String CACHES = "bulletin.cache.requests";
  private static final Set<String> HITS = Set.of("l1", "l2");

  private final TypedBus bus;
  private final MeterRegistry meters;
  private final String instance;
  private Map<String, Double> before = Map.of();
  private long toldAt;

  /** Of what that instance has measured. */
  public SelfReport(TypedBus bus, MeterRegistry meters, String instance) {
    this.bus = bus;
    this.meters = meters;
    this.instance = instance;
    this.before = counts();
    this.toldAt = System.nanoTime();
  }

  /** Ends with Vert.x itself. */
  public void start(Vertx vertx) {
    vertx.setPeriodic(PERIOD_MILLIS, tick -> tell());
  }

  private void tell() {
    bus.publish(SelfMetrics.TOPIC, read(System.nanoTime()));
  }

  /** What has been counted since this was last asked. */
  SelfMetrics read(long now) {
    double seconds = (now - toldAt) / (double) TimeUnit.SECONDS.toNanos(1);
    Map<String, Double> counts = counts();
    Map<String, Double> values = new HashMap<>(numbers());
    counts.forEach((name, count) -> values.put(name, rate(name, count, seconds)));
    before = counts;
    toldAt = now;
    return new SelfMetrics(instance, values);
  }

  private double rate(String name, double count, double seconds) {
    return Math.max(0, count - before.getOrDefault(name, 0.0)) / seconds;
  }

  private Map<String, Double> counts() {
    return Map.of(
        SelfMetrics.REQUESTS, sum(Metrics.REQUESTS),
        SelfMetrics.CACHE_REQUESTS, sum(CACHES),
        SelfMetrics.CACHE_HITS, HITS.stream().mapToDouble(hit -> sum(CACHES, "outcome", hit)).sum(),
        SelfMetrics.BROADCASTS, sum("bulletin.realtime.deliveries"));
  }

  private Map<String, Double> numbers() {
    return Map.of(
        SelfMetrics.SOCKETS, sum("bulletin.realtime.connections"),
        SelfMetrics.HEAP, sum("jvm.memory.used", "area", "heap"));
  }

  /** A node without such a meter has counted none. */
  private double sum(String meter, String... tags) {
    return meters.find(meter).tags(tags).meters().stream()
        .mapToDouble(SelfReport::value)
        .filter(Double::isFinite)
        .sum();
  }

  private static double value(Meter meter) {
    return StreamSupport.stream(meter.measure().spliterator(), /* parallel= */ false)
        .findFirst()
        .map(measured -> measured.getValue())
        .orElse(0.0);
  }
}
