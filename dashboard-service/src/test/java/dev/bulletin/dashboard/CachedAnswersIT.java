package dev.bulletin.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.cache.CacheConfig;
import dev.bulletin.common.cache.Caches;
import dev.bulletin.common.cache.Lifetimes;
import dev.bulletin.common.config.Secret;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.ListSeries;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SeriesPage;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.dashboard.library.Dashboards;
import dev.bulletin.dashboard.series.InMemorySamples;
import dev.bulletin.dashboard.series.LatestSamples;
import dev.bulletin.dashboard.summary.Summaries;
import dev.bulletin.dashboard.summary.Tiles;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.RedisServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class CachedAnswersIT {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Instant NOW = Instant.now();
  private static final String SERIES = "BTC-USDT.price";

  private static final Dashboards DASHBOARDS = Dashboards.bundled();

  private static Node node;
  private static CachedAnswers answers;

  @BeforeAll
  static void start(RedisServer redis) {
    node = done(Node.start(Nodes.alone()));
    var config = new RedisConfig(redis.host(), redis.port(), new Secret(""));
    RedisConnections connections =
        done(RedisConnections.open(node, DashboardContract.SERVICE, config));
    var lifetimes = new Lifetimes(LONG, LONG, Duration.ZERO);
    Caches caches =
        done(
            Caches.open(
                node, DashboardContract.SERVICE, new CacheConfig(1, lifetimes), connections));
    var latest =
        new LatestSamples(new InMemorySamples(), new InMemorySamples(), LONG, Clock.systemUTC());
    var summaries =
        new Summaries(
            DASHBOARDS,
            new Tiles((sample, told) -> sample.at().plus(LONG)),
            true,
            Clock.systemUTC());
    answers = new CachedAnswers(caches, latest, DASHBOARDS, summaries);
  }

  @AfterAll
  static void stop() {
    node.stop();
  }

  @Test
  void aSummaryIsNeverOlderThanTheLastTick() {
    for (int tick = 1; tick <= 100; tick++) {
      answers.hear(price(tick));
      assertThat(bitcoin()).isEqualByComparingTo(BigDecimal.valueOf(tick));
      assertThat(bitcoin()).isEqualByComparingTo(BigDecimal.valueOf(tick));
    }
    assertThat(cached("dashboard.summarize", "l1")).isPositive();
    assertThat(cached("dashboard.summarize", "l2")).isZero();
  }

  @Test
  void aHistoryIsReadOnceForAllWhoAskForTheSame() {
    var reads = new AtomicInteger();
    var histories = answers.histories(question -> history(node, reads.incrementAndGet()));
    var question = new ReadSeries(SERIES, NOW.minus(LONG), NOW, 100);
    List<Future<SeriesHistory>> asked =
        IntStream.range(0, 100).mapToObj(i -> histories.apply(question)).toList();
    done(Future.all(asked));
    assertThat(reads).hasValue(1);
    done(histories.apply(new ReadSeries(SERIES, NOW.minus(LONG), NOW, 50)));
    assertThat(reads).hasValue(2);
  }

  @Test
  void theListOfSeriesIsReadOnceForAllWhoAskBetweenTwoTicks() {
    var reads = new AtomicInteger();
    Promise<SeriesPage> reading = Promise.promise();
    var pages = answers.pages(question -> read(reads, reading));
    var question = new ListSeries("", null, 100);
    List<Future<SeriesPage>> asked =
        IntStream.range(0, 100).mapToObj(i -> pages.apply(question)).toList();
    assertThat(reads).hasValue(1);
    reading.complete(
        new SeriesPage(Provenance.fresh("1", Set.of(), Instant.EPOCH), List.of(), null));
    done(Future.all(asked));
    int before = reads.get();
    answers.hear(price(1));
    done(pages.apply(question));
    assertThat(reads).hasValue(before + 1);
  }

  private static Future<SeriesPage> read(AtomicInteger reads, Promise<SeriesPage> reading) {
    reads.incrementAndGet();
    return reading.future();
  }

  private static Future<SeriesHistory> history(Node node, int value) {
    var point = new SeriesPoint(NOW, BigDecimal.valueOf(value));
    var provenance =
        Provenance.fresh("1", Set.of(DashboardContract.seriesTag(SERIES)), Instant.EPOCH);
    return node.vertx()
        .timer(20, TimeUnit.MILLISECONDS)
        .map(read -> new SeriesHistory(provenance, SERIES, List.of(point)));
  }

  private static Samples price(int value) {
    return new Samples(
        1,
        List.of(
            new Sample(
                SERIES, BigDecimal.valueOf(value), NOW.plusMillis(value), "binance-simulated")));
  }

  private static BigDecimal bitcoin() {
    DashboardSummary summary = done(answers.summarize(new SummarizeDashboard("crypto")));
    return summary.tiles().stream()
        .filter(tile -> tile.figure().series().equals(SERIES))
        .findFirst()
        .orElseThrow()
        .figure()
        .value();
  }

  private static double cached(String cache, String outcome) {
    return node.meters()
        .get("bulletin.cache.requests")
        .tag("cache", cache)
        .tag("outcome", outcome)
        .counter()
        .count();
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no answer within 60 s", e);
    }
  }
}
