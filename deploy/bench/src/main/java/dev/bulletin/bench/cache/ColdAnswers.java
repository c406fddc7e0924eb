package dev.bulletin.bench.cache;

import static dev.bulletin.bench.cache.CacheNode.done;

import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.RedisServer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** How often an answer is loaded for which very many ask at once and that nobody has. */
final class ColdAnswers {
  private static final int REQUESTS = 1_000;
  private static final int ANSWERS = 20;
  private static final int MIB = 64;

  private final RedisServer redis;

  /** So long that all have asked before the first answer is there. */
  private final Reports reports = new Reports(8_000, /* loadMillis= */ 100);

  ColdAnswers(RedisServer redis) {
    this.redis = redis;
  }

  List<CacheData.Cold> measure() {
    RedisConfig address = CacheNode.at(redis);
    try (var first = CacheNode.start(Nodes.clustered(), address, reports, MIB);
        var second = join(first, address);
        var third = join(first, address)) {
      List<CacheNode> all = List.of(first, second, third);
      awaitEachOther(all);
      var inOne = measure("one node", List.of(first), 0);
      var inThree = measure("three clustered nodes", all, ANSWERS);
      redis.kill();
      var withoutRedis = measure("three clustered nodes, Redis killed", all, 2 * ANSWERS);
      redis.restart();
      return List.of(inOne, inThree, withoutRedis);
    }
  }

  private CacheNode join(CacheNode first, RedisConfig address) {
    return CacheNode.start(Nodes.joining(first.config().cluster()), address, reports, MIB);
  }

  private static void awaitEachOther(List<CacheNode> nodes) {
    Eventually.that(
        Duration.ofSeconds(20),
        () -> nodes.stream().allMatch(node -> node.knownInstances() == nodes.size()));
  }

  private static CacheData.Cold measure(String where, List<CacheNode> nodes, int firstNumber) {
    List<Integer> loads =
        IntStream.range(firstNumber, firstNumber + ANSWERS)
            .map(number -> loads(nodes, Reports.question(number)))
            .boxed()
            .toList();
    return new CacheData.Cold(where, REQUESTS, loads);
  }

  private static int loads(List<CacheNode> nodes, FindReport question) {
    long before = loads(nodes);
    done(
        Future.all(
            IntStream.range(0, REQUESTS)
                .mapToObj(i -> nodes.get(i % nodes.size()).ask(question))
                .toList()));
    return (int) (loads(nodes) - before);
  }

  private static long loads(List<CacheNode> nodes) {
    return nodes.stream().mapToLong(CacheNode::loads).sum();
  }
}
