package dev.bulletin.common.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.RedisServer;
import dev.bulletin.testing.Relay;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kills its Redis, so it has one of its own. */
class RedisConnectionsIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final RedisServer server = RedisServer.start();
  private final Node node = Node.start(Nodes.alone()).await();
  private final Relay relay = Relay.to(server.port());
  private final RedisConnections redis =
      RedisConnections.open(
              node, "test", new RedisConfig(server.host(), relay.port(), new Secret("")))
          .await();

  @AfterEach
  void stop() {
    node.stop();
    relay.close();
    server.close();
  }

  @Test
  void carriesThousandsOfCommandsAtOnce() {
    // Again if need be: all that are asked at once have one second together.
    Eventually.that(LIMIT, () -> assertThat(incremented(3_000)).hasSize(3_000));
  }

  @Test
  void failsAtOnceWhileRedisIsAwayAndComesBackByItself() {
    assertThat(increment().await().toInteger()).isOne();
    server.kill();
    Eventually.that(
        LIMIT,
        () -> assertThatThrownBy(() -> increment().await()).isInstanceOf(ServiceException.class));
    server.restart();
    Eventually.that(LIMIT, () -> assertThat(increment().await().toInteger()).isPositive());
  }

  @Test
  void doesNotWaitForARedisThatHangs() {
    server.pause();
    assertThatThrownBy(() -> increment().await(30, TimeUnit.SECONDS))
        .isInstanceOf(ServiceException.class);
    server.resume();
  }

  @Test
  void comesBackAfterItWasCutOffWithoutAWord() {
    assertThat(increment().await().toInteger()).isOne();
    relay.silence();
    Eventually.that(LIMIT, () -> assertThat(incremented(10)).hasSize(10));
  }

  /** Or it would be lost there whose trace it is. */
  @Test
  void goesOnWhereItWasAsked() throws Exception {
    Context asked = ((ContextInternal) node.vertx().getOrCreateContext()).duplicate();
    Promise<Context> found = Promise.promise();
    asked.runOnContext(turn -> tellWhereItGoesOn(found));
    assertThat(found.future().await(60, TimeUnit.SECONDS)).isSameAs(asked);
  }

  private void tellWhereItGoesOn(Promise<Context> found) {
    increment().map(answer -> Vertx.currentContext()).onComplete(found);
  }

  /** The different numbers that were answered. */
  private Set<Integer> incremented(int times) throws TimeoutException {
    var many = IntStream.range(0, times).mapToObj(i -> increment()).toList();
    Future.all(many).await(60, TimeUnit.SECONDS);
    return many.stream().map(one -> one.result().toInteger()).collect(Collectors.toSet());
  }

  private Future<Response> increment() {
    return redis.send(Request.cmd(Command.INCR).arg("counter"));
  }
}
