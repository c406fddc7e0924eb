package dev.bulletin.image.training;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.image.folder.ImageService;
import dev.bulletin.testing.Ports;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A PostgreSQL and a Redis, and the settings of services that use them in one cluster. */
public final class Surroundings implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  /** Nobody listens there: a training asks nobody outside. */
  private static final String NOWHERE = "http://127.0.0.1:9";

  private final PostgresServer postgres = PostgresServer.start();
  private final RedisServer redis = RedisServer.start();
  private final String cluster = "image-" + UUID.randomUUID();
  private final int firstMember = Ports.free();
  private final String secret = UUID.randomUUID().toString();
  private final Map<ImageService, PostgresServer.Access> access = new EnumMap<>(ImageService.class);
  private boolean firstGiven;

  private Surroundings() {}

  public static Surroundings start() {
    return new Surroundings();
  }

  /** What a service's process finds in its environment; the ports differ from call to call. */
  public Map<String, String> settings(ImageService service) {
    Map<String, String> settings = new HashMap<>(common());
    int port = Ports.free();
    switch (service) {
      case REPORT_SERVICE -> settings.put("BULLETIN_INTERNAL_PORT", Integer.toString(port));
      case DASHBOARD_SERVICE -> settings.putAll(sources(port));
      case REALTIME_SERVICE -> settings.put("BULLETIN_REALTIME_PORT", Integer.toString(port));
      case GATEWAY -> settings.putAll(door(port));
    }
    if (service == ImageService.REALTIME_SERVICE) {
      settings.put("BULLETIN_REALTIME_TOKEN_SECRET", secret);
    } else {
      settings.put("BULLETIN_INTERNAL_SECRET", secret);
      settings.putAll(access.computeIfAbsent(service, this::openDatabase).settings());
    }
    if (service != ImageService.GATEWAY) {
      settings.put("BULLETIN_REDIS_HOST", redis.host());
      settings.put("BULLETIN_REDIS_PORT", Integer.toString(redis.port()));
    }
    return settings;
  }

  /** Once for each service: its role gets another password each time. */
  private PostgresServer.Access openDatabase(ImageService service) {
    return postgres.createService(service.label().replace('-', '_'));
  }

  private Map<String, String> common() {
    return Map.of(
        "BULLETIN_CLUSTER_NAME",
        cluster,
        "BULLETIN_CLUSTER_PORT",
        Integer.toString(clusterPort()),
        "BULLETIN_CLUSTER_MEMBERS",
        LOOPBACK + ":" + firstMember,
        "BULLETIN_MANAGEMENT_PORT",
        Integer.toString(Ports.free()),
        "LANG",
        "C.UTF-8");
  }

  private int clusterPort() {
    int port = firstGiven ? Ports.free() : firstMember;
    firstGiven = true;
    return port;
  }

  private static Map<String, String> sources(int port) {
    return Map.of(
        "BULLETIN_INTERNAL_PORT", Integer.toString(port),
        "BULLETIN_BINANCE_URL", NOWHERE,
        "BULLETIN_COINGECKO_URL", NOWHERE,
        "BULLETIN_FEAR_GREED_URL", NOWHERE,
        "BULLETIN_FINNHUB_URL", NOWHERE);
  }

  private Map<String, String> door(int port) {
    return Map.of(
        "BULLETIN_HTTP_PORT",
        Integer.toString(port),
        "BULLETIN_PUBLIC_URL",
        "http://localhost:" + port,
        "BULLETIN_REALTIME_TOKEN_SECRET",
        secret);
  }

  /** A node of this JVM that is in their cluster. */
  public Node member() {
    Map<String, String> settings =
        Map.of(
            "BULLETIN_CLUSTER_NAME",
            cluster,
            "BULLETIN_CLUSTER_PORT",
            Integer.toString(firstMember),
            "BULLETIN_CLUSTER_MEMBERS",
            LOOPBACK + ":" + firstMember,
            "BULLETIN_MANAGEMENT_PORT",
            "0");
    firstGiven = true;
    return Node.start(ConfigReader.read(settings, NodeConfig::read)).await();
  }

  /** Opens the internal ports of the services. */
  public String secret() {
    return secret;
  }

  @Override
  public void close() {
    redis.close();
    postgres.close();
  }
}
