package dev.bulletin.local;

import dev.bulletin.local.simulator.MarketSimulator;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What the services need around them: a real PostgreSQL, a real Redis, and the simulator. */
final class LocalServers implements AutoCloseable {
  private final PostgresServer postgres;
  private final RedisServer redis;
  private final Vertx vertx;
  private final int simulatorPort;

  private LocalServers(PostgresServer postgres, RedisServer redis, Vertx vertx, int simulatorPort) {
    this.postgres = postgres;
    this.redis = redis;
    this.vertx = vertx;
    this.simulatorPort = simulatorPort;
  }

  /** Starts all side by side, with data in the folder or, without one, in temporary ones. */
  static LocalServers start(Optional<DataFolder> folder) {
    var redis = CompletableFuture.supplyAsync(() -> redis(folder));
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    int simulatorPort = new MarketSimulator(vertx).start(0).await();
    return new LocalServers(postgres(folder), redis.join(), vertx, simulatorPort);
  }

  private static PostgresServer postgres(Optional<DataFolder> folder) {
    return folder
        .map(kept -> PostgresServer.start(kept.folder("postgresql")))
        .orElseGet(PostgresServer::start);
  }

  private static RedisServer redis(Optional<DataFolder> folder) {
    return folder
        .map(kept -> RedisServer.start(kept.folder("redis")))
        .orElseGet(RedisServer::start);
  }

  PostgresServer postgres() {
    return postgres;
  }

  RedisServer redis() {
    return redis;
  }

  String simulatorUrl() {
    return "http://127.0.0.1:" + simulatorPort;
  }

  @Override
  public void close() {
    vertx.close().await();
    redis.close();
    postgres.close();
  }
}
