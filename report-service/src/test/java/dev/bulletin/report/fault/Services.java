package dev.bulletin.report.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.cluster.ClusterConfig;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.report.ReportServiceMain;
import dev.bulletin.testing.ChildProcess;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.Ports;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.TestClassPath;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Three report-services in JVMs of their own, of which one is killed while the others go on. */
final class Services implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final int INSTANCES = 3;

  private final Node node;
  private final PostgresServer.Access access;
  private final Deque<ChildProcess> oldestFirst = new ArrayDeque<>();

  private Services(Node node, PostgresServer.Access access) {
    this.node = node;
    this.access = access;
  }

  /** Starts them in the node's cluster. */
  static Services start(Node node, PostgresServer.Access access) {
    Services services = new Services(node, access);
    for (int i = 0; i < INSTANCES; i++) {
      services.launch();
    }
    services.oldestFirst.forEach(Services::awaitStart);
    services.awaitKnown();
    return services;
  }

  private void awaitKnown() {
    Eventually.that(
        LIMIT,
        () ->
            assertThat(node.directory().instances(ReportContract.SERVICE))
                .hasSizeGreaterThanOrEqualTo(INSTANCES));
  }

  /** Kills the one that has run for longest and starts another, without waiting for it. */
  void killOne() {
    ChildProcess victim = oldestFirst.remove();
    victim.kill();
    victim.awaitExit(LIMIT);
    launch();
    awaitStart(oldestFirst.peek());
  }

  private static void awaitStart(ChildProcess process) {
    process.awaitLine("report-service started", LIMIT);
  }

  private void launch() {
    oldestFirst.add(
        JavaProcess.ofMain("report-service", TestClassPath.get(), ReportServiceMain.class.getName())
            .flags("-Xmx128m")
            .shortLived()
            .environment(settings())
            .start());
  }

  private Map<String, String> settings() {
    ClusterConfig cluster = node.config().cluster();
    Map<String, String> settings = new HashMap<>();
    settings.putAll(access.settings());
    settings.put("BULLETIN_PG_POOL_SIZE", "8");
    settings.put("BULLETIN_INTERNAL_SECRET", "test");
    settings.put("BULLETIN_MANAGEMENT_PORT", "0");
    settings.put("BULLETIN_REPORT_ANNOUNCE_PERIOD", "1s");
    settings.put("BULLETIN_CLUSTER_NAME", cluster.name());
    settings.put("BULLETIN_CLUSTER_MEMBERS", String.join(",", cluster.members()));
    settings.put("BULLETIN_CLUSTER_PORT", Integer.toString(Ports.free()));
    return settings;
  }

  @Override
  public void close() {
    List.copyOf(oldestFirst).forEach(ChildProcess::kill);
    oldestFirst.forEach(ChildProcess::close);
  }
}
