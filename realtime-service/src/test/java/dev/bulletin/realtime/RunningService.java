package dev.bulletin.realtime;

import dev.bulletin.common.cluster.ClusterConfig;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.common.web.HttpConfig;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.realtime.RoomMessages;
import dev.bulletin.realtime.access.AccessConfig;
import dev.bulletin.realtime.access.Signing;
import dev.bulletin.realtime.reader.HallConfig;
import dev.bulletin.realtime.reader.Limits;
import dev.bulletin.realtime.reader.Liveness;
import dev.bulletin.realtime.transport.TransportKind;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Ports;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The whole service on a node of its own, with two event loops. */
final class RunningService implements AutoCloseable {
  static final Duration TICK = Duration.ofMillis(50);
  static final Limits LIMITS = new Limits(32, 1_000, 1_000, 1_000, 65_536, 10_000);
  static final HallConfig QUICK =
      new HallConfig(TICK, Liveness.every(Duration.ofSeconds(25)), LIMITS);

  private final Node node;
  private final int port;

  private RunningService(Node node, int port) {
    this.node = node;
    this.port = port;
  }

  static RunningService start() {
    return start(0, QUICK, Set.of(TransportKind.values()));
  }

  /**
   * On a port that is still free when another is started there: none of those that the system gives
   * to connections, of which one may be that of a client that tries to come back.
   */
  static RunningService startWhereAnotherFollows() {
    SharedRedis.forget();
    return start(Ports.free(), QUICK, Set.of(TransportKind.values()));
  }

  static RunningService start(int port, HallConfig hall, Set<TransportKind> transports) {
    return start(Nodes.alone(), port, hall, transports);
  }

  static RunningService start(
      NodeConfig of, int port, HallConfig hall, Set<TransportKind> transports) {
    if (port == 0 && isFirst(of.cluster())) {
      SharedRedis.forget();
    }
    return start(
        of,
        port,
        SharedRedis.config(),
        hall,
        transports,
        /* compression= */ false,
        AccessConfig.PRIVATE_NETWORKS);
  }

  /** One that is reached without a proxy. */
  static RunningService startInTheOpen(HallConfig hall) {
    SharedRedis.forget();
    return start(
        Nodes.alone(),
        0,
        SharedRedis.config(),
        hall,
        Set.of(TransportKind.values()),
        /* compression= */ false,
        List.of());
  }

  /** One that compresses where clients offer it. */
  static RunningService startCompressing() {
    SharedRedis.forget();
    return start(
        Nodes.alone(),
        0,
        SharedRedis.config(),
        QUICK,
        Set.of(TransportKind.values()),
        /* compression= */ true,
        AccessConfig.PRIVATE_NETWORKS);
  }

  /** No other node knows what has been told so far. */
  private static boolean isFirst(ClusterConfig cluster) {
    return !cluster.enabled() || cluster.members().contains(cluster.host() + ":" + cluster.port());
  }

  /** One with a Redis of its own. */
  static RunningService start(RedisConfig redis) {
    return start(
        Nodes.alone(),
        0,
        redis,
        QUICK,
        Set.of(TransportKind.values()),
        /* compression= */ false,
        AccessConfig.PRIVATE_NETWORKS);
  }

  private static RunningService start(
      NodeConfig of,
      int port,
      RedisConfig redis,
      HallConfig hall,
      Set<TransportKind> transports,
      boolean compression,
      List<String> proxies) {
    Node node = Node.start(of).await();
    RealtimeConfig config =
        new RealtimeConfig(
            new HttpConfig("127.0.0.1", port),
            redis,
            "127.0.0.1",
            transports,
            List.of("https://partner.example"),
            compression,
            new AccessConfig(Signing.SECRET, proxies),
            hall,
            Duration.ofMillis(200));
    int listening = await(RealtimeServiceMain.deploy(node, config));
    node.announcer().serve(RealtimeContract.SERVICE);
    return new RunningService(node, listening);
  }

  private static int await(Future<Integer> port) {
    try {
      return port.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  Node node() {
    return node;
  }

  int port() {
    return port;
  }

  void publish(RoomMessage... messages) {
    node.bus().publish(RealtimeContract.PUBLISH, new RoomMessages(List.of(messages)));
  }

  /** Zero for what has not been counted yet. */
  double count(String name, String... tags) {
    Counter counter = node.meters().find("bulletin.realtime." + name).tags(tags).counter();
    return counter == null ? 0 : counter.count();
  }

  double connections(String transport) {
    return node.meters()
        .get("bulletin.realtime.connections")
        .tag("transport", transport)
        .gauge()
        .value();
  }

  @Override
  public void close() {
    node.stop();
  }
}
