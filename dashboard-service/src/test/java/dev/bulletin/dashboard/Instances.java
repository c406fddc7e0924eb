package dev.bulletin.dashboard;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import java.net.URI;
import java.time.Duration;

/** Settings for instances of the service in tests: small, and quick to poll and to grow old. */
public final class Instances {
  private Instances() {}

  public static PgConfig pg(PostgresServer.Access access) {
    return new PgConfig(
        access.host(),
        access.port(),
        access.database(),
        access.user(),
        new Secret(access.password()),
        "disable",
        6,
        Duration.ofSeconds(5));
  }

  public static RedisConfig redis(RedisServer server) {
    return new RedisConfig(server.host(), server.port(), new Secret(""));
  }

  static DashboardConfig config(PostgresServer.Access access, RedisServer redis, URI exchange) {
    return new DashboardConfig(
        pg(access),
        redis(redis),
        exchange,
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        /* cacheMib= */ 4,
        /* simulated= */ false);
  }
}
