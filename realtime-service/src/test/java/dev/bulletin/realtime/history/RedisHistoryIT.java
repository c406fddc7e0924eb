package dev.bulletin.realtime.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.realtime.history.History.Kept;
import dev.bulletin.realtime.protocol.Position;
import dev.bulletin.realtime.room.RoomRule;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.RedisServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class RedisHistoryIT extends HistoryContract {
  private static Node node;
  private static RedisConnections redis;

  @BeforeAll
  static void start(RedisServer server) {
    node = Node.start(Nodes.alone()).await();
    RedisConfig config = new RedisConfig(server.host(), server.port(), new Secret(""));
    redis = RedisConnections.open(node, "test", config).await();
  }

  @AfterAll
  static void stop() {
    node.stop();
  }

  @Override
  History history() {
    return new RedisHistory(redis);
  }

  @Test
  void manyNodesThatAddTheSameAgreeOnItsOrder() {
    Kept room = new Kept("crowd", new RoomRule.History(1_000, Duration.ofMinutes(1)));
    List<Future<Tail>> appends =
        IntStream.range(0, 300)
            .mapToObj(i -> history().append(room, messages("m" + i / 3), Position.NONE, 0))
            .toList();
    Future.all(appends).await();
    Tail all = history().append(room, List.of(), Position.NONE, 1_000).await();
    assertThat(all.position().offset()).isEqualTo(100);
    assertThat(ids(all)).doesNotHaveDuplicates().hasSize(100);
  }

  @Test
  void goesOnWhenRedisHasForgottenItsScripts() {
    append("a");
    redis.send(Request.cmd(Command.SCRIPT).arg("FLUSH")).await();
    assertThat(append("b").position().offset()).isEqualTo(2);
  }

  @Test
  void whatIsKeptEndsAndWhereTheStreamStandsIsKeptForLonger() {
    Kept room = new Kept("ending", new RoomRule.History(5, Duration.ofMinutes(1)));
    history().append(room, messages("a"), Position.NONE, 0).await();
    assertThat(millisLeft("log")).isBetween(1L, Duration.ofMinutes(1).toMillis());
    assertThat(millisLeft("ids")).isBetween(1L, Duration.ofMinutes(1).toMillis());
    assertThat(millisLeft("at")).isGreaterThan(Duration.ofDays(29).toMillis());
  }

  private static long millisLeft(String part) {
    Request request = Request.cmd(Command.PTTL).arg("realtime:{ending}:" + part);
    return redis.send(request).await().toLong();
  }
}
