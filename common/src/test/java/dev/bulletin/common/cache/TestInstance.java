package dev.bulletin.common.cache;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** A cache of one instance; several stand on one shared tier. */
final class TestInstance {
  static final Duration TTL = Duration.ofSeconds(100);
  static final Duration MISS_TTL = Duration.ofSeconds(10);
  static final Duration STALE = Duration.ofSeconds(1_000);
  private static final Lifetimes LIFETIMES = new Lifetimes(TTL, MISS_TTL, STALE);

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final MemoryTier memory;
  final TieredCache<Ask, Told> cache;

  TestInstance(Pace pace, SharedTier shared, Function<Ask, Future<Told>> loader) {
    this(pace, shared, loader, 1_000_000);
  }

  TestInstance(Pace pace, SharedTier shared, Function<Ask, Future<Told>> loader, long maxBytes) {
    var metrics = new CacheMetrics(meters, "test");
    var loading = new Loading<>(Told.KIND, LIFETIMES, shared, loader, pace, metrics);
    this.memory = new MemoryTier(maxBytes, pace);
    this.cache = new TieredCache<>(Told.KIND, memory, loading, pace, metrics);
  }

  /** As on the news of a change. */
  void drop(Set<String> tags) {
    memory.drop(tags).forEach((asked, more) -> cache.renew((Ask) asked, more));
  }

  Future<Told> ask(String key) {
    return cache.get(new Ask(key));
  }

  /**
   * How many requests were answered in which way; the ways that there were none of are left out.
   */
  Map<String, Integer> outcomes() {
    Map<String, Integer> counts = new TreeMap<>();
    meters
        .find("bulletin.cache.requests")
        .counters()
        .forEach(
            counter ->
                counts.put(counter.getId().getTag("outcome"), (int) Math.round(counter.count())));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }
}
