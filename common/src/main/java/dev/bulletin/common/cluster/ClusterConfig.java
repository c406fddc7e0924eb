package dev.bulletin.common.cluster;

import dev.bulletin.common.config.ConfigReader;
import java.util.List;

/**
 * How nodes find each other.
 *
 * @param enabled false: the node is alone, with all services in one JVM
 * @param name nodes of other names are not met
 * @param host the address this node listens on, for members and for the event bus
 * @param port of the members' protocol
 * @param members addresses to look for, as {@code host:port}
 * @param service a DNS name whose addresses are the members', as a Kubernetes headless service;
 *     empty to use {@code members}
 * @param busPort of the event bus; 0 takes any
 */
public record ClusterConfig(
    boolean enabled,
    String name,
    String host,
    int port,
    List<String> members,
    String service,
    int busPort) {
  public ClusterConfig {
    members = List.copyOf(members);
  }

  public static ClusterConfig read(ConfigReader in) {
    return new ClusterConfig(
        in.flag("BULLETIN_CLUSTER_ENABLED", true),
        in.string("BULLETIN_CLUSTER_NAME", "bulletin"),
        in.string("BULLETIN_CLUSTER_HOST", "127.0.0.1"),
        in.integer("BULLETIN_CLUSTER_PORT", 5701, 1, 65_535),
        in.list("BULLETIN_CLUSTER_MEMBERS", List.of("127.0.0.1:5701")),
        in.string("BULLETIN_CLUSTER_SERVICE", ""),
        in.integer("BULLETIN_CLUSTER_BUS_PORT", 0, 0, 65_535));
  }
}
