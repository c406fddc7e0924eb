package dev.bulletin.common.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that is opened again, after a growing and jittered delay, whenever it ends: the
 * client does that only for connections of its pool, which carry one command at a time.
 */
final class HeldConnection {
  private static final Logger log = LoggerFactory.getLogger(HeldConnection.class);
  private static final int FIRST_DELAY_MILLIS = 50;
  private static final int LAST_DELAY_MILLIS = 2_000;

  private final Vertx vertx;
  private final Redis redis;
  private volatile Optional<RedisConnection> current = Optional.empty();
  private volatile boolean closed;
  private volatile int failures;

  HeldConnection(Vertx vertx, Redis redis) {
    this.vertx = vertx;
    this.redis = redis;
  }

  Future<Void> open() {
    return redis.connect().onSuccess(this::hold).onFailure(this::retry).mapEmpty();
  }

  Future<Response> send(Request request) {
    return current
        .map(connection -> connection.send(request))
        .orElseGet(() -> Future.failedFuture("not connected"));
  }

  void close() {
    closed = true;
    current = Optional.empty();
  }

  private void hold(RedisConnection connection) {
    if (failures > 0) {
      log.info("redis is back");
    }
    failures = 0;
    connection.exceptionHandler(failure -> log.debug("redis connection", failure));
    connection.endHandler(ended -> lost(connection));
    current = Optional.of(connection);
  }

  private void lost(RedisConnection connection) {
    if (current.filter(held -> held == connection).isPresent()) {
      current = Optional.empty();
      retry(new IllegalStateException("connection ended"));
    }
  }

  private void retry(Throwable failure) {
    if (closed) {
      return;
    }
    if (failures == 0) {
      log.warn("redis is away, trying again: {}", failure.getMessage());
    }
    int longest = Math.min(LAST_DELAY_MILLIS, FIRST_DELAY_MILLIS << Math.min(failures, 10));
    failures++;
    vertx.setTimer(1 + ThreadLocalRandom.current().nextInt(longest), id -> reopen());
  }

  private void reopen() {
    if (!closed) {
      open().onFailure(failure -> log.debug("redis is still away", failure));
    }
  }
}
