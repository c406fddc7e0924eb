package dev.bulletin.common.cache;

import dev.bulletin.common.config.ConfigReader;
import java.time.Duration;

/**
 * How long what is cached lives, from the moment its loading began.
 *
 * @param ttl an answer is never older, even if the news of a change was lost
 * @param missTtl the same for the knowledge that there is nothing
 * @param stale how much longer an answer may be given, marked, while what it comes from is away
 */
public record Lifetimes(Duration ttl, Duration missTtl, Duration stale) {
  /** Settings whose names begin with {@code BULLETIN_<prefix>_CACHE_}. */
  static Lifetimes read(ConfigReader in, String prefix) {
    return new Lifetimes(
        in.duration(prefix + "TTL", Duration.ofMinutes(5), Duration.ofSeconds(1), days(1)),
        in.duration(
            prefix + "MISS_TTL",
            Duration.ofSeconds(30),
            Duration.ofMillis(100),
            Duration.ofHours(1)),
        in.duration(prefix + "STALE", Duration.ofHours(1), Duration.ZERO, days(7)));
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }

  /** Longer than anything lives, or is under way. */
  Duration longest() {
    Duration known = ttl.compareTo(missTtl) > 0 ? ttl : missTtl;
    return known.plus(stale).plus(RedisTier.LOCK);
  }
}
