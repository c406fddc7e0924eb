package dev.bulletin.common.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
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
  private final Supplier<Redis> clients;
  private volatile Optional<Line> current = Optional.empty();
  private volatile boolean closed;
  private volatile int failures;

  HeldConnection(Vertx vertx, Supplier<Redis> clients) {
    this.vertx = vertx;
    this.clients = clients;
  }

  Future<Void> open() {
    return Line.open(clients.get()).onSuccess(this::hold).onFailure(this::retry).mapEmpty();
  }

  /** Fails at once while there is no connection. */
  Future<Response> send(Request request) {
    return current
        .map(line -> line.send(request))
        .orElseGet(() -> Future.failedFuture("not connected"));
  }

  Future<Void> close() {
    closed = true;
    return end();
  }

  private Future<Void> end() {
    Optional<Line> line = current;
    current = Optional.empty();
    return line.map(Line::close).orElseGet(Future::succeededFuture);
  }

  private void hold(Line line) {
    if (closed) {
      line.close();
      return;
    }
    if (failures > 0) {
      log.info("redis is back");
    }
    failures = 0;
    current = Optional.of(line);
    line.ended().onFailure(this::lose);
  }

  private void lose(Throwable failure) {
    end();
    retry(failure);
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
