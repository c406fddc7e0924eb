package dev.bulletin.gateway.limit;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.common.web.Addresses;
import java.time.Duration;
import java.util.List;

/**
 * How much is too much.
 *
 * @param proxies whose word on a client's address is believed; who comes from there without such a
 *     word is of our own house, and not counted
 * @param perAddress requests a minute that are not answered from memory; 0 counts none
 * @param perCaller the same of a person or a program
 * @param overloadedAfter how late the node may be in its work
 */
public record LimitConfig(
    RedisConfig redis, Addresses proxies, int perAddress, int perCaller, Duration overloadedAfter) {
  private static final List<String> THIS_MACHINE = List.of("127.0.0.0/8", "::1/128");
  private static final int MOST = 1_000_000;

  public static LimitConfig read(ConfigReader in) {
    return new LimitConfig(
        RedisConfig.read(in),
        Addresses.trusting(Addresses.readNetworks(in, "BULLETIN_TRUSTED_PROXIES", THIS_MACHINE)),
        in.integer("BULLETIN_RATE_OF_ADDRESS", 1_200, 0, MOST),
        in.integer("BULLETIN_RATE_OF_CALLER", 6_000, 0, MOST),
        in.duration(
            "BULLETIN_OVERLOADED_AFTER",
            Duration.ofSeconds(2),
            Duration.ofMillis(50),
            Duration.ofMinutes(10)));
  }
}
