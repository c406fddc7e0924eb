package dev.bulletin.dashboard.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.dashboard.Instances;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.RedisServer;
import dev.bulletin.testing.Servers;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class RedisSamplesIT extends SampleStoreContract {
  private static final String KEY = "dashboard:latest";

  private static Node node;
  private static RedisConnections redis;

  @BeforeAll
  static void open(RedisServer server) {
    node = await(Node.start(Nodes.alone()));
    redis = await(RedisConnections.open(node, "dashboard-service", Instances.redis(server)));
  }

  @AfterAll
  static void close() {
    node.stop();
  }

  @Override
  protected SampleStore store() {
    await(redis.send(Request.cmd(Command.DEL).arg(KEY).arg(KEY + ":term")));
    return new RedisSamples(redis, new Realm(false));
  }

  @Test
  void forgetsWhatNobodyRenewsForADay() {
    await(store().keep(pushed(price("1", AT))));
    long seconds = await(redis.send(Request.cmd(Command.TTL).arg(KEY))).toLong();
    assertThat(Duration.ofSeconds(seconds)).isBetween(Duration.ofHours(23), Duration.ofDays(1));
  }

  @Test
  void isNotStoppedByAValueThatIsNotOurs() {
    SampleStore store = store();
    await(redis.send(Request.cmd(Command.HSET).arg(KEY).arg("BTC-USDT.price").arg("nonsense")));
    await(store.keep(pushed(price("1", AT))));
    assertThat(await(store.latest())).containsExactly(price("1", AT));
  }

  @Test
  void failsSoonWhenRedisHangs() throws Exception {
    try (RedisServer own = RedisServer.start()) {
      Node alone = await(Node.start(Nodes.alone()));
      var paused = await(RedisConnections.open(alone, "dashboard-service", Instances.redis(own)));
      own.pause();
      var reading = new RedisSamples(paused, new Realm(false)).latest();
      assertThatThrownBy(() -> reading.await(30, TimeUnit.SECONDS)).hasMessageContaining("250");
      own.resume();
      alone.stop();
    }
  }
}
