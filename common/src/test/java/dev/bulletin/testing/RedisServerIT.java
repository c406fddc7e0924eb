package dev.bulletin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Servers.class)
class RedisServerIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void isTheReleaseThatTheSuiteIsMadeFor(RedisServer server) throws Exception {
    assertThat(ask(server, Request.cmd(Command.INFO).arg("server")))
        .contains("redis_version:7.0.15");
  }

  @Test
  void answersNothingWhilePausedAndEverythingAfterwards() throws Exception {
    try (RedisServer server = RedisServer.start()) {
      server.pause();
      Redis client = Redis.createClient(vertx, server.uri());
      var answer = client.send(Request.cmd(Command.PING));
      assertThatThrownBy(() -> answer.await(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      server.resume();
      assertThat(answer.await(60, TimeUnit.SECONDS).toString()).isEqualTo("PONG");
      client.close().await();
    }
  }

  @Test
  void comesBackEmptyOnTheSamePortAfterACrash() throws Exception {
    try (RedisServer server = RedisServer.start()) {
      int port = server.port();
      set(server, "price", "96000");
      server.kill();
      assertThatThrownBy(() -> ask(server, Request.cmd(Command.PING))).isNotNull();
      server.restart();
      assertThat(server.port()).isEqualTo(port);
      assertThat(ask(server, Request.cmd(Command.EXISTS).arg("price"))).isEqualTo("0");
    }
  }

  @Test
  void keepsTheDataOfAFolder(@TempDir Path folder) throws Exception {
    try (RedisServer server = RedisServer.start(folder)) {
      set(server, "price", "96000");
    }
    try (RedisServer server = RedisServer.start(folder)) {
      assertThat(ask(server, Request.cmd(Command.GET).arg("price"))).isEqualTo("96000");
    }
  }

  @Test
  void takesOverFromAServerThatAKilledRunHasLeft(@TempDir Path folder) throws Exception {
    try (ChildProcess run = KilledRun.start("redis", folder)) {
      ServerProcess left = process(folder);
      left.pause();
      run.kill();
      try (RedisServer server = RedisServer.start(folder)) {
        assertThat(left.isAlive()).isFalse();
        assertThat(ask(server, Request.cmd(Command.PING))).isEqualTo("PONG");
      }
    }
  }

  @Test
  void endsWithTheJvmThatStartedIt(@TempDir Path folder) {
    try (ChildProcess run = KilledRun.start("redis", folder)) {
      ServerProcess left = process(folder);
      run.kill();
      Eventually.that(LIMIT, () -> !left.isAlive());
    }
  }

  private static ServerProcess process(Path folder) {
    return ServerProcess.find(folder.resolve("redis.pid"), "redis-server").orElseThrow();
  }

  private void set(RedisServer server, String key, String value) throws Exception {
    ask(server, Request.cmd(Command.SET).arg(key).arg(value));
  }

  private String ask(RedisServer server, Request request) throws Exception {
    Redis client = Redis.createClient(vertx, server.uri());
    return client.send(request).await(60, TimeUnit.SECONDS).toString();
  }
}
