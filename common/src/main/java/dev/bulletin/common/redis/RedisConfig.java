package dev.bulletin.common.redis;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.Secret;

/** Where Redis is. */
public record RedisConfig(String host, int port, Secret password) {
  public static RedisConfig read(ConfigReader in) {
    return new RedisConfig(
        in.string("BULLETIN_REDIS_HOST", "localhost"),
        in.integer("BULLETIN_REDIS_PORT", 6379, 1, 65_535),
        in.secret("BULLETIN_REDIS_PASSWORD", ""));
  }
}
