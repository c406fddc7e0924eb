package dev.bulletin.gateway.limit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.bulletin.common.config.Secret;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.RedisServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class RedisTallyIT {
  private static final int PER_MINUTE = 60;

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final AtomicLong tallied = new AtomicLong();
  private final Node node = Node.start(Nodes.alone()).await();
  private final String who = UUID.randomUUID().toString();
  private final RedisConfig config;
  private RedisTally tally;

  RedisTallyIT(RedisServer redis) {
    this.config = new RedisConfig(redis.host(), redis.port(), new Secret(""));
  }

  @BeforeEach
  void open() throws Exception {
    tally = new RedisTally(RedisConnections.open(node, "test", config).await(30, SECONDS));
  }

  @AfterEach
  void stop() {
    node.stop();
  }

  private long add(long requests) throws Exception {
    return tally.add(who, PER_MINUTE, requests).await(30, SECONDS);
  }

  @Test
  void countsDownAndNeverBelowNothing() throws Exception {
    assertThat(add(1)).isEqualTo(PER_MINUTE - 1);
    assertThat(add(19)).isBetween(40L, 50L);
    assertThat(add(1_000)).isBetween(0L, 1L);
  }

  @Test
  void givesBackAsTimeGoesBy() throws Exception {
    add(1_000);
    Eventually.that(Duration.ofSeconds(30), () -> assertThat(left()).isGreaterThanOrEqualTo(2));
  }

  private long left() {
    try {
      return add(0);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Time stands still at the gateways, so that only the tally can tell them. */
  @Test
  void holdsTwoGatewaysToOneLimitTogether() {
    Quota here = new Quota("address", PER_MINUTE, this::add, Ticker.disabledTicker());
    Quota there = new Quota("address", PER_MINUTE, this::add, Ticker.disabledTicker());
    for (int i = 0; i < PER_MINUTE; i++) {
      assertThat(here.take(who).admitted()).isTrue();
    }
    Eventually.that(LIMIT, () -> assertThat(tallied.get()).isEqualTo(PER_MINUTE));
    assertThat(there.take(who).admitted()).isTrue();
    Eventually.that(LIMIT, () -> assertThat(tallied.get()).isEqualTo(PER_MINUTE + 1));
    assertThat(IntStream.range(0, PER_MINUTE).filter(i -> there.take(who).admitted()).count())
        .isLessThan(PER_MINUTE / 2);
  }

  /** Counts what was told once the quota has heard the answer. */
  private Future<Long> add(String name, int perMinute, long requests) {
    Promise<Long> answer = Promise.promise();
    tally
        .add(name, perMinute, requests)
        .onComplete(answer)
        .onSuccess(left -> tallied.addAndGet(requests));
    return answer.future();
  }
}
