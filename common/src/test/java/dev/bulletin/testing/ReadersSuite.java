package dev.bulletin.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What readers of reports need, each service in a JVM of its own: a report-service and gateways, in
 * one cluster, with a PostgreSQL and a Redis that are given.
 */
public final class ReadersSuite implements AutoCloseable {
  /** May write through every gateway. */
  public static final String TOKEN = "a-bootstrap-token-for-the-tests-only";

  /** The heap of each service. */
  public static final String MEMORY = "-Xmx256m";

  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final String LOOPBACK = "127.0.0.1";
  private static final String REPORTS = "report-service";
  private static final String GATEWAY = "gateway";

  private final PostgresServer postgres;
  private final RedisServer redis;
  private final Function<String, JavaProcess> programs;
  private final Map<String, String> settings;
  private final String name = "readers-" + UUID.randomUUID().toString().substring(0, 8);
  private final List<Integer> clusterPorts;
  private final List<ChildProcess> processes = new ArrayList<>();
  private final List<String> origins = new ArrayList<>();

  private ReadersSuite(
      int gateways,
      PostgresServer postgres,
      RedisServer redis,
      Function<String, JavaProcess> programs,
      Map<String, String> settings) {
    this.postgres = postgres;
    this.redis = redis;
    this.programs = programs;
    this.settings = settings;
    this.clusterPorts = IntStream.rangeClosed(0, gateways).mapToObj(i -> Ports.free()).toList();
  }

  /**
   * Starts all and waits until all have started.
   *
   * @param programs the JVM that runs the service of that name
   */
  public static ReadersSuite start(
      int gateways,
      PostgresServer postgres,
      RedisServer redis,
      Function<String, JavaProcess> programs) {
    return start(gateways, postgres, redis, programs, Map.of());
  }

  /** With settings for every gateway. */
  public static ReadersSuite start(
      int gateways,
      PostgresServer postgres,
      RedisServer redis,
      Function<String, JavaProcess> programs,
      Map<String, String> settings) {
    var suite = new ReadersSuite(gateways, postgres, redis, programs, settings);
    try {
      suite.start();
      return suite;
    } catch (RuntimeException | AssertionError e) {
      suite.close();
      throw e;
    }
  }

  private void start() {
    launch(REPORTS, database(REPORTS));
    Map<String, String> shared = database(GATEWAY);
    for (int i = 1; i < clusterPorts.size(); i++) {
      Map<String, String> own = new HashMap<>(shared);
      int port = Ports.free();
      own.put("BULLETIN_HTTP_PORT", Integer.toString(port));
      own.put("BULLETIN_BOOTSTRAP_TOKEN", TOKEN);
      own.putAll(settings);
      origins.add("http://" + LOOPBACK + ":" + port);
      launch(GATEWAY, own);
    }
  }

  /** One after the other, as the first to start makes the tables. */
  private void launch(String service, Map<String, String> own) {
    Map<String, String> all = new HashMap<>(own);
    all.put("BULLETIN_CLUSTER_NAME", name);
    all.put("BULLETIN_CLUSTER_MEMBERS", String.join(",", members().toList()));
    all.put("BULLETIN_CLUSTER_PORT", clusterPorts.get(processes.size()).toString());
    all.put("BULLETIN_MANAGEMENT_PORT", "0");
    all.put("BULLETIN_INTERNAL_SECRET", name);
    all.put("BULLETIN_DRAIN", "0s");
    ChildProcess process = programs.apply(service).flags(MEMORY).environment(all).start();
    processes.add(process);
    process.awaitLine(service + " started", START_LIMIT);
  }

  private Stream<String> members() {
    return clusterPorts.stream().map(port -> LOOPBACK + ":" + port);
  }

  private Map<String, String> database(String service) {
    PostgresServer.Access access = postgres.createService(schema(service));
    Map<String, String> settings = new HashMap<>();
    settings.putAll(access.settings());
    if (service.equals(REPORTS)) {
      settings.put("BULLETIN_REDIS_HOST", redis.host());
      settings.put("BULLETIN_REDIS_PORT", Integer.toString(redis.port()));
    }
    return settings;
  }

  private String schema(String service) {
    return (name + "_" + service).replace('-', '_');
  }

  /** In which gateways keep what is theirs. */
  public String gatewaySchema() {
    return schema(GATEWAY);
  }

  /** Ends a gateway as a lost machine would. */
  public void killGateway(int number) {
    ChildProcess gateway = processes.get(1 + number);
    gateway.kill();
    gateway.awaitExit(START_LIMIT);
  }

  /** Of each gateway, such as {@code http://127.0.0.1:15000}. */
  public List<String> origins() {
    return List.copyOf(origins);
  }

  @Override
  public void close() {
    processes.forEach(ChildProcess::terminate);
    processes.forEach(ChildProcess::close);
  }
}
