package dev.bulletin.gateway.alert;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.bulletin.gateway.delivery.EventType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a rule waits for. */
public enum AlertKind {
  /** A series is above a value. */
  ABOVE,
  /** A series is below a value. */
  BELOW,
  /** A report is published, with that tag if there is one. */
  REPORT,
  /** A source has given nothing for a while. */
  SOURCE;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<AlertKind> known(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }

  /** Whether it is about the values of a series. */
  public boolean isOfSeries() {
    return this == ABOVE || this == BELOW;
  }

  /** What is told when it is so. */
  public EventType raised() {
    return this == SOURCE ? EventType.SOURCE_STALE : EventType.ALERT_RAISED;
  }

  /** What is told when it is so no longer. */
  public EventType cleared() {
    return this == SOURCE ? EventType.SOURCE_FRESH : EventType.ALERT_CLEARED;
  }
}
