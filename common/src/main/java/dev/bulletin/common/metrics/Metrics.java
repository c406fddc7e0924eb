package dev.bulletin.common.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The registry of a node and what Vert.x measures in it; every label is bounded. */
public final class Metrics {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE");

  /** Every request to an HTTP server of the node, probes included. */
  static final String REQUESTS = "requests";

  /** What Vert.x counts of its servers, and as what it is given out. */
  private static final Map<String, String> NAMES =
      Map.of(
          "vertx.http.server.requests", REQUESTS,
          "vertx.http.server.response.time", "request.duration",
          "vertx.http.server.active.connections", "active.connections");

  /** From 5 ms to 10 s, in nanoseconds. */
  private static final double[] BUCKETS = {
    5e6, 1e7, 2.5e7, 5e7, 1e8, 2.5e8, 5e8, 1e9, 2.5e9, 5e9, 1e10
  };

  private Metrics() {}

  public static PrometheusMeterRegistry registry() {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry
        .config()
        // A method is whatever a client sends, and each would be a series of its own.
        .meterFilter(
            MeterFilter.replaceTagValues(
                "method", method -> METHODS.contains(method) ? method : "OTHER"))
        .meterFilter(names())
        .meterFilter(buckets());
    return registry;
  }

  public static VertxMetricsFactory factory(PrometheusMeterRegistry registry) {
    return new MicrometerMetricsFactory(registry);
  }

  public static MetricsOptions options() {
    return new MicrometerMetricsOptions()
        .setLabels(
            EnumSet.of(
                Label.HTTP_ROUTE,
                Label.HTTP_METHOD,
                Label.HTTP_CODE,
                Label.POOL_TYPE,
                Label.POOL_NAME,
                Label.EB_SIDE))
        .setJvmMetricsEnabled(true)
        .setEnabled(true);
  }

  private static MeterFilter names() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        String name = NAMES.get(id.getName());
        return name == null ? id : id.withName(name);
      }
    };
  }

  /** Vert.x measures latency without buckets, of which no quantile can be told. */
  private static MeterFilter buckets() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        if (id.getType() != Meter.Type.TIMER) {
          return config;
        }
        return DistributionStatisticConfig.builder()
            .serviceLevelObjectives(BUCKETS)
            .expiry(Duration.ofMinutes(2))
            .build()
            .merge(config);
      }
    };
  }
}
