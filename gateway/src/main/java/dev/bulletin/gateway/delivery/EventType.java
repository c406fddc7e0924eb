package dev.bulletin.gateway.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What programs of others can be told of. */
public enum EventType {
  REPORT_PUBLISHED("report.published"),
  REPORT_REVISED("report.revised"),
  REPORT_WITHDRAWN("report.withdrawn"),
  ALERT_RAISED("alert.raised"),
  ALERT_CLEARED("alert.cleared"),
  SOURCE_STALE("source.stale"),
  SOURCE_FRESH("source.fresh");

  private final String code;

  EventType(String code) {
    this.code = code;
  }

  @JsonValue
  public String code() {
    return code;
  }

  /** The type of that code, if there is one. */
  public static Optional<EventType> known(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }
}
