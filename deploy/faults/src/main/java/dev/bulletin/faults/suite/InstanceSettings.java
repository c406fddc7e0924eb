package dev.bulletin.faults.suite;

import dev.bulletin.testing.PostgresServer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What each instance is told. */
final class InstanceSettings {
  private static final int POOL = 8;

  /** As in our manifests. */
  private static final Map<String, String> DRAIN = Map.of("BULLETIN_DRAIN", "5s");

  private static final Map<Kind, Map<String, String>> DRAINS =
      Map.of(Kind.REALTIME, Map.of("BULLETIN_DRAIN", "5s", "BULLETIN_REALTIME_DRAIN", "20s"));

  private final String name = "faults-" + UUID.randomUUID().toString().substring(0, 8);
  private final String secret = UUID.randomUUID().toString();
  private final Map<Kind, Map<String, String>> database = new EnumMap<>(Kind.class);
  private final Stores stores;
  private final String simulator;

  InstanceSettings(Stores stores, String simulator) {
    this.stores = stores;
    this.simulator = simulator;
    for (Kind kind : Kind.values()) {
      database.put(kind, kind.hasTables() ? database(kind) : Map.of());
    }
  }

  private Map<String, String> database(Kind kind) {
    PostgresServer.Access access =
        stores.postgres().createService(kind.service().replace('-', '_'));
    Map<String, String> settings = new HashMap<>(access.settings());
    settings.put("BULLETIN_PG_POOL_SIZE", Integer.toString(POOL));
    return settings;
  }

  Map<String, String> of(Suite.Planned planned, List<String> members, boolean drains) {
    Map<String, String> settings = new HashMap<>(database.getOrDefault(planned.kind(), Map.of()));
    String host = planned.place().host();
    settings.put("BULLETIN_CLUSTER_NAME", name);
    settings.put("BULLETIN_CLUSTER_HOST", host);
    settings.put("BULLETIN_CLUSTER_PORT", Integer.toString(planned.ports().cluster()));
    settings.put("BULLETIN_CLUSTER_MEMBERS", String.join(",", members));
    settings.put("BULLETIN_MANAGEMENT_HOST", host);
    settings.put("BULLETIN_MANAGEMENT_PORT", Integer.toString(planned.ports().management()));
    settings.put("BULLETIN_REDIS_HOST", stores.redis().host());
    settings.put("BULLETIN_REDIS_PORT", Integer.toString(stores.redis().port()));
    settings.putAll(own(planned, host));
    if (drains) {
      settings.putAll(DRAINS.getOrDefault(planned.kind(), DRAIN));
    }
    return settings;
  }

  private Map<String, String> own(Suite.Planned planned, String host) {
    String door = Integer.toString(planned.ports().door());
    return switch (planned.kind()) {
      case REPORTS -> internal(host);
      case DASHBOARDS -> dashboards(host);
      case REALTIME ->
          Map.of(
              "BULLETIN_REALTIME_HOST", host,
              "BULLETIN_REALTIME_PORT", door,
              "BULLETIN_ADVERTISED_HOST", host,
              "BULLETIN_REALTIME_MAX_CONNECTIONS_OF_ADDRESS", "10000");
      case GATEWAY ->
          Map.of(
              "BULLETIN_HTTP_HOST", host,
              "BULLETIN_HTTP_PORT", door,
              "BULLETIN_HTTP_MAX_CONNECTIONS_OF_ADDRESS", "0",
              "BULLETIN_RATE_OF_ADDRESS", "0",
              "BULLETIN_RATE_OF_CALLER", "0",
              "BULLETIN_OVERLOADED_AFTER", "30s",
              "BULLETIN_INTERNAL_SECRET", secret,
              "BULLETIN_BOOTSTRAP_TOKEN", Suite.TOKEN,
              "BULLETIN_SIMULATED", "true");
    };
  }

  private Map<String, String> internal(String host) {
    return Map.of(
        "BULLETIN_INTERNAL_HOST", host,
        "BULLETIN_ADVERTISED_HOST", host,
        "BULLETIN_INTERNAL_SECRET", secret);
  }

  private Map<String, String> dashboards(String host) {
    Map<String, String> settings = new HashMap<>(internal(host));
    settings.put("BULLETIN_SOURCES", "binance,coingecko,alternative-me");
    settings.put("BULLETIN_BINANCE_URL", simulator);
    settings.put("BULLETIN_COINGECKO_URL", simulator);
    settings.put("BULLETIN_FEAR_GREED_URL", simulator);
    settings.put("BULLETIN_FRESHNESS_LIMIT", Suite.FRESHNESS_LIMIT.toSeconds() + "s");
    settings.put("BULLETIN_SIMULATED", "true");
    return settings;
  }
}
