package dev.bulletin.dashboard.fault;

import dev.bulletin.common.cluster.ClusterConfig;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.dashboard.DashboardServiceMain;
import dev.bulletin.dashboard.source.ExchangeStub;
import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.Ports;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import dev.bulletin.testing.TestClassPath;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Dashboard-services in JVMs of their own, each with an exchange of its own whose prices tell which
 * one has polled them.
 */
final class Pollers implements AutoCloseable {
  /** Prices of the first begin here, of the second at twice as much, and so on. */
  static final int STEP = 1_000_000;

  private static final Duration LIMIT = Duration.ofSeconds(180);

  private final ClusterConfig cluster;
  private final PostgresServer.Access access;
  private final RedisServer redis;
  private final List<ExchangeStub> exchanges = new ArrayList<>();
  private final List<ChildProcess> processes = new ArrayList<>();

  Pollers(ClusterConfig cluster, PostgresServer.Access access, RedisServer redis) {
    this.cluster = cluster;
    this.access = access;
    this.redis = redis;
  }

  /** Starts another, and waits until it answers. */
  void add() {
    int number = processes.size();
    exchanges.add(ExchangeStub.start(Integer.toString((number + 1) * STEP)));
    processes.add(launch(number));
    awaitStart(number);
  }

  /** The number of the one that has polled a price. */
  static int of(Sample price) {
    return price.value().divideToIntegralValue(BigDecimal.valueOf(STEP)).intValueExact() - 1;
  }

  ChildProcess process(int number) {
    return processes.get(number);
  }

  /** Starts one that has ended again, and waits until it answers. */
  void restart(int number) {
    processes.get(number).awaitExit(LIMIT);
    processes.set(number, launch(number));
    awaitStart(number);
  }

  private void awaitStart(int number) {
    processes.get(number).awaitLine("dashboard-service started", LIMIT);
  }

  private ChildProcess launch(int number) {
    return JavaProcess.ofMain(
            "dashboard-service-" + number,
            TestClassPath.get(),
            DashboardServiceMain.class.getName())
        .flags("-Xmx128m")
        .shortLived()
        .environment(settings(exchanges.get(number)))
        .start();
  }

  private Map<String, String> settings(ExchangeStub exchange) {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(access.settings());
    settings.put("BULLETIN_INTERNAL_SECRET", "test");
    settings.put("BULLETIN_PG_POOL_SIZE", "6");
    settings.put("BULLETIN_REDIS_HOST", redis.host());
    settings.put("BULLETIN_REDIS_PORT", Integer.toString(redis.port()));
    settings.put("BULLETIN_SOURCES", "binance");
    settings.put("BULLETIN_BINANCE_URL", exchange.uri().toString());
    settings.put("BULLETIN_POLL_INTERVAL", "1s");
    settings.put("BULLETIN_MANAGEMENT_PORT", "0");
    settings.put("BULLETIN_CLUSTER_NAME", cluster.name());
    settings.put("BULLETIN_CLUSTER_MEMBERS", String.join(",", cluster.members()));
    settings.put("BULLETIN_CLUSTER_PORT", Integer.toString(Ports.free()));
    return settings;
  }

  @Override
  public void close() {
    processes.forEach(ChildProcess::kill);
    processes.forEach(ChildProcess::close);
    exchanges.forEach(ExchangeStub::close);
  }
}
