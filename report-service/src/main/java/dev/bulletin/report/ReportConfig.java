package dev.bulletin.report;

import dev.bulletin.common.cache.CacheConfig;
import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.common.web.InternalConfig;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What report-service reads besides what every node reads.
 *
 * @param exports that may be under way at once, each over a connection besides the pool
 * @param announcePeriod how long a change waits at most when PostgreSQL's notification is lost
 * @param schedulePeriod how long a scheduled publication waits at most when its time was not told,
 *     and after it has failed
 * @param publicUrl the origin at which readers find the suite; empty when it is not known
 */
public record ReportConfig(
    PgConfig pg,
    RedisConfig redis,
    InternalConfig internal,
    CacheConfig cache,
    int exports,
    Duration announcePeriod,
    Duration schedulePeriod,
    String publicUrl) {
  /** One at work and one that is slow; more would only share the same two cores. */
  private static final int EXPORTS = 2;

  private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#@\\s]+");

  public static ReportConfig read(ConfigReader in) {
    return new ReportConfig(
        PgConfig.read(in).withGenericPlans(),
        RedisConfig.read(in),
        InternalConfig.read(in),
        CacheConfig.read(in, "REPORT"),
        in.integer("BULLETIN_REPORT_EXPORTS", EXPORTS, 1, 16),
        in.duration(
            "BULLETIN_REPORT_ANNOUNCE_PERIOD",
            Duration.ofSeconds(30),
            Duration.ofMillis(100),
            Duration.ofHours(1)),
        in.duration(
            "BULLETIN_REPORT_SCHEDULE_PERIOD",
            Duration.ofSeconds(15),
            Duration.ofMillis(100),
            Duration.ofHours(1)),
        publicUrl(in));
  }

  private static String publicUrl(ConfigReader in) {
    String setting = "BULLETIN_PUBLIC_URL";
    String given = in.string(setting, "");
    if (!given.isEmpty() && !ORIGIN.matcher(given).matches()) {
      in.reject(setting, "expected an origin such as https://bulletin.example, without a path");
      return "";
    }
    return given;
  }
}
