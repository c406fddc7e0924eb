package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.bench.realtime.server.Feed;
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
  private final Feed feed;

  private Stage(Node node, Target target) {
    this.node = node;
    this.feed = new BusFeed(node);
    this.target = target;
  }

  /** Starts a server in the cluster of a node. */
  @FunctionalInterface
  private interface Start {
    Target in(Node node) throws IOException, InterruptedException;
  }

  static Stage service(Setting setting, Path logs) throws IOException, InterruptedException {
    Path log = logs.resolve("realtime-service.log");
    return start(setting, node -> service(node, setting, Map.of(), log));
  }

  private static Target service(Node node, Setting setting, Map<String, String> more, Path log)
      throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("BULLETIN_REALTIME_TICK", setting.tickMillis() + "ms");
    settings.putAll(setting.extra());
    return Target.service(node.config().cluster(), setting.heapMebibytes(), settings, log);
  }

  /** Starts one more realtime-service in the same cluster, which whoever asks for it closes. */
  Target another(Setting setting, Path log) throws IOException, InterruptedException {
    return service(node, setting, target.redisSettings(), log);
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
    return new Publisher(feed, rooms, firstRoom, payloadBytes, keys);
  }

  @Override
  public void close() {
    target.close();
    node.stop();
  }
}
