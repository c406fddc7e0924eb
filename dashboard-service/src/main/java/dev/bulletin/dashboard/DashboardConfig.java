package dev.bulletin.dashboard;

import dev.bulletin.common.cache.CacheConfig;
import dev.bulletin.common.cache.Lifetimes;
import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.redis.RedisConfig;
import java.net.URI;
import java.time.Duration;

/**
 * The settings of dashboard-service.
 *
 * @param binance where Binance's API, or what imitates it, is reached
 * @param deadline how long a source may take for its whole answer
 * @param freshness how old a figure may be before it is shown as stale; not less than the interval,
 *     or every figure would be
 * @param cacheMib for answers in memory, by their encoded size
 * @param simulated what is polled is a simulator, and everything that is shown says so
 */
public record DashboardConfig(
    PgConfig pg,
    RedisConfig redis,
    URI binance,
    Duration pollInterval,
    Duration deadline,
    Duration freshness,
    int cacheMib,
    boolean simulated) {
  private static final Duration FRESHNESS = Duration.ofSeconds(15);

  public static DashboardConfig read(ConfigReader in) {
    Duration interval =
        in.duration(
            "BULLETIN_POLL_INTERVAL",
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofHours(1));
    return new DashboardConfig(
        PgConfig.read(in),
        RedisConfig.read(in),
        in.url("BULLETIN_BINANCE_URL", "https://api.binance.com"),
        interval,
        in.duration(
            "BULLETIN_SOURCE_DEADLINE",
            Duration.ofSeconds(3),
            Duration.ofMillis(100),
            Duration.ofMinutes(1)),
        in.duration("BULLETIN_FRESHNESS_LIMIT", freshness(interval), interval, Duration.ofDays(1)),
        in.integer("BULLETIN_DASHBOARD_CACHE_MIB", 16, 1, 16_384),
        in.flag("BULLETIN_SIMULATED", false));
  }

  private static Duration freshness(Duration interval) {
    Duration threeIntervals = interval.multipliedBy(3);
    return threeIntervals.compareTo(FRESHNESS) > 0 ? threeIntervals : FRESHNESS;
  }

  /**
   * Who says so, in every sample. What a simulator said has another name, so that it can never be
   * taken for the market's in a database that has seen both.
   */
  String sourceName() {
    return simulated ? "binance-simulated" : "binance";
  }

  /** What is read between two ticks is as new as what comes with the next: no answer is older. */
  CacheConfig cache() {
    return new CacheConfig(cacheMib, new Lifetimes(pollInterval, pollInterval, Duration.ZERO));
  }

  /** How long an instance believes that it has missed nothing although it hears nothing. */
  Duration patience() {
    return pollInterval.multipliedBy(2);
  }
}
