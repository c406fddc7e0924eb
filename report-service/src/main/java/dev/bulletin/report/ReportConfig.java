package dev.bulletin.report;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.InvalidConfigException;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.web.InternalConfig;
import java.time.Duration;
import java.util.List;

/**
 * What report-service reads besides what every node reads.
 *
 * @param announcePeriod how long a change waits at most when PostgreSQL's notification is lost
 */
public record ReportConfig(PgConfig pg, InternalConfig internal, Duration announcePeriod) {
  /** One connection each to listen, to read and to write. */
  private static final int LEAST_CONNECTIONS = 3;

  public ReportConfig {
    if (pg.poolSize() < LEAST_CONNECTIONS) {
      throw new InvalidConfigException(
          List.of(
              "BULLETIN_PG_POOL_SIZE: report-service needs at least %d, got %d"
                  .formatted(LEAST_CONNECTIONS, pg.poolSize())));
    }
  }

  public static ReportConfig read(ConfigReader in) {
    return new ReportConfig(
        PgConfig.read(in),
        InternalConfig.read(in),
        in.duration(
            "BULLETIN_REPORT_ANNOUNCE_PERIOD",
            Duration.ofSeconds(30),
            Duration.ofMillis(100),
            Duration.ofHours(1)));
  }
}
