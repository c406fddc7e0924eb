package dev.bulletin.common.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.RedisServer;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kills its Redis, so it has one of its own. */
class RedisConnectionsIT {
  private final RedisServer server = RedisServer.start();
  private final Node node = Node.start(Nodes.alone()).await();
  private final RedisConnections redis =
      RedisConnections.open(
              node, "test", new RedisConfig(server.host(), server.port(), new Secret("")))
          .await();

  @AfterEach
  void stop() {
    node.stop();
    server.close();
  }

  @Test
  void carriesThousandsOfCommandsAtOnce() throws Exception {
    var many = IntStream.range(0, 3_000).mapToObj(i -> increment()).toList();
    Future.all(many).await(10, TimeUnit.SECONDS);
    assertThat(increment().await().toInteger()).isEqualTo(3_001);
  }

  @Test
  void failsAtOnceWhileRedisIsAwayAndComesBackByItself() {
    assertThat(increment().await().toInteger()).isOne();
    server.kill();
    Eventually.that(
        Duration.ofSeconds(5),
        () -> assertThatThrownBy(() -> increment().await()).isInstanceOf(ServiceException.class));
    server.restart();
    Eventually.that(
        Duration.ofSeconds(10), () -> assertThat(increment().await().toInteger()).isPositive());
  }

  @Test
  void doesNotWaitForARedisThatHangs() {
    server.pause();
    assertThatThrownBy(() -> increment().await(3, TimeUnit.SECONDS))
        .isInstanceOf(ServiceException.class);
    server.resume();
  }

  private Future<Response> increment() {
    return redis.send(Request.cmd(Command.INCR).arg("counter"));
  }
}
