package dev.bulletin.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.testing.Eventually;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The plan's sizes, read from the running suite rather than from its configuration. */
class OneJvmIT {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private static StartedSuite suite;

  @BeforeAll
  static void start() {
    suite = StartedSuite.start(Map.of("BULLETIN_SOURCE_DEADLINE", "30s"));
  }

  @AfterAll
  static void stop() {
    suite.close();
  }

  @Test
  void thereIsOneEventLoopPerCore() {
    List<String> loops = threads("vert.x-eventloop-thread-");
    // The simulator has a loop of its own, and so a second thread called 0.
    assertThat(Set.copyOf(loops)).hasSize(CORES);
    assertThat(metrics())
        .contains("bulletin_event_loop_lag_seconds{loop=\"vert.x-eventloop-thread-0\"}");
  }

  @Test
  void thereAreFourWorkersPerCoreAndOneCpuWorkerPerCore() throws Exception {
    Node node = suite.node();
    assertThat(busyThreads(4 * CORES, task -> node.vertx().executeBlocking(task, false)))
        .hasSize(4 * CORES)
        .allMatch(name -> name.startsWith("vert.x-worker-thread-"));
    assertThat(busyThreads(CORES, task -> node.cpu().executeBlocking(task, false)))
        .hasSize(CORES)
        .allMatch(name -> name.startsWith("bulletin-cpu-"));
  }

  /** How many threads work on far more tasks than there can be threads. */
  private static Set<String> busyThreads(
      int expected, Function<Callable<String>, Future<String>> pool) throws Exception {
    CountDownLatch together = new CountDownLatch(expected);
    Set<String> names = ConcurrentHashMap.newKeySet();
    List<Future<String>> tasks = new ArrayList<>();
    for (int i = 0; i < 3 * expected; i++) {
      tasks.add(
          pool.apply(
              () -> {
                names.add(Thread.currentThread().getName());
                together.countDown();
                together.await(30, TimeUnit.SECONDS);
                return "done";
              }));
    }
    Future.all(tasks).await(120, TimeUnit.SECONDS);
    return names;
  }

  @Test
  void connectionsToPostgresqlAreWarmAndWithinTheBudget() {
    // Those of which another test has stopped the database are opened anew.
    Eventually.that(LIMIT, OneJvmIT::checkConnectionsToPostgresql);
  }

  private static void checkConnectionsToPostgresql() {
    Map<String, Integer> byRole = new ConcurrentHashMap<>();
    suite
        .servers()
        .postgres()
        .query(
            "SELECT usename || ' ' || count(*) FROM pg_stat_activity WHERE datname = 'bulletin' GROUP BY usename")
        .stream()
        .map(row -> row.split(" "))
        .forEach(row -> byRole.put(row[0], Integer.parseInt(row[1])));
    byRole.remove("postgres");
    assertThat(byRole.keySet())
        .containsExactlyInAnyOrder("gateway", "report_service", "dashboard_service");
    assertThat(byRole.values()).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(2));
    assertThat(byRole.values().stream().mapToInt(i -> i).sum())
        .isLessThanOrEqualTo(Math.max(9, 4 * CORES));
  }

  @Test
  void readersSpreadOverAllLoops() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < 10 * CORES; i++) {
      sockets.add(new Socket("127.0.0.1", suite.port()));
    }
    Eventually.that(
        LIMIT,
        () ->
            assertThat(connectionsPerLoop())
                .hasSize(CORES)
                .allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(10)));
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private static List<Double> connectionsPerLoop() {
    return Arrays.stream(metrics().split("\n"))
        .filter(
            line ->
                line.startsWith("bulletin_http_connections_total{")
                    && line.contains("server=\"gateway\""))
        .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .toList();
  }

  @Test
  void healthNamesADatabaseThatHangsWithinOneChecksLimit() {
    Eventually.that(LIMIT, () -> assertThat(health().getString("status")).isEqualTo("up"));
    suite.servers().postgres().pause();
    try {
      JsonObject health = health();
      assertThat(up(health, "report-service/database")).isFalse();
      // What it says when the limit of a check ended it, or had done so often.
      assertThat(detail(health, "report-service/database"))
          .matches("no answer within \\d+ ms|not asked: it failed repeatedly");
      Eventually.that(LIMIT, () -> assertThat(up(health(), "dashboard-service/cache")).isTrue());
      assertThat(client().get("/livez").statusCode()).isEqualTo(200);
      assertThat(client().get("/readyz").statusCode()).isEqualTo(200);
    } finally {
      suite.servers().postgres().resume();
    }
    Eventually.that(LIMIT, () -> assertThat(health().getString("status")).isEqualTo("up"));
  }

  private static boolean up(JsonObject health, String check) {
    return health.getJsonObject("checks").getJsonObject(check).getBoolean("up");
  }

  private static String detail(JsonObject health, String check) {
    return health.getJsonObject("checks").getJsonObject(check).getString("detail");
  }

  private static JsonObject health() {
    return new JsonObject(client().get("/health").body());
  }

  private static String metrics() {
    return client().get("/metrics").body();
  }

  private static GatewayClient client() {
    return new GatewayClient("http://127.0.0.1:" + suite.node().managementPort(), "");
  }

  private static List<String> threads(String prefix) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith(prefix))
        .toList();
  }
}
