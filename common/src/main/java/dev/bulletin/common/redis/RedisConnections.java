package dev.bulletin.common.redis;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.health.Check;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Shutdown;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A service's connections to Redis in this JVM: one per event loop, kept open, pipelined, shared by
 * all verticles. While Redis is away commands fail at once, and the connections come back by
 * themselves. Thread-safe.
 */
public final class RedisConnections {
  private static final int MAX_UNDER_WAY = 4_096;

  private final List<HeldConnection> held;
  private final AtomicInteger next = new AtomicInteger();

  private RedisConnections(List<HeldConnection> held) {
    this.held = held;
  }

  /**
   * Connects, and adds the check of Redis to the node's health. Does not fail when Redis is away:
   * everything goes on without it.
   */
  public static Future<RedisConnections> open(Node node, String service, RedisConfig config) {
    RedisOptions options = options(config);
    List<HeldConnection> held =
        IntStream.range(0, node.instances()).mapToObj(i -> hold(node.vertx(), options)).toList();
    RedisConnections connections = new RedisConnections(held);
    node.health().add(new Check(service, "cache", connections::ping));
    node.shutdown().add(Shutdown.Stage.CLIENTS, connections::close);
    return Future.join(held.stream().map(HeldConnection::open).toList())
        .otherwiseEmpty()
        .map(connections);
  }

  private static HeldConnection hold(Vertx vertx, RedisOptions options) {
    return new HeldConnection(vertx, () -> Redis.createClient(vertx, options));
  }

  private static RedisOptions options(RedisConfig config) {
    RedisOptions options =
        new RedisOptions()
            .setConnectionString("redis://%s:%d".formatted(config.host(), config.port()))
            .setMaxPoolSize(1)
            .setMaxPoolWaiting(1)
            .setMaxWaitingHandlers(MAX_UNDER_WAY)
            .setPoolRecycleTimeout(-1);
    return config.password().reveal().isEmpty()
        ? options
        : options.setPassword(config.password().reveal());
  }

  /** Sends a command; fails with UNAVAILABLE when Redis is away or takes longer than a second. */
  public Future<Response> send(Request request) {
    return guarded(next().send(request));
  }

  /** Runs a script on keys; fails as {@link #send} does. */
  public Future<Response> run(Script script, List<String> keys, List<String> arguments) {
    HeldConnection connection = next();
    Request known = request(Command.EVALSHA, script.digest(), keys, arguments);
    return guarded(
        connection
            .send(known)
            .recover(
                failure ->
                    isForgotten(failure)
                        ? connection.send(request(Command.EVAL, script.text(), keys, arguments))
                        : Future.failedFuture(failure)));
  }

  private static boolean isForgotten(Throwable failure) {
    return String.valueOf(failure.getMessage()).startsWith("NOSCRIPT");
  }

  private static Request request(
      Command command, String script, List<String> keys, List<String> arguments) {
    Request request = Request.cmd(command).arg(script).arg(keys.size());
    keys.forEach(request::arg);
    arguments.forEach(request::arg);
    return request;
  }

  private HeldConnection next() {
    return held.get(Math.floorMod(next.getAndIncrement(), held.size()));
  }

  private static Future<Response> guarded(Future<Response> answer) {
    return answer.recover(
        failure -> Future.failedFuture(ServiceException.unavailable("the cache is away")));
  }

  private Future<String> ping() {
    return send(Request.cmd(Command.PING)).map("Redis answers");
  }

  private Future<Void> close() {
    return Future.join(held.stream().map(HeldConnection::close).toList()).mapEmpty();
  }
}
