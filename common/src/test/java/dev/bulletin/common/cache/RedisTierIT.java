package dev.bulletin.common.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.RedisServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class RedisTierIT extends SharedTierContract {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static Node node;
  private static RedisConnections redis;

  private final String service = "test-" + UUID.randomUUID();
  private final RedisTier tier = new RedisTier(redis, service, LONGEST);
  private final RedisTier other = new RedisTier(redis, service, LONGEST);

  @BeforeAll
  static void connect(RedisServer server) {
    node = Node.start(Nodes.alone()).await();
    redis =
        done(
            RedisConnections.open(
                node, "test", new RedisConfig(server.host(), server.port(), new Secret(""))));
  }

  @AfterAll
  static void stop() {
    node.stop();
  }

  @Override
  SharedTier tier() {
    return tier;
  }

  @Override
  SharedTier other() {
    return other;
  }

  @Test
  void amongAHundredAtOnceOneMayLoad() {
    List<Future<Claim>> claims =
        IntStream.range(0, 100).mapToObj(i -> (i % 2 == 0 ? tier : other).claim("k", 0)).toList();
    done(Future.all(claims));
    assertThat(claims)
        .extracting(Future::result)
        .filteredOn(Claim.Yours.class::isInstance)
        .hasSize(1);
  }

  @Test
  void servicesKeepNothingOfEachOther() {
    done(tier.claim("k", 0));
    var stranger = new RedisTier(redis, "test-" + UUID.randomUUID(), LONGEST);
    assertThat(done(stranger.claim("k", 0))).isInstanceOf(Claim.Yours.class);
  }

  @Test
  void nothingStaysForEver() {
    Ticket ticket = ((Claim.Yours) done(tier.claim("k", 0))).ticket();
    assertThat(millisLeft("l:k")).isBetween(1L, RedisTier.LOCK.toMillis());
    done(tier.put(ticket, new Parcel(false, Buffer.buffer("a"), Set.of("x"), 5_000, 20_000)));
    assertThat(millisLeft("v:k")).isBetween(20_000L, 25_000L);
    done(tier.invalidate(Set.of("x")));
    assertThat(millisLeft("t:x")).isBetween(LONGEST.toMillis() - 5_000, LONGEST.toMillis());
  }

  @Test
  void whatRedisHasForgottenMayBeLoadedAndTheOldRightHasEnded() {
    Ticket ticket = ((Claim.Yours) done(tier.claim("k", 0))).ticket();
    done(redis.send(Request.cmd(Command.DEL).arg("cache:" + service + ":l:k")));
    assertThat(done(tier.claim("k", 0))).isInstanceOf(Claim.Yours.class);
    assertThat(done(tier.put(ticket, PARCEL))).isEqualTo(SharedTier.Put.LATE);
    assertThat(done(tier.claim("k", 0))).isInstanceOf(Claim.Taken.class);
  }

  private long millisLeft(String key) {
    return done(redis.send(Request.cmd(Command.PTTL).arg("cache:" + service + ":" + key))).toLong();
  }
}
