package dev.bulletin.testing;

import dev.bulletin.common.cluster.ClusterConfig;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.common.lifecycle.RuntimeConfig;
import dev.bulletin.common.trace.TraceConfig;
import dev.bulletin.common.web.HttpConfig;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Settings of nodes for tests: small, on free ports, and in a cluster that nobody else joins. Only
 * who has others in its cluster takes time to drain.
 */
public final class Nodes {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration DRAIN = Duration.ofMillis(600);
  private static final Duration GRACE = Duration.ofMinutes(2);

  private Nodes() {}

  /** A node that is alone. */
  public static NodeConfig alone() {
    return node(new ClusterConfig(false, "alone", LOOPBACK, 5701, List.of(), "", 0));
  }

  /** The first node of a new cluster. */
  public static NodeConfig clustered() {
    int port = Ports.free();
    String name = "test-" + UUID.randomUUID();
    return node(
        new ClusterConfig(true, name, LOOPBACK, port, List.of(LOOPBACK + ":" + port), "", 0));
  }

  /** Another node of the cluster. */
  public static NodeConfig joining(ClusterConfig first) {
    return node(
        new ClusterConfig(true, first.name(), LOOPBACK, Ports.free(), first.members(), "", 0));
  }

  private static NodeConfig node(ClusterConfig cluster) {
    Duration drain = cluster.enabled() ? DRAIN : Duration.ZERO;
    return new NodeConfig(
        new RuntimeConfig(2, 8, 2, 0, drain, GRACE),
        cluster,
        new HttpConfig(LOOPBACK, 0),
        new NodeConfig.LogConfig("text", "INFO"),
        TraceConfig.OFF);
  }
}
