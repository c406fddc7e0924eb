package dev.bulletin.common.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.config.NetworkConfig;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;

/**
 * The Hazelcast cluster that Vert.x keeps its membership in. Timings are tuned for small nodes that
 * come and go: a silent member is gone after 10 s, a healed split is merged within 5 s more, and
 * who waits for an answer that was lost on the way gives up after some 10 s, not after a minute or
 * two.
 */
public final class HazelcastCluster {
  private HazelcastCluster() {}

  public static ClusterManager manager(ClusterConfig config) {
    return new HazelcastClusterManager(hazelcast(config));
  }

  /** The bus of a clustered node: dead connections are found in 10 s instead of 40 s. */
  public static EventBusOptions bus(ClusterConfig config) {
    return new EventBusOptions()
        .setHost(config.host())
        .setClusterPublicHost(config.host())
        .setPort(config.busPort())
        .setConnectTimeout(2_000)
        .setClusterPingInterval(5_000)
        .setClusterPingReplyInterval(5_000);
  }

  static Config hazelcast(ClusterConfig config) {
    Config hazelcast = new Config();
    hazelcast.setClusterName(config.name());
    hazelcast
        .setProperty("hazelcast.logging.type", "slf4j")
        .setProperty("hazelcast.phone.home.enabled", "false")
        .setProperty("hazelcast.shutdownhook.enabled", "false")
        .setProperty("hazelcast.heartbeat.interval.seconds", "1")
        .setProperty("hazelcast.max.no.heartbeat.seconds", "10")
        .setProperty("hazelcast.operation.call.timeout.millis", "10000")
        .setProperty("hazelcast.merge.first.run.delay.seconds", "5")
        .setProperty("hazelcast.merge.next.run.delay.seconds", "5")
        .setProperty("hazelcast.graceful.shutdown.max.wait", "15")
        .setProperty("hazelcast.wait.seconds.before.join", "0")
        .setProperty("hazelcast.partition.count", "17");
    network(hazelcast.getNetworkConfig(), config);
    hazelcast.addMultiMapConfig(
        new MultiMapConfig("__vertx.subs")
            .setBackupCount(1)
            .setValueCollectionType(MultiMapConfig.ValueCollectionType.SET));
    hazelcast.addMapConfig(new MapConfig("__vertx.haInfo").setBackupCount(1));
    hazelcast.addMapConfig(new MapConfig("__vertx.nodeInfo").setBackupCount(1));
    return hazelcast;
  }

  private static void network(NetworkConfig network, ClusterConfig config) {
    network.setPort(config.port()).setPortAutoIncrement(false).setPublicAddress(config.host());
    network.getInterfaces().setEnabled(true).addInterface(config.host());
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    if (config.service().isEmpty()) {
      join.getTcpIpConfig()
          .setEnabled(true)
          .setConnectionTimeoutSeconds(1)
          .setMembers(config.members());
    } else {
      join.getTcpIpConfig().setEnabled(false);
      // A name gives addresses alone: the members are looked for at the port of this one.
      join.getKubernetesConfig()
          .setEnabled(true)
          .setProperty("service-dns", config.service())
          .setProperty("service-port", Integer.toString(config.port()));
    }
  }
}
