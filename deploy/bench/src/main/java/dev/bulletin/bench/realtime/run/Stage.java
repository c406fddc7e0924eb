package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.bench.realtime.server.Target;
import dev.bulletin.common.cluster.ClusterConfig;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Registrations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server to be measured, and the node in its cluster that publishes. */
final class Stage implements AutoCloseable {
  /** Files that a server opens for itself. */
  private static final int OWN_FILES = 500;

  private final Node node;
  private final Target target;

  private Stage(Node node, Target target) {
    this.node = node;
    this.target = target;
  }

  /** Starts a server in the cluster of a node. */
  @FunctionalInterface
  private interface Start {
    Target in(Node node) throws IOException, InterruptedException;
  }

  static Stage service(Setting setting, Path logs) throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>();
    settings.put("BULLETIN_REALTIME_TICK", setting.tickMillis() + "ms");
    settings.putAll(setting.extra());
    return start(
        setting,
        node ->
            Target.service(
                node.config().cluster(),
                setting.heapMebibytes(),
                settings,
                logs.resolve("realtime-service.log")));
  }

  /**
   * One with what our service is compared with.
   *
   * @param alike whether it has our service's transport and JVM options
   */
  static Stage rival(Setting setting, boolean alike, Path logs)
      throws IOException, InterruptedException {
    return start(
        setting,
        node ->
            Target.rival(
                node.config().cluster(),
                setting.heapMebibytes(),
                alike,
                logs.resolve("sockjs-rival.log")));
  }

  private static Stage start(Setting setting, Start start)
      throws IOException, InterruptedException {
    ProcessTree ourselves = ProcessTree.of(ProcessHandle.current().pid());
    refuseTooMany(setting.readers(), ourselves.openFilesLimit());
    Node node = node();
    try {
      return new Stage(node, start.in(node));
    } catch (IOException | InterruptedException | RuntimeException e) {
      node.stop();
      throw e;
    }
  }

  /** Readers may come from several processes, but the server is one. */
  static void refuseTooMany(int readers, String limit) {
    if (limit.matches("\\d{1,9}") && readers + OWN_FILES > Integer.parseInt(limit)) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN,
          "%d readers are too many for a server that may open %s files; see ulimit -n"
              .formatted(readers, limit));
    }
  }

  private static Node node() {
    try {
      return Node.start(Nodes.clustered()).await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the node that publishes did not start", e);
    }
  }

  Target target() {
    return target;
  }

  /** The cluster that the server is in. */
  ClusterConfig cluster() {
    return node.config().cluster();
  }

  /** How many subscriptions to the bus Hazelcast keeps for all nodes of the cluster. */
  int registrations() {
    return Registrations.seenBy(node.vertx());
  }

  /** Publishes in the rooms of the setting. */
  Publisher publisher(Setting setting, int keys) {
    return publisher(setting.roomNames(), 0, setting.payloadBytes(), keys);
  }

  Publisher publisher(List<String> rooms, int firstRoom, int payloadBytes, int keys) {
    return new Publisher(node, rooms, firstRoom, payloadBytes, keys);
  }

  @Override
  public void close() {
    target.close();
    node.stop();
  }
}
