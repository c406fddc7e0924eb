package dev.bulletin.contract.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a report is in its life. */
public enum ReportStatus {
  DRAFT,
  SCHEDULED,
  PUBLISHED,
  WITHDRAWN;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
