package dev.bulletin.bench.push;

import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.dashboard.DashboardServiceMain;
import dev.bulletin.gateway.GatewayMain;
import dev.bulletin.realtime.RealtimeServiceMain;
import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.Ports;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What takes samples and shows them: each service in a JVM of its own, in one cluster. */
final class PushSuite implements AutoCloseable {
  /** The heap of each service. */
  static final String HEAP = "-Xmx256m";

  /** May make dashboards. */
  static final String TOKEN = "the-first-token-of-the-measurement-of-pushes";

  /** May push series that begin with the prefix, and nothing else. */
  static final String SCOPED_TOKEN = "a-token-of-the-measurement-that-may-push-series";

  static final int TICK_MILLIS = 200;

  /** So that it is measured what can be taken, and not what may. */
  static final Map<String, String> LIMITS = Map.of("BULLETIN_PUSH_RATE", "10000000");

  static final String GATEWAY = "gateway";
  static final String DASHBOARDS = "dashboard-service";

  private static final String REALTIME = "realtime-service";
  private static final int PROCESSES = 3;
  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final String LOOPBACK = "127.0.0.1";
  private static final String SECRET = "of-the-measurement";
  private static final String MAKE_TOKEN =
      """
      INSERT INTO gateway.api_token (name, hash, scopes)
      VALUES ('measurement', sha256('%s'), ARRAY['series:write:%s'])""";

  private final PostgresServer postgres;
  private final RedisServer redis;
  private final List<Integer> clusterPorts = Stream.generate(Ports::free).limit(PROCESSES).toList();
  private final int port = Ports.free();
  private final Map<String, ChildProcess> processes = new LinkedHashMap<>();

  private PushSuite(PostgresServer postgres, RedisServer redis) {
    this.postgres = postgres;
    this.redis = redis;
  }

  /** Starts all and waits until all have started. */
  static PushSuite start(PostgresServer postgres, RedisServer redis) {
    var suite = new PushSuite(postgres, redis);
    try {
      suite.start();
      return suite;
    } catch (RuntimeException | AssertionError e) {
      suite.close();
      throw e;
    }
  }

  private void start() {
    launch(DASHBOARDS, DashboardServiceMain.class, dashboards());
    launch(
        REALTIME,
        RealtimeServiceMain.class,
        Map.of("BULLETIN_REALTIME_PORT", "0", "BULLETIN_REALTIME_TICK", TICK_MILLIS + "ms"));
    launch(GATEWAY, GatewayMain.class, gateway());
    postgres.execute(MAKE_TOKEN.formatted(SCOPED_TOKEN, SampleBodies.PREFIX));
  }

  private Map<String, String> dashboards() {
    Map<String, String> settings = new HashMap<>(database("dashboards"));
    settings.putAll(LIMITS);
    settings.put("BULLETIN_SOURCES", "");
    settings.put("BULLETIN_INTERNAL_SECRET", SECRET);
    settings.put("BULLETIN_REDIS_HOST", redis.host());
    settings.put("BULLETIN_REDIS_PORT", Integer.toString(redis.port()));
    return settings;
  }

  private Map<String, String> gateway() {
    Map<String, String> settings = new HashMap<>(database(GATEWAY));
    settings.put("BULLETIN_HTTP_PORT", Integer.toString(port));
    settings.put("BULLETIN_INTERNAL_SECRET", SECRET);
    settings.put("BULLETIN_BOOTSTRAP_TOKEN", TOKEN);
    return settings;
  }

  /** What is answered is on the disk, as in production. */
  private Map<String, String> database(String role) {
    PostgresServer.Access access = postgres.createService(role);
    postgres.execute("ALTER ROLE %s SET synchronous_commit = on".formatted(role));
    return access.settings();
  }

  private void launch(String service, Class<?> main, Map<String, String> own) {
    Map<String, String> settings = new HashMap<>(own);
    settings.put("BULLETIN_CLUSTER_NAME", "push-" + port);
    settings.put("BULLETIN_CLUSTER_MEMBERS", String.join(",", members().toList()));
    settings.put("BULLETIN_CLUSTER_PORT", clusterPorts.get(processes.size()).toString());
    settings.put("BULLETIN_MANAGEMENT_PORT", "0");
    settings.put("BULLETIN_DRAIN", "0s");
    ChildProcess process =
        JavaProcess.ofMain(service, System.getProperty("java.class.path"), main.getName())
            .flags(HEAP)
            .environment(settings)
            .start();
    processes.put(service, process);
    process.awaitLine(service + " started", START_LIMIT);
  }

  private Stream<String> members() {
    return clusterPorts.stream().map(member -> LOOPBACK + ":" + member);
  }

  String origin() {
    return "http://" + LOOPBACK + ":" + port;
  }

  /** The processes by the names of their services. */
  Map<String, ProcessTree> trees() {
    Map<String, ProcessTree> trees = new LinkedHashMap<>();
    processes.forEach((service, process) -> trees.put(service, ProcessTree.of(process.pid())));
    return trees;
  }

  @Override
  public void close() {
    processes.values().forEach(ChildProcess::terminate);
    processes.values().forEach(ChildProcess::close);
  }
}
