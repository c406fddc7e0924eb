package dev.bulletin.dashboard;

import dev.bulletin.common.cache.CacheConfig;
import dev.bulletin.common.cache.Lifetimes;
import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.dashboard.history.Retention;
import dev.bulletin.dashboard.push.PushConfig;
import dev.bulletin.dashboard.series.Realm;
import java.time.Duration;

/**
 * The settings of dashboard-service.
 *
 * @param pollInterval of Binance's prices
 * @param slowInterval of what changes slower
 * @param deadline how long a source may take for its whole answer
 * @param freshness how old a figure may be before it is shown as stale; not less than the interval,
 *     or every figure would be
 * @param push how samples are pushed
 * @param cacheMib for answers in memory, by their encoded size
 * @param simulated what is polled is a simulator, and everything that is shown says so
 * @param retention how long history is kept
 */
public record DashboardConfig(
    PgConfig pg,
    RedisConfig redis,
    SourcesConfig sources,
    Duration pollInterval,
    Duration slowInterval,
    Duration deadline,
    Duration freshness,
    PushConfig push,
    int cacheMib,
    boolean simulated,
    Retention retention) {
  private static final Duration FRESHNESS = Duration.ofSeconds(15);

  public static DashboardConfig read(ConfigReader in) {
    Duration interval =
        in.duration(
            "BULLETIN_POLL_INTERVAL",
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofHours(1));
    boolean simulated = in.flag("BULLETIN_SIMULATED", false);
    return new DashboardConfig(
        PgConfig.read(in),
        RedisConfig.read(in),
        SourcesConfig.read(in, simulated),
        interval,
        in.duration(
            "BULLETIN_SLOW_POLL_INTERVAL",
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofHours(1)),
        in.duration(
            "BULLETIN_SOURCE_DEADLINE",
            Duration.ofSeconds(3),
            Duration.ofMillis(100),
            Duration.ofMinutes(1)),
        in.duration("BULLETIN_FRESHNESS_LIMIT", freshness(interval), interval, Duration.ofDays(1)),
        PushConfig.read(in),
        in.integer("BULLETIN_DASHBOARD_CACHE_MIB", 16, 1, 16_384),
        simulated,
        Retention.read(in));
  }

  private static Duration freshness(Duration interval) {
    Duration threeIntervals = interval.multipliedBy(3);
    return threeIntervals.compareTo(FRESHNESS) > 0 ? threeIntervals : FRESHNESS;
  }

  /** Whose figures these are. */
  Realm realm() {
    return new Realm(simulated);
  }

  /** How a source is named in every sample. */
  String sourceName(String name) {
    return realm().source(name);
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
