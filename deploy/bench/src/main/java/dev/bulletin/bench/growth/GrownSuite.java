package dev.bulletin.bench.growth;

import dev.bulletin.bench.CpuReading;
import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.dashboard.DashboardServiceMain;
import dev.bulletin.gateway.GatewayMain;
import dev.bulletin.realtime.RealtimeServiceMain;
import dev.bulletin.report.ReportServiceMain;
import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.Ports;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Instances of each service, each in a JVM of its own, in one cluster; more can be added. */
final class GrownSuite implements AutoCloseable {
  /** The heap of each, and its collector. */
  static final List<String> FLAGS = List.of("-Xmx256m", "-XX:+UseG1GC");

  /** In which reports are kept. */
  static final String SCHEMA = "report_service";

  private static final Duration START_LIMIT = Duration.ofSeconds(180);
  private static final String LOOPBACK = "127.0.0.1";
  private static final String NAME = "growth";
  private static final String POOL = "8";

  private final RedisServer redis;
  private final Map<String, String> gatewaySettings;
  private final List<Integer> clusterPorts;
  private final Map<Service, Map<String, String>> databases = new EnumMap<>(Service.class);
  private final List<ChildProcess> processes = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();

  private GrownSuite(
      int most, PostgresServer postgres, RedisServer redis, Map<String, String> gatewaySettings) {
    this.redis = redis;
    this.gatewaySettings = Map.copyOf(gatewaySettings);
    this.clusterPorts =
        Stream.generate(Ports::free).limit(most * (long) Service.values().length).toList();
    for (Service service : Service.values()) {
      databases.put(service, service.hasTables() ? database(postgres, service) : Map.of());
    }
  }

  /** In the order in which they start: the gateway last, since it needs the others. */
  private enum Service {
    REPORTS("report-service", ReportServiceMain.class),
    DASHBOARDS("dashboard-service", DashboardServiceMain.class),
    REALTIME("realtime-service", RealtimeServiceMain.class),
    GATEWAY("gateway", GatewayMain.class);

    private final String label;
    private final Class<?> main;

    Service(String label, Class<?> main) {
      this.label = label;
      this.main = main;
    }

    boolean hasTables() {
      return this != REALTIME;
    }
  }

  private static Map<String, String> database(PostgresServer postgres, Service service) {
    Map<String, String> settings =
        new HashMap<>(postgres.createService(service.label.replace('-', '_')).settings());
    settings.put("BULLETIN_PG_POOL_SIZE", POOL);
    return settings;
  }

  /**
   * Starts one instance of each.
   *
   * @param most instances of each that there will be
   * @param gatewaySettings beside the usual ones
   */
  static GrownSuite start(
      int most, PostgresServer postgres, RedisServer redis, Map<String, String> gatewaySettings) {
    var suite = new GrownSuite(most, postgres, redis, gatewaySettings);
    try {
      // One after the other, as the first to start makes the tables.
      Stream.of(Service.values()).forEach(service -> suite.await(suite.launch(service)));
      return suite;
    } catch (RuntimeException | AssertionError e) {
      suite.close();
      throw e;
    }
  }

  /** Starts one more instance of each, and waits until all have started. */
  void grow() {
    Stream.of(Service.values()).map(this::launch).toList().forEach(this::await);
  }

  private ChildProcess launch(Service service) {
    Map<String, String> settings = new HashMap<>(databases.getOrDefault(service, Map.of()));
    settings.putAll(shared());
    settings.putAll(own(service));
    ChildProcess process =
        JavaProcess.ofMain(
                service.label, System.getProperty("java.class.path"), service.main.getName())
            .flags(FLAGS.toArray(String[]::new))
            .environment(settings)
            .start();
    processes.add(process);
    return process;
  }

  private void await(ChildProcess process) {
    process.awaitLine(process.name() + " started", START_LIMIT);
  }

  private Map<String, String> shared() {
    Map<String, String> settings = new HashMap<>();
    settings.put("BULLETIN_CLUSTER_NAME", NAME + "-" + clusterPorts.get(0));
    settings.put(
        "BULLETIN_CLUSTER_MEMBERS",
        clusterPorts.stream().map(port -> LOOPBACK + ":" + port).collect(Collectors.joining(",")));
    settings.put("BULLETIN_CLUSTER_PORT", clusterPorts.get(processes.size()).toString());
    settings.put("BULLETIN_MANAGEMENT_PORT", "0");
    settings.put("BULLETIN_DRAIN", "0s");
    return settings;
  }

  private Map<String, String> own(Service service) {
    return switch (service) {
      case GATEWAY -> gateway();
      case REALTIME -> with(Map.of("BULLETIN_REALTIME_PORT", "0"));
      case DASHBOARDS -> with(Map.of("BULLETIN_INTERNAL_SECRET", NAME, "BULLETIN_SOURCES", ""));
      case REPORTS -> with(Map.of("BULLETIN_INTERNAL_SECRET", NAME));
    };
  }

  private Map<String, String> with(Map<String, String> own) {
    Map<String, String> settings = new HashMap<>(own);
    settings.put("BULLETIN_REDIS_HOST", redis.host());
    settings.put("BULLETIN_REDIS_PORT", Integer.toString(redis.port()));
    return settings;
  }

  /** It is measured what can be answered, and not what may. */
  private Map<String, String> gateway() {
    int port = Ports.free();
    ports.add(port);
    Map<String, String> settings = new HashMap<>(gatewaySettings);
    settings.put("BULLETIN_HTTP_PORT", Integer.toString(port));
    settings.put("BULLETIN_INTERNAL_SECRET", NAME);
    settings.put("BULLETIN_RATE_OF_ADDRESS", "0");
    settings.put("BULLETIN_OVERLOADED_AFTER", "30s");
    return settings;
  }

  /** Of the gateways. */
  List<Integer> ports() {
    return List.copyOf(ports);
  }

  int jvms() {
    return processes.size();
  }

  /** The first gateway's. */
  ProcessTree gatewayTree() {
    return ProcessTree.of(
        processes.stream()
            .filter(process -> process.name().equals(Service.GATEWAY.label))
            .findFirst()
            .orElseThrow()
            .pid());
  }

  /** The CPU time of all services. */
  CpuReading read() {
    Map<String, Double> seconds = new HashMap<>();
    processes.forEach(
        process -> seconds.putAll(ProcessTree.of(process.pid()).read().secondsByProcess()));
    return new CpuReading(seconds);
  }

  @Override
  public void close() {
    processes.forEach(ChildProcess::terminate);
    processes.forEach(ChildProcess::close);
  }
}
