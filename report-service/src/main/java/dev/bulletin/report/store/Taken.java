package dev.bulletin.report.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a report that was taken in: committed, with the revision it now stands at. */
public record Taken(Outcome outcome, int revision) {
  /** What taking it in did. */
  public enum Outcome {
    CREATED,
    UPDATED,
    /** It says what is kept already, so nothing was written. */
    UNCHANGED;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
