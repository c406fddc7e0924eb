package dev.bulletin.dashboard;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.common.web.HttpConfig;
import dev.bulletin.common.web.InternalConfig;
import dev.bulletin.dashboard.history.Retention;
import dev.bulletin.dashboard.push.PushConfig;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings for instances of the service in tests: small, and quick to poll and to grow old. */
public final class Instances {
  /** Any free port. */
  static final InternalConfig INTERNAL =
      new InternalConfig(new HttpConfig("127.0.0.1", 0), "127.0.0.1", new Secret("shared"));

  private Instances() {}

  public static PgConfig pg(PostgresServer.Access access) {
    return pg(access, Duration.ofSeconds(5));
  }

  /** With a limit for each statement. */
  public static PgConfig pg(PostgresServer.Access access, Duration limit) {
    return new PgConfig(
        access.host(),
        access.port(),
        access.database(),
        access.user(),
        new Secret(access.password()),
        "disable",
        6,
        limit,
        false);
  }

  public static RedisConfig redis(RedisServer server) {
    return new RedisConfig(server.host(), server.port(), new Secret(""));
  }

  static DashboardConfig config(PostgresServer.Access access, RedisServer redis, URI exchange) {
    return new DashboardConfig(
        pg(access),
        redis(redis),
        sources(exchange),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        new PushConfig(INTERNAL, /* perSecond= */ 100),
        /* cacheMib= */ 4,
        /* simulated= */ false,
        new Retention(Duration.ofDays(8), Duration.ofDays(90), Duration.ofDays(730)));
  }

  /** All of them at one address. */
  private static SourcesConfig sources(URI stub) {
    return new SourcesConfig(
        Optional.of(stub),
        Optional.of(stub),
        Optional.of(stub),
        Optional.of(stub),
        new Secret("k"));
  }
}
