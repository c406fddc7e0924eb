package dev.bulletin.realtime;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.testing.RedisServer;

/** One Redis for all services of this JVM, which ends with it. */
final class SharedRedis {
  private SharedRedis() {}

  private static final class Holder {
    private static final RedisServer SERVER = RedisServer.start();
  }

  static RedisConfig config() {
    return of(Holder.SERVER);
  }

  static RedisConfig of(RedisServer server) {
    return new RedisConfig(server.host(), server.port(), new Secret(""));
  }
}
