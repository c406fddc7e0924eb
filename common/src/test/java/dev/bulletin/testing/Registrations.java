package dev.bulletin.testing;

import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;

/** Who hears what on the bus of a cluster, as Hazelcast keeps it for all its nodes. */
public final class Registrations {
  private static final String SUBSCRIPTIONS = "__vertx.subs";

  private Registrations() {}

  /** How many there are on all nodes, asked of one of them, which must be clustered. */
  public static int seenBy(Vertx vertx) {
    var manager = (HazelcastClusterManager) ((VertxInternal) vertx).clusterManager();
    return manager.getHazelcastInstance().getMultiMap(SUBSCRIPTIONS).size();
  }
}
