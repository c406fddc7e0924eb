package dev.bulletin.report;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.cache.CacheConfig;
import dev.bulletin.common.cache.Lifetimes;
import dev.bulletin.common.config.Secret;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.common.web.HttpConfig;
import dev.bulletin.common.web.InternalConfig;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.UpdateReport;
import dev.bulletin.testing.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Commands and settings that are as they should be; a test changes what it is about. */
public final class Examples {
  public static final Principal ANALYST =
      new Principal("token:analyst", Set.of(ReportContract.WRITE_SCOPE));
  public static final ReportText ENGLISH =
      new ReportText("Weekly outlook", "What moved.", "# Prices\n\nBitcoin went **up**.");
  public static final ReportText VIETNAMESE =
      new ReportText("Triển vọng tuần", "Điều gì đã thay đổi.", "# Giá\n\nBitcoin đã **tăng**.");

  public static final InternalConfig INTERNAL =
      new InternalConfig(new HttpConfig("127.0.0.1", 0), "127.0.0.1", new Secret("of the suite"));

  public static final CacheConfig CACHE =
      new CacheConfig(
          16, new Lifetimes(Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofHours(1)));

  private Examples() {}

  public static CreateReport create(String slug) {
    return new CreateReport(
        ANALYST,
        slug,
        "An Nguyễn",
        List.of("bitcoin", "weekly"),
        Map.of(Language.EN, ENGLISH, Language.VI, VIETNAMESE));
  }

  public static UpdateReport update(String slug, int revision, String title) {
    return new UpdateReport(
        ANALYST, slug, revision, "An Nguyễn", List.of("weekly"), english(title));
  }

  public static Map<Language, ReportText> english(String title) {
    return Map.of(Language.EN, new ReportText(title, "", "Text."));
  }

  public static PublishReport publish(String slug, int revision) {
    return new PublishReport(ANALYST, slug, revision);
  }

  /** As on two cores: two connections to read, one set aside, five to write. */
  public static PgConfig pg(PostgresServer.Access access) {
    return new PgConfig(
        access.host(),
        access.port(),
        access.database(),
        access.user(),
        new Secret(access.password()),
        "disable",
        8,
        Duration.ofSeconds(5),
        true);
  }

  /** Away: everything goes on without it. */
  public static final RedisConfig NO_REDIS = new RedisConfig("127.0.0.1", 1, new Secret(""));

  /**
   * On free ports, without Redis; a change waits no longer than {@code announcePeriod} for a
   * notification.
   */
  public static ReportConfig config(PostgresServer.Access access, Duration announcePeriod) {
    return config(access, NO_REDIS, announcePeriod);
  }

  /** The same with Redis. */
  public static ReportConfig config(
      PostgresServer.Access access, RedisConfig redis, Duration announcePeriod) {
    return new ReportConfig(
        pg(access),
        redis,
        INTERNAL,
        CACHE,
        2,
        announcePeriod,
        Duration.ofSeconds(1),
        "https://bulletin.example");
  }
}
