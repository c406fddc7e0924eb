package dev.bulletin.common.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A connection with a client of its own, so that giving it up leaves nothing behind in a pool. It
 * has ended when the other side closes it, when it cannot be written to, and when it stays silent:
 * a Redis that was cut off closes nothing. Thread-safe.
 */
final class Line {
  private static final long LIMIT_MILLIS = 1_000;
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(3);

  private final Redis client;
  private final RedisConnection connection;
  private final Promise<Void> ended = Promise.promise();
  private volatile long silentSince;

  private Line(Redis client, RedisConnection connection) {
    this.client = client;
    this.connection = connection;
    connection.exceptionHandler(ended::tryFail);
    connection.endHandler(end -> ended.tryFail(new IOException("the connection ended")));
  }

  /** Opens one; it has answered when it is open. */
  static Future<Line> open(Redis client) {
    return client
        .connect()
        .map(connection -> new Line(client, connection))
        .compose(line -> line.send(Request.cmd(Command.PING)).map(line))
        .timeout(2 * LIMIT_MILLIS, TimeUnit.MILLISECONDS)
        .onFailure(failure -> client.close());
  }

  /** Fails when the connection is of no use any more, and says why. */
  Future<Void> ended() {
    return ended.future();
  }

  /** Fails when the answer takes longer than a second. */
  Future<Response> send(Request request) {
    return connection
        .send(request)
        .timeout(LIMIT_MILLIS, TimeUnit.MILLISECONDS)
        .onSuccess(answer -> silentSince = 0)
        .onFailure(this::doubt);
  }

  private void doubt(Throwable failure) {
    if (failure instanceof TimeoutException) {
      listen(System.nanoTime());
    }
  }

  private void listen(long now) {
    if (silentSince == 0) {
      silentSince = now;
    } else if (now - silentSince > LONGEST_SILENCE.toNanos()) {
      ended.tryFail(new IOException("no answer for " + LONGEST_SILENCE.toSeconds() + " s"));
    }
  }

  Future<Void> close() {
    return client.close();
  }
}
