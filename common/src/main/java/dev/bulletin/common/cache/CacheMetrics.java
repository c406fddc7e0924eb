package dev.bulletin.common.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Counts how the requests of one kind were answered, each once, and how often one was loaded. */
final class CacheMetrics {
  private final Map<Outcome, Counter> requests = new EnumMap<>(Outcome.class);
  private final Counter loads;
  private final Counter failedLoads;
  private final Counter refreshes;

  CacheMetrics(MeterRegistry meters, String kind) {
    for (Outcome outcome : Outcome.values()) {
      requests.put(outcome, requests(meters, kind, outcome));
    }
    this.loads = loads(meters, kind, "ok");
    this.failedLoads = loads(meters, kind, "failed");
    this.refreshes =
        Counter.builder("bulletin.cache.refreshes")
            .description("answers loaded anew without anybody waiting for them")
            .tag("cache", kind)
            .register(meters);
  }

  private static Counter requests(MeterRegistry meters, String kind, Outcome outcome) {
    return Counter.builder("bulletin.cache.requests")
        .description("requests by how they were answered, each counted once")
        .tag("cache", kind)
        .tag("outcome", outcome.label())
        .register(meters);
  }

  private static Counter loads(MeterRegistry meters, String kind, String result) {
    return Counter.builder("bulletin.cache.loads")
        .description("how often this instance loaded an answer")
        .tag("cache", kind)
        .tag("result", result)
        .register(meters);
  }

  void answered(Outcome outcome) {
    Objects.requireNonNull(requests.get(outcome)).increment();
  }

  void loaded() {
    loads.increment();
  }

  void loadFailed() {
    failedLoads.increment();
  }

  void refreshed() {
    refreshes.increment();
  }
}
