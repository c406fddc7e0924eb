package dev.bulletin.report;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.web.InternalConfig;

/** What report-service reads. */
public record ReportConfig(PgConfig pg, InternalConfig internal) {
  static ReportConfig read(ConfigReader in) {
    return new ReportConfig(PgConfig.read(in), InternalConfig.read(in));
  }
}
