package dev.bulletin.bench.cache;

import dev.bulletin.common.cache.CacheConfig;
import dev.bulletin.common.cache.Caches;
import dev.bulletin.common.cache.Lifetimes;
import dev.bulletin.common.cache.TieredCache;
import dev.bulletin.common.config.Secret;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.testing.RedisServer;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A node with a cache of reports. */
final class CacheNode implements AutoCloseable {
  static final String SERVICE = "bench";
  private static final Lifetimes LIFETIMES =
      new Lifetimes(Duration.ofHours(1), Duration.ofSeconds(30), Duration.ofHours(1));

  private final Node node;
  private final Caches caches;
  private final TieredCache<FindReport, ReportAnswer> cache;

  private CacheNode(Node node, Caches caches, Reports reports) {
    this.node = node;
    this.caches = caches;
    this.cache = caches.cache(Reports.KIND, question -> reports.load(node.vertx(), question));
    node.announcer().serve(SERVICE);
  }

  static CacheNode start(NodeConfig config, RedisConfig redis, Reports reports, int mib) {
    Node node = done(Node.start(config));
    RedisConnections connections = done(RedisConnections.open(node, SERVICE, redis));
    Caches caches = done(Caches.open(node, SERVICE, new CacheConfig(mib, LIFETIMES), connections));
    return new CacheNode(node, caches, reports);
  }

  static RedisConfig at(RedisServer server) {
    return new RedisConfig(server.host(), server.port(), new Secret(""));
  }

  NodeConfig config() {
    return node.config();
  }

  Future<ReportAnswer> ask(FindReport question) {
    return cache.get(question);
  }

  Caches caches() {
    return caches;
  }

  int knownInstances() {
    return node.directory().instances(SERVICE).size();
  }

  /** How many requests were answered in which way so far. */
  Map<String, Long> requests() {
    return counters("bulletin.cache.requests", "outcome");
  }

  long loads() {
    return counters("bulletin.cache.loads", "result").getOrDefault("ok", 0L);
  }

  private Map<String, Long> counters(String name, String tag) {
    Map<String, Long> counts = new HashMap<>();
    for (Counter counter : node.meters().find(name).counters()) {
      counts.put(String.valueOf(counter.getId().getTag(tag)), Math.round(counter.count()));
    }
    return counts;
  }

  @Override
  public void close() {
    node.stop();
  }

  static <T> T done(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("no answer within a minute", e);
    }
  }
}
